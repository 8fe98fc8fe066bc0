package it.sportello.process.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who checked a case neither scores it nor pays it, even when he belongs to every group (PSW-24-02). */
@IntegrationTest
@Rule("PSW-24-02")
class SeparationOfDutiesTest {

    private static final String CHECKER = "chi-verifica";
    private static final String COLLEAGUE = "collega";

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FormService forms;

    @Autowired
    private IdentityService identities;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final List<String> started = new ArrayList<>();
    private final String code =
            "TEST-DUTY-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();

    @AfterEach
    void nothingIsLeftBehind() {
        identities.clearAuthentication();
        runtime.deleteProcessInstancesIfExists(started, "fine della prova", true, true, true);
    }

    @ParameterizedTest
    @CsvSource({
        "UserTask_CheckFormalAdmissibility, technical-evaluation, UserTask_ScoreProposal",
        "UserTask_CheckFormalAdmissibility, advance-payment, UserTask_PayAdvance",
        "UserTask_ScoreProposal, advance-payment, UserTask_PayAdvance",
        "UserTask_CheckAdvanceConditions, advance-payment, UserTask_PayAdvance",
        "UserTask_CheckFormalAdmissibility, settlement, UserTask_PayBalance",
        "UserTask_CheckBalanceConditions, settlement, UserTask_PayBalance",
        "UserTask_PrepareFormalNotice, revocation, UserTask_DecideRevocation"
    })
    void whoDecidedTheOneDoesNotTakeTheOther(String decided, String model, String next) {
        decided(decided, code);
        String task = open(model, next, code);

        assertThatExceptionOfType(ProcessEngineException.class)
                .isThrownBy(() -> tasks.claim(task, CHECKER))
                .withMessageContaining("PSW-24-02");
        assertThatExceptionOfType(ProcessEngineException.class)
                .isThrownBy(() -> tasks.setAssignee(task, CHECKER))
                .withMessageContaining("PSW-24-02");

        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isNull();
    }

    @Test
    void aColleagueTakesIt() {
        decided("UserTask_CheckFormalAdmissibility", code);
        String task = open("technical-evaluation", "UserTask_ScoreProposal", code);

        assertThatNoException().isThrownBy(() -> tasks.claim(task, COLLEAGUE));
    }

    @Test
    void whoCheckedAnotherCaseTakesIt() {
        decided("UserTask_CheckFormalAdmissibility", code + "-ALTRA");
        String task = open("technical-evaluation", "UserTask_ScoreProposal", code);

        assertThatNoException().isThrownBy(() -> tasks.claim(task, CHECKER));
    }

    @Test
    @Rule("PSW-00-11")
    void aTaskIsNotCompletedWithoutItsDecision() {
        String task = open("technical-evaluation", "UserTask_ScoreProposal", code);
        tasks.claim(task, COLLEAGUE);

        assertThatExceptionOfType(ProcessEngineException.class)
                .isThrownBy(() -> tasks.complete(task))
                .withMessageContaining("con la decisione del suo modulo");
    }

    @Test
    void whoCheckedWhileHeHadTheTaskDoesNotDecideIt() {
        String task = open("advance-payment", "UserTask_PayAdvance", code);
        tasks.claim(task, CHECKER);
        decided("UserTask_CheckAdvanceConditions", code);
        identities.setAuthenticatedUserId(CHECKER);

        assertThatExceptionOfType(ProcessEngineException.class)
                .isThrownBy(
                        () -> forms.submitTaskForm(task, Map.of("decision", "BLOCKED", "grounds", "Fondi bloccati.")))
                .withMessageContaining("PSW-24-02");
    }

    private String open(String model, String task, String businessKey) {
        ProcessInstance instance = runtime.createProcessInstanceByKey(model)
                .businessKey(businessKey)
                .startBeforeActivity(task)
                .execute();
        started.add(instance.getId());
        return tasks.createTaskQuery()
                .processInstanceId(instance.getId())
                .taskDefinitionKey(task)
                .singleResult()
                .getId();
    }

    /** The decision as its form leaves it: what was decided plays no part here. */
    private void decided(String task, String businessKey) {
        jdbc.sql("insert into task_decision (id, task_id, task_key, case_code, decided_by, decided_at, fields)"
                        + " values (?, ?, ?, ?, ?, ?, '{}'::jsonb)")
                .params(
                        UUID.randomUUID(),
                        UUID.randomUUID().toString(),
                        task,
                        new ReferenceCode(businessKey).value(),
                        CHECKER,
                        Timestamp.from(clock.instant()))
                .update();
    }
}
