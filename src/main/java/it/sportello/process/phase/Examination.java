package it.sportello.process.phase;

import it.sportello.admissibility.ApplicationFacts;
import it.sportello.admissibility.Applications;
import it.sportello.admissibility.Duplicates;
import it.sportello.admissibility.Findings;
import it.sportello.admissibility.FormalCheck;
import it.sportello.admissibility.FormalChecks;
import it.sportello.admissibility.FormalFacts;
import it.sportello.admissibility.FormalProposal;
import it.sportello.notice.Notices;
import it.sportello.process.api.FormalExaminations;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The formal check as proposed by the rules: the application, the officer's findings, the duplicates of the call. */
@Service
@Transactional(readOnly = true)
@Rule({"PSW-13-01", "PSW-12-11"})
public class Examination implements FormalExaminations {

    private final Proposals proposals;
    private final Applications applications;
    private final FormalChecks checks;
    private final Notices notices;

    Examination(Proposals proposals, Applications applications, FormalChecks checks, Notices notices) {
        this.proposals = proposals;
        this.applications = applications;
        this.checks = checks;
        this.notices = notices;
    }

    @Override
    public FormalProposal proposal(ReferenceCode code) {
        Proposal proposal = proposals.require(code);
        return checks.proposal(code, proposal.ruleSet(), facts(code), duplicateGrounds(proposal));
    }

    /** All that the proposal of the rules reads at this instant. */
    FormalFacts recorded(ReferenceCode code) {
        return FormalFacts.of(facts(code), checks.findings(code), duplicateGrounds(proposals.require(code)));
    }

    @Override
    public ApplicationFacts facts(ReferenceCode code) {
        return applications.facts(code);
    }

    @Override
    public List<Reason> declaredGrounds(ReferenceCode code) {
        Proposal proposal = proposals.require(code);
        return new FormalCheck(notices.byRuleSet(proposal.ruleSet()))
                .check(facts(code), Findings.none(), duplicateGrounds(proposal))
                .grounds();
    }

    private List<Reason> duplicateGrounds(Proposal proposal) {
        if (proposal.state() == CaseState.WITHDRAWN) {
            return List.of();
        }
        return new Duplicates(notices.byRuleSet(proposal.ruleSet()))
                .check(applications.presentedWith(proposal.code())).stream()
                        .filter(verdict -> verdict.code().equals(proposal.code()))
                        .flatMap(verdict -> verdict.grounds().stream())
                        .toList();
    }
}
