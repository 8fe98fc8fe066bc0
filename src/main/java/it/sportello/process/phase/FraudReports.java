package it.sportello.process.phase;

import it.sportello.process.Models;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** The open reports of suspected fraud of a case ({@code fraud-report.bpmn}), each a task of the RUP. */
@Component
@Rule("PSW-24-01")
public class FraudReports {

    private final RuntimeService runtime;

    FraudReports(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** What was cleared without their tasks leaves nothing to assess: they end, with the reason in their history. */
    public void end(ReferenceCode code) {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey(Models.FRAUD_REPORT)
                .processInstanceBusinessKey(code.value())
                .list()
                .forEach(report -> runtime.deleteProcessInstance(
                        report.getId(), "Segnalazioni chiuse dalla pagina della pratica"));
    }
}
