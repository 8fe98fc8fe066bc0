package it.sportello.process.phase;

import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/**
 * The cases that have reached the wait for their determination: those an act can gather. A case of which a ground of
 * exclusion is open is not among them until the ground falls or excludes it (PSW-12-11, PSW-12-19).
 */
@Component
@Rule({"PSW-12-11", "PSW-12-19"})
public class AwaitingAct {

    private final RuntimeService runtime;
    private final LaterExclusions exclusions;

    AwaitingAct(RuntimeService runtime, LaterExclusions exclusions) {
        this.runtime = runtime;
        this.exclusions = exclusions;
    }

    /** In the order of their codes. */
    public List<ReferenceCode> cases() {
        Set<String> held = exclusions.openInstances();
        List<String> instances =
                runtime.createExecutionQuery().messageEventSubscriptionName("determinationAdopted").list().stream()
                        .map(execution -> execution.getProcessInstanceId())
                        .filter(instance -> !held.contains(instance))
                        .distinct()
                        .toList();
        return instances.isEmpty()
                ? List.of()
                : runtime.createProcessInstanceQuery().processInstanceIds(new HashSet<>(instances)).list().stream()
                        .map(ProcessInstance::getBusinessKey)
                        .map(ReferenceCode::new)
                        .sorted()
                        .toList();
    }
}
