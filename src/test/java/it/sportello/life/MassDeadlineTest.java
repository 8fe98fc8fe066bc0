package it.sportello.life;

import static it.sportello.deadline.DeadlineKind.DL_07;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.sportello.correspondence.Messages;
import it.sportello.deadline.register.ClockAct;
import it.sportello.deadline.register.Deadline;
import it.sportello.deadline.register.Deadlines;
import it.sportello.process.Facts;
import it.sportello.process.Models;
import it.sportello.process.api.ClockDesk;
import it.sportello.process.api.ClockOrder;
import it.sportello.process.clock.TrainingClock;
import it.sportello.proposal.CaseState;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** One publication with five thousand cases: the worst night of the year. */
@IntegrationTest
@Import(Office.class)
@Rule({"PSW-14-04", "PSW-14-06", "PSW-16-01", "PSW-00-04"})
class MassDeadlineTest {

    private static final int CASES = 5_000;
    private static final int BATCH = 100;
    private static final String PREFIX = "MASS-";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Autowired
    private Office office;

    @Autowired
    private Deadlines register;

    @Autowired
    private ClockDesk desk;

    @Autowired
    private TrainingClock clock;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void a_corrigendum_moves_them_all_and_at_midnight_each_expires_exactly_once() {
        ReferenceCode first =
                office.transmitted(office.enterprise("Cinquemila S.r.l.").employees(8, 0));
        office.admit(first);
        office.score(first);
        office.commit(first);
        ReferenceCode act = office.determination(List.of(first));
        office.publish(act);
        office.awaitState(first, CaseState.AWAITING_START);
        LocalDate published = office.today();
        office.moveTo(published.plusDays(3));
        multiply(first, act);
        startAtTheWait();
        assertThat(timersAt(register.require(first, DL_07))).isEqualTo(CASES + 1);

        desk.carryOut(
                new ClockOrder.CorrectPublication(act, "42", published.plusDays(2)),
                new ClockAct("G00077", "errata corrige", "rup"));

        Deadline moved = register.require(new ReferenceCode(PREFIX + CASES), DL_07);
        assertThat(moved.event().date()).isEqualTo(published.plusDays(2));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(timersAt(moved)).isEqualTo(CASES + 1));

        clock.moveTo(LegalTime.startOf(moved.due().minusDays(7)));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(reminded()).isEqualTo(CASES));

        Instant midnight = moved.firesAt();
        clock.moveTo(midnight.minusSeconds(1));
        long expired = expired();
        assertThat(clock.now().isBefore(midnight) ? expired : 0).isZero();
        clock.moveTo(midnight.plusSeconds(1));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(expired()).isEqualTo(CASES));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(formalNotices()).isEqualTo(CASES));
        assertThat(expiries()).as("each once, and none before midnight").isEqualTo(CASES);
        assertThat(expiriesBefore(midnight)).isZero();
        assertThat(breaches()).isEqualTo(CASES);
        assertThat(reminders()).as("one to the beneficiary of each case").isEqualTo(CASES);
        assertThat(timersAt(moved)).isZero();
        assertThat(messagesLeft()).isZero();
        assertThat(jobsInTrouble()).isZero();
    }

    /** Copies the case into thousands, as far as a publication makes them alike. */
    private void multiply(ReferenceCode first, ReferenceCode act) {
        transaction.executeWithoutResult(status -> {
            copies(
                    "proposal",
                    "reference_code",
                    first,
                    "id, reference_code, arrival_number, idempotency_key",
                    "gen_random_uuid(), :prefix || n, -n, :prefix || n");
            copies("grant_file", "case_code", first, "case_code", ":prefix || n");
            copies("deadline", "case_code", first, "id, case_code", "gen_random_uuid(), :prefix || n");
            sql.sql("insert into deadline_reminder (deadline_id, days_before)"
                            + " select id, 7 from deadline where case_code like 'MASS-%'")
                    .update();
            sql.sql(
                            """
                            insert into act_item (act_code, position, case_code, beneficiary, outcome, score, grant_a,
                            grant_b, grounds) select act_code, n, :prefix || n, beneficiary, outcome, score, grant_a,
                            grant_b, grounds from act_item, generate_series(1, :cases) as n
                            where act_code = :act and case_code = :first""")
                    .param("prefix", PREFIX)
                    .param("cases", CASES)
                    .param("act", act.value())
                    .param("first", first.value())
                    .update();
        });
    }

    private void copies(String table, String key, ReferenceCode first, String changed, String values) {
        String others = sql.sql(
                        """
                        select string_agg(column_name, ', ') from information_schema.columns
                        where table_schema = 'public' and table_name = :table
                        and column_name <> all(string_to_array(:changed, ', '))""")
                .param("table", table)
                .param("changed", changed)
                .query(String.class)
                .single();
        sql.sql("insert into " + table + " (" + changed + ", " + others + ") select " + values + ", " + others
                        + " from "
                        + table + ", generate_series(1, :cases) as n where " + key + " = :first"
                        + (table.equals("deadline") ? " and kind = 'DL-07'" : ""))
                .param("prefix", PREFIX)
                .param("cases", CASES)
                .param("first", first.value())
                .update();
    }

    /** The concession waits for what may happen to it, and its start-up for the communication of the start. */
    private void startAtTheWait() {
        IntStream.range(0, CASES / BATCH)
                .forEach(batch -> transaction.executeWithoutResult(
                        status -> IntStream.rangeClosed(batch * BATCH + 1, (batch + 1) * BATCH)
                                .forEach(n -> {
                                    runtime.createProcessInstanceByKey(Models.GRANT_PROCEDURE)
                                            .businessKey(PREFIX + n)
                                            .startBeforeActivity("ReceiveTask_WaitForPublication")
                                            .execute();
                                    runtime.createProcessInstanceByKey("start-up")
                                            .businessKey(PREFIX + n)
                                            .setVariable(Facts.ATI_TO_FORMALISE, false)
                                            .startBeforeActivity("ReceiveTask_WaitForStart")
                                            .execute();
                                })));
    }

    private long timersAt(Deadline deadline) {
        Instant at = deadline.firesAt();
        return management
                .createJobQuery()
                .timers()
                .processDefinitionKey("start-up")
                .activityId("BoundaryEvent_StartTerm")
                .duedateHigherThan(Date.from(at.minusSeconds(1)))
                .duedateLowerThan(Date.from(at.plusSeconds(1)))
                .count();
    }

    private long expired() {
        return count("select count(*) from deadline where case_code like 'MASS-%' and state = 'EXPIRED'");
    }

    private long expiries() {
        return count("select count(*) from deadline_change c join deadline d on d.id = c.deadline_id"
                + " where case_code like 'MASS-%' and what = 'EXPIRED'");
    }

    private long expiriesBefore(Instant midnight) {
        return sql.sql("select count(*) from deadline_change c join deadline d on d.id = c.deadline_id"
                        + " where case_code like 'MASS-%' and what = 'EXPIRED' and at < to_timestamp(:midnight)")
                .param("midnight", midnight.getEpochSecond())
                .query(Long.class)
                .single();
    }

    private long reminded() {
        return count("select count(*) from deadline_reminder r join deadline d on d.id = r.deadline_id"
                + " where case_code like 'MASS-%' and outcome = 'SENT'");
    }

    private long reminders() {
        return count("select count(*) from message where case_code like 'MASS-%' and subject like 'Promemoria%'"
                + " and party = '" + Messages.APPLICANT + "'");
    }

    private long breaches() {
        return count("select count(*) from breach where case_code like 'MASS-%'");
    }

    private long messagesLeft() {
        return count("select count(*) from engine_message where case_code like 'MASS-%'");
    }

    private long formalNotices() {
        return count("select count(*) from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_"
                + " where e.business_key_ like 'MASS-%' and t.task_def_key_ = 'UserTask_PrepareFormalNotice'");
    }

    /** Of these cases: failed jobs, and incidents. */
    private long jobsInTrouble() {
        return count(
                "select (select count(*) from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_"
                        + " where e.business_key_ like 'MASS-%' and (j.exception_msg_ is not null or j.retries_ = 0))"
                        + " + (select count(*) from act_ru_incident i join act_ru_execution e on e.id_ = i.proc_inst_id_"
                        + " where e.business_key_ like 'MASS-%')");
    }

    private long count(String query) {
        return sql.sql(query).query(Long.class).single();
    }

    /** The next tests need not wade through them; the engine would take long to delete them one by one. */
    @AfterEach
    void putAside() {
        transaction.executeWithoutResult(status -> Stream.of(
                        "create temporary table mass on commit drop as select id_ from act_ru_execution"
                                + " where proc_inst_id_ in"
                                + " (select id_ from act_ru_execution where business_key_ like 'MASS-%')",
                        "delete from act_ru_identitylink where task_id_ in"
                                + " (select id_ from act_ru_task where proc_inst_id_ in (select id_ from mass))",
                        "delete from act_ru_variable where proc_inst_id_ in (select id_ from mass)",
                        "delete from act_ru_event_subscr where proc_inst_id_ in (select id_ from mass)",
                        "delete from act_ru_incident where proc_inst_id_ in (select id_ from mass)",
                        "delete from act_ru_job where process_instance_id_ in (select id_ from mass)",
                        "delete from act_ru_task where proc_inst_id_ in (select id_ from mass)",
                        "delete from act_ru_execution where id_ in (select id_ from mass)",
                        "delete from engine_message where case_code like 'MASS-%'",
                        "update deadline set set_aside = true where case_code like 'MASS-%'",
                        "update proposal set state = 'CLOSED', flags = '[]' where reference_code like 'MASS-%'")
                .forEach(statement -> sql.sql(statement).update()));
    }
}
