package it.sportello.process.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.ClockAct;
import it.sportello.deadline.register.ClockActs;
import it.sportello.deadline.register.Deadlines;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Procedure;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the dispatcher does with the messages of a case. */
@IntegrationTest
class DeliveryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Autowired
    private Office office;

    @Autowired
    private Procedure procedure;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Delivery delivery;

    @Autowired
    private Dispatcher dispatcher;

    @Autowired
    private Horizon horizon;

    @Autowired
    private ClockActs clockActs;

    @Autowired
    private Deadlines register;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

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

    @Test
    void a_message_for_a_part_of_the_procedure_that_the_case_has_left_holds_back_no_other() {
        ReferenceCode code = transmitted("Corrispondenza Smarrita S.r.l.");
        office.admit(code);
        office.score(code);
        office.awaitTask("ufficio", code, "UserTask_RecordAidSurvey");

        transaction.executeWithoutResult(status -> procedure.commissionAppointed(code));
        office.beneficiary(code).withdraw();

        office.awaitNoTask(code, "UserTask_RecordAidSurvey");
        assertThat(dropped(code)).containsExactly("commissionAppointed");
    }

    @Test
    @Rule("PSW-12-12")
    void a_withdrawal_does_not_wait_for_a_message_that_nothing_waits_for_yet() {
        ReferenceCode code = transmitted("Rinuncia Immediata S.r.l.");
        transaction.executeWithoutResult(status -> procedure.commissionAppointed(code));
        await().atMost(PATIENCE).until(() -> attempts(code) > 0);

        office.beneficiary(code).withdraw();

        office.awaitState(code, CaseState.CLOSED);
        office.awaitNoTask(code, "UserTask_CheckFormalAdmissibility");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(dropped(code)).containsExactly("commissionAppointed"));
    }

    @Test
    void a_message_left_after_the_end_of_the_case_is_put_aside() {
        ReferenceCode code = transmitted("Pratica Chiusa S.r.l.");
        office.beneficiary(code).withdraw();
        office.awaitState(code, CaseState.CLOSED);
        office.awaitNoTask(code, "UserTask_CheckFormalAdmissibility");

        transaction.executeWithoutResult(status -> procedure.callAnnulled(code));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(dropped(code)).containsExactly("callAnnulled"));
    }

    @Test
    void what_follows_a_message_is_delivered_with_it_where_the_case_waits_for_it_already() {
        ReferenceCode code = transmitted("Una Dopo l'Altra S.r.l.");
        office.awaitTask("ufficio", code, "UserTask_CheckFormalAdmissibility");
        dispatcher.stop();
        try {
            transaction.executeWithoutResult(status -> outbox.redate(code));
            transaction.executeWithoutResult(status -> outbox.redate(code));
            transaction.executeWithoutResult(status -> procedure.commissionAppointed(code));

            delivery.deliverTogether();

            assertThat(waiting(code)).containsExactly("commissionAppointed");
            assertThat(attempts(code))
                    .as("nobody waits for it yet: it has not been tried")
                    .isZero();
        } finally {
            dispatcher.start();
        }
        office.beneficiary(code).withdraw();
        office.awaitNoTask(code, "UserTask_CheckFormalAdmissibility");
    }

    private List<String> waiting(ReferenceCode code) {
        return jdbc.sql("select name from engine_message where case_code = ? order by id")
                .param(code.value())
                .query(String.class)
                .list();
    }

    @Test
    void what_the_case_can_still_come_to_wait_for_is_kept() {
        ReferenceCode code = transmitted("Pazienza S.r.l.");
        office.awaitTask("ufficio", code, "UserTask_CheckFormalAdmissibility");

        assertThat(List.of(
                        "integrationClosed",
                        "observationsClosed",
                        "commissionAppointed",
                        "commitmentProposed",
                        "exclusionGroundFound",
                        "withdrawn",
                        "callAnnulled",
                        "determinationAdopted",
                        "actPublished",
                        "atiFormalised",
                        "startCommunicated",
                        "activityEnded",
                        "advanceRequested",
                        "advanceSuperseded",
                        "variationRequested",
                        "cupToRequest",
                        "guaranteeExpiring",
                        "breachFound",
                        "noticeTermClosed",
                        "reviewOpened",
                        "reportSubmitted",
                        "extensionRequested",
                        "balanceInvoiced"))
                .noneMatch(message -> horizon.isBeyond(code.value(), message));
        assertThat(horizon.isBeyond("PSW-mai-trasmessa", "withdrawn")).isFalse();
    }

    @Test
    void after_the_publication_only_the_messages_of_the_concession_are_within_reach() {
        ReferenceCode code =
                office.conceded(office.enterprise("Orizzonte S.r.l.").employees(8, 0));
        office.awaitTask("ufficio", code, "UserTask_RequestCup");

        assertThat(List.of(
                        "withdrawn",
                        "startCommunicated",
                        "breachFound",
                        "callAnnulled",
                        "balanceInvoiced",
                        "determinationAdopted"))
                .as("a further determination may concede Action B")
                .noneMatch(message -> horizon.isBeyond(code.value(), message));
        assertThat(List.of("integrationClosed", "commitmentProposed", "exclusionGroundFound"))
                .allMatch(message -> horizon.isBeyond(code.value(), message));
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

    private int attempts(ReferenceCode code) {
        return jdbc.sql("select max(attempts) from engine_message where case_code = ?")
                .param(code.value())
                .query(Integer.class)
                .single();
    }

    private List<String> dropped(ReferenceCode code) {
        return jdbc.sql("select name from engine_message_dropped where case_code = ? order by id")
                .param(code.value())
                .query(String.class)
                .list();
    }
}
