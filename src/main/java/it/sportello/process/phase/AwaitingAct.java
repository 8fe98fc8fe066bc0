package it.sportello.process.phase;

import it.sportello.shared.ReferenceCode;
import java.util.HashSet;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** The cases that have reached the wait for their determination: those an act can gather. */
@Component
public class AwaitingAct {

    private final RuntimeService runtime;

    AwaitingAct(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** In the order of their codes. */
    public List<ReferenceCode> cases() {
        List<String> instances =
                runtime.createExecutionQuery().messageEventSubscriptionName("determinationAdopted").list().stream()
                        .map(execution -> execution.getProcessInstanceId())
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
