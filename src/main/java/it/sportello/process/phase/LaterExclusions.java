package it.sportello.process.phase;

import it.sportello.process.Models;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Proposal;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ExecutionQuery;
import org.springframework.stereotype.Component;

/**
 * Grounds of exclusion found after the admission (PSW-12-11). From its finding to the end of the notice of the reasons
 * (PSW-12-19) such a ground is open beside the examination, which stays where it is; an exclusion confirmed then ends it
 * and waits for its act.
 */
@Component
@Rule({"PSW-12-11", "PSW-12-12", "PSW-12-19"})
public class LaterExclusions {

    /** Within them the procedure can hear of such a ground. */
    private static final Set<CaseState> AFTER_FORMAL_CHECK =
            EnumSet.range(CaseState.ADMITTED_TO_EVALUATION, CaseState.COMMITTED);

    /** Where the spine stands while a ground is open. */
    private static final Set<String> STEPS = Set.of("UserTask_ConfirmLaterExclusion", "CallActivity_PreRejection");

    private final RuntimeService runtime;

    LaterExclusions(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** Whether a ground may still be told: also a further one, which then waits for the notice of the first. */
    public boolean mayBeTold(Proposal proposal) {
        return AFTER_FORMAL_CHECK.contains(proposal.state()) && !isSettled(proposal);
    }

    /** Whether nothing is left to be said: the case has left the examination and waits for the act that excludes it. */
    public boolean isSettled(Proposal proposal) {
        return AFTER_FORMAL_CHECK.contains(proposal.state())
                && proposal.proposedOutcome()
                        .filter(outcome -> outcome == CaseState.EXCLUDED)
                        .isPresent()
                && !isOpen(proposal.code());
    }

    /** Whether a ground is to be confirmed, or its notice of the reasons is running. */
    boolean isOpen(ReferenceCode code) {
        return STEPS.stream()
                .anyMatch(step ->
                        at(step).processInstanceBusinessKey(code.value()).count() > 0);
    }

    /** The instances of the procedure beside whose examination a ground is open. */
    Set<String> openInstances() {
        return STEPS.stream()
                .flatMap(step -> at(step).list().stream())
                .map(Execution::getProcessInstanceId)
                .collect(Collectors.toSet());
    }

    private ExecutionQuery at(String step) {
        return runtime.createExecutionQuery()
                .processDefinitionKey(Models.GRANT_PROCEDURE)
                .activityId(step);
    }
}
