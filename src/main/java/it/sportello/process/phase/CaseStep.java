package it.sportello.process.phase;

import it.sportello.shared.ReferenceCode;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** A step of a case: reads the business key, makes one call into a feature, and says which way the case goes. */
@FunctionalInterface
interface CaseStep extends JavaDelegate {

    /** @return the routing facts to set */
    Map<String, Object> run(ReferenceCode code);

    @Override
    default void execute(DelegateExecution execution) {
        run(new ReferenceCode(execution.getProcessBusinessKey())).forEach(execution::setVariable);
    }
}
