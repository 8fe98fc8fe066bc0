package it.sportello.process.phase;

import it.sportello.admissibility.RequirementsKept;
import it.sportello.admissibility.RequirementsKept.Found;
import it.sportello.audit.Explanations;
import it.sportello.notice.Notices;
import it.sportello.process.task.Fields;
import it.sportello.process.task.Submission;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.revocation.BreachCode;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The requirements of §5 looked at again, at the start and before each payment: what is lost opens the formal notice. */
@Component
@Rule("PSW-05-10")
class RequirementChecks {

    static final Set<String> FIELDS =
            Set.of("lazioEmployees", "operatingUnit", "legalSeat", "requirementsKept", "grounds");

    private final Proposals proposals;
    private final BreachDesk breaches;
    private final Explanations explanations;
    private final Notices notices;

    RequirementChecks(Proposals proposals, BreachDesk breaches, Explanations explanations, Notices notices) {
        this.proposals = proposals;
        this.breaches = breaches;
        this.explanations = explanations;
        this.notices = notices;
    }

    /** @param lost every requirement lost, none where all are kept */
    record Check(Found found, List<Reason> lost) {
        boolean kept() {
            return lost.isEmpty();
        }
    }

    /** Reads what the officer found; a loss states its grounds. The fields are still to be checked. */
    Check read(Submission task) {
        Fields fields = task.fields();
        int employees = fields.integer("lazioEmployees").filter(n -> n >= 0).orElse(-1);
        if (employees < 0) {
            fields.error("lazioEmployees", "Indicare quanti dipendenti lavorano oggi nelle sedi del Lazio.");
        }
        Found found = new Found(
                employees,
                fields.checked("operatingUnit"),
                fields.checked("legalSeat"),
                fields.checked("requirementsKept"));
        Check check =
                new Check(found, requirements(proposals.require(task.code())).lost(found));
        if (!check.kept()) {
            fields.grounds();
        }
        return check;
    }

    /** Keeps the check with its reasons. */
    void record(Submission task, Check check) {
        Proposal proposal = proposals.lock(task.code());
        explanations.storeConfirmed(
                task.code(),
                requirements(proposal).explain(check.found()),
                check.found(),
                proposal.ruleSet(),
                task.user(),
                task.at());
        if (!check.kept()) {
            String evidence = check.lost().stream().map(Reason::text).collect(Collectors.joining(" "));
            breaches.found(
                    task.code(),
                    BreachCode.REV_REQUIREMENT_LOST,
                    evidence + " " + task.fields().grounds(),
                    null,
                    task.user());
        }
    }

    private RequirementsKept requirements(Proposal proposal) {
        return new RequirementsKept(notices.byRuleSet(proposal.ruleSet()));
    }
}
