package it.sportello.process.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.ClockAct;
import it.sportello.deadline.register.ClockActs;
import it.sportello.deadline.register.Deadlines;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** What the dispatcher does with the messages of a case. */
@IntegrationTest
@Import(Office.class)
class DeliveryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Autowired
    private Office office;

    @Autowired
    private ClockActs clockActs;

    @Autowired
    private Deadlines register;

    @Autowired
    private TaskService tasks;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    @Rule({"PSW-00-07", "PSW-12-19"})
    void the_dates_of_an_open_task_follow_its_term_when_it_is_suspended_and_when_it_resumes() {
        ReferenceCode code = transmitted("Date Mobili S.r.l.");
        LocalDate before = register.dueDate(code, DeadlineKind.DL_04).orElseThrow();
        assertThat(check(code).getDueDate()).isEqualTo(lastInstant(code));

        suspend(code, office.today(), office.today().plusDays(9));

        assertThat(register.dueDate(code, DeadlineKind.DL_04).orElseThrow()).isAfter(before);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(check(code).getDueDate()).isEqualTo(lastInstant(code));
            assertThat(check(code).getFollowUpDate())
                    .isEqualTo(Date.from(LegalTime.startOf(register.dueDate(code, DeadlineKind.DL_04)
                            .orElseThrow()
                            .minusDays(7))));
        });
    }

    private ReferenceCode transmitted(String name) {
        ReferenceCode code = office.transmitted(office.enterprise(name).employees(8, 0));
        office.awaitTask("ufficio", code, "UserTask_CheckFormalAdmissibility");
        return code;
    }

    private void suspend(ReferenceCode code, LocalDate from, LocalDate to) {
        transaction.executeWithoutResult(status -> clockActs.suspendCase(
                code, DeadlineKind.DL_04, from, to, new ClockAct("P-1", "motivi d'ufficio", "ufficio")));
    }

    private Task check(ReferenceCode code) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(code.value())
                .taskDefinitionKey("UserTask_CheckFormalAdmissibility")
                .singleResult();
    }

    private Date lastInstant(ReferenceCode code) {
        Instant last = register.lastInstant(code, DeadlineKind.DL_04).orElseThrow();
        return Date.from(last);
    }
}
