package it.sportello.process.phase;

import it.sportello.admissibility.Applications;
import it.sportello.admissibility.Duplicates;
import it.sportello.admissibility.Duplicates.Effect;
import it.sportello.admissibility.Duplicates.Presented;
import it.sportello.admissibility.Duplicates.Verdict;
import it.sportello.audit.Explanations;
import it.sportello.correspondence.Channel;
import it.sportello.correspondence.Messages;
import it.sportello.notice.Notices;
import it.sportello.process.api.Role;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.Procedure;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.shared.RuleId;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the cases that a new proposal brings above a maximum when they are past the formal check, where the count is
 * made: those not yet approved are to be excluded, those approved are reviewed (PSW-12-11, PSW-12-12).
 */
@Service
@Transactional
@Rule({"PSW-12-11", "PSW-12-12"})
class DuplicateAlarm {

    private static final String SYSTEM = "sistema";

    private final Proposals proposals;
    private final Applications applications;
    private final LaterExclusions exclusions;
    private final Notices notices;
    private final Messages messages;
    private final Procedure procedure;
    private final Explanations explanations;
    private final Clock clock;

    DuplicateAlarm(
            Proposals proposals,
            Applications applications,
            LaterExclusions exclusions,
            Notices notices,
            Messages messages,
            Procedure procedure,
            Explanations explanations,
            Clock clock) {
        this.proposals = proposals;
        this.applications = applications;
        this.exclusions = exclusions;
        this.notices = notices;
        this.messages = messages;
        this.procedure = procedure;
        this.explanations = explanations;
        this.clock = clock;
    }

    /** A proposal has arrived. Locks it, and those it involves, in the order of their codes. */
    void raise(ReferenceCode code) {
        String ruleSet = proposals.require(code).ruleSet();
        List<Presented> presented = List.copyOf(applications.presentedWith(code));
        List<Verdict> verdicts = new Duplicates(notices.byRuleSet(ruleSet)).check(presented);
        Set<ReferenceCode> involved = verdicts.stream()
                .filter(verdict -> verdict.code().equals(code))
                .flatMap(verdict -> verdict.involved().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<ReferenceCode> inOrder = new TreeSet<>(involved);
        inOrder.add(code);
        inOrder.forEach(proposals::lock);
        verdicts.stream()
                .filter(verdict -> involved.contains(verdict.code()))
                .filter(this::tell)
                .forEach(verdict -> explanations.store(
                        verdict.code(),
                        verdict.explanation(),
                        new Duplicates.Facts(verdict.code(), presented),
                        ruleSet,
                        clock.instant()));
    }

    /** @return whether it concerns a case past the formal check, which makes the count itself */
    private boolean tell(Verdict verdict) {
        Proposal proposal = proposals.lock(verdict.code());
        String grounds = verdict.grounds().stream().map(Reason::text).collect(Collectors.joining(" "));
        if (verdict.effect() == Effect.UNDER_REVIEW && mayBeReviewed(proposal)) {
            proposal.openReview(proposals.by(SYSTEM).because(grounds));
            write(proposal.code(), "Riesame aperto", grounds, "PSW-12-12");
            procedure.reviewOpened(proposal.code());
            return true;
        }
        if (exclusions.mayBeTold(proposal)) {
            write(proposal.code(), "Causa di esclusione sopravvenuta", grounds, "PSW-12-11");
            procedure.exclusionGroundFound(proposal.code());
            return true;
        }
        return false;
    }

    private static boolean mayBeReviewed(Proposal proposal) {
        return CaseFlag.UNDER_REVIEW.states().contains(proposal.state()) && !proposal.has(CaseFlag.UNDER_REVIEW);
    }

    private void write(ReferenceCode code, String subject, String text, String rule) {
        messages.write(code, Channel.DESK, Role.OFFICERS.group(), subject, text, RuleId.of(rule), clock.instant());
    }
}
