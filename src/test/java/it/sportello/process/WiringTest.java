package it.sportello.process;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.process.task.Decision;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every task of the models runs code that exists, and no code waits for a task that does not. */
@IntegrationTest
class WiringTest {

    @Autowired
    private Map<String, JavaDelegate> delegates;

    @Autowired
    private List<Decision> decisions;

    @Test
    void everyServiceTaskHasItsDelegateAndEveryDelegateItsServiceTask() {
        Set<String> named = ModelsTest.everywhere(ServiceTask.class)
                .map(ServiceTask::getCamundaDelegateExpression)
                .map(expression -> expression.substring(2, expression.length() - 1))
                .collect(Collectors.toSet());

        assertThat(delegates.keySet()).containsExactlyInAnyOrderElementsOf(named);
    }

    @Test
    @Rule("PSW-00-11")
    void everyTaskOfAPersonHasOneDecisionAndEveryDecisionItsTask() {
        Set<String> userTasks =
                ModelsTest.everywhere(UserTask.class).map(BaseElement::getId).collect(Collectors.toSet());

        assertThat(decisions).extracting(Decision::task).containsExactlyInAnyOrderElementsOf(userTasks);
    }

    @Test
    @Rule("PSW-00-11")
    void aDecisionAcceptsWhatItsFormSendsAndNothingElse() {
        assertThat(decisions).allSatisfy(decision -> assertThat(decision.fields())
                .as(decision.task())
                .isEqualTo(FormsTest.fieldNames(ModelsTest.kebab(decision.task().substring("UserTask_".length())))));
    }
}
