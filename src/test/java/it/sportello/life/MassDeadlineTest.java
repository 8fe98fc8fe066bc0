package it.sportello.life;

import static it.sportello.deadline.DeadlineKind.DL_07;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.sportello.correspondence.Messages;
import it.sportello.deadline.register.ClockAct;
import it.sportello.deadline.register.Deadline;
import it.sportello.deadline.register.Deadlines;
import it.sportello.load.CaseCopies;
import it.sportello.process.api.ClockDesk;
import it.sportello.process.api.ClockOrder;
import it.sportello.process.clock.TrainingClock;
import it.sportello.proposal.CaseState;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** One publication with five thousand cases: the worst night of the year. */
@IntegrationTest
@Rule({"PSW-14-04", "PSW-14-06", "PSW-16-01", "PSW-00-04"})
class MassDeadlineTest {

    private static final int CASES = 5_000;
    private static final int FIRST_COPY = 700_001;
    private static final int LAST_COPY = FIRST_COPY + CASES - 1;
    private static final String COPIES = "PSW20-70%";
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
    private JdbcClient sql;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private DataSource database;

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
        office.requestCup(first);
        awaitThat(() ->
                assertThat(timersAt(first, register.require(first, DL_07))).isOne());
        LocalDate published = office.today();
        office.moveTo(published.plusDays(8));
        multiply(first, act);
        assertThat(timersAt(first, register.require(first, DL_07))).isEqualTo(CASES + 1);

        desk.carryOut(
                new ClockOrder.CorrectPublication(act, "42", published.plusDays(7)),
                new ClockAct("G00077", "errata corrige", "rup"));

        // A week later, so that no holiday brings both to the same day.
        Deadline moved = register.require(new ReferenceCode(CaseCopies.code(LAST_COPY)), DL_07);
        assertThat(moved.event().date()).isEqualTo(published.plusDays(7));
        awaitThat(() -> assertThat(timersAt(first, moved)).isEqualTo(CASES + 1));

        clock.moveTo(LegalTime.startOf(moved.due().minusDays(7)));
        awaitThat(() -> assertThat(reminded()).isEqualTo(CASES));

        Instant midnight = moved.firesAt();
        clock.moveTo(midnight.minusSeconds(1));
        long expired = expired();
        assertThat(clock.now().isBefore(midnight) ? expired : 0).isZero();
        clock.moveTo(midnight.plusSeconds(1));

        awaitThat(() -> assertThat(expired()).isEqualTo(CASES));
        awaitThat(() -> assertThat(formalNotices()).isEqualTo(CASES));
        assertThat(expiries()).as("each once, and none before midnight").isEqualTo(CASES);
        assertThat(expiriesBefore(midnight)).isZero();
        assertThat(breaches()).isEqualTo(CASES);
        assertThat(reminders()).as("one to the beneficiary of each case").isEqualTo(CASES);
        assertThat(timersAt(first, moved)).isZero();
        assertThat(messagesLeft()).isZero();
        assertThat(jobsInTrouble()).isZero();
    }

    /** Copies the case into thousands, with the processes that wait in it, and into the act that concedes them. */
    private void multiply(ReferenceCode first, ReferenceCode act) {
        try (Connection connection = database.getConnection()) {
            CaseCopies.ofCases(connection).make(first.value(), FIRST_COPY, LAST_COPY);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        sql.sql("insert into deadline_reminder (deadline_id, days_before)"
                        + " select id, 7 from deadline where kind = 'DL-07' and case_code like '" + COPIES + "'")
                .update();
        sql.sql(
                        """
                        insert into act_item (act_code, position, case_code, beneficiary, outcome, score, grant_a,
                        grant_b, grounds) select act_code, n - :before, 'PSW20-' || n, beneficiary, outcome, score, grant_a,
                        grant_b, grounds from act_item, generate_series(:from, :to) as n
                        where act_code = :act and case_code = :first""")
                .param("from", FIRST_COPY)
                .param("to", LAST_COPY)
                .param("before", FIRST_COPY - 1)
                .param("act", act.value())
                .param("first", first.value())
                .update();
        sql.sql("analyze").update();
    }

    /** Looked at seldom: every look counts through the rows of thousands of cases. */
    private static void awaitThat(ThrowingRunnable condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(condition);
    }

    /** Of the first case and of its copies: others may have been conceded on the same day. */
    private long timersAt(ReferenceCode first, Deadline deadline) {
        return sql.sql("select count(*) from act_ru_job j join act_ru_execution i on i.id_ = j.process_instance_id_"
                        + " where j.handler_cfg_ = 'BoundaryEvent_StartTerm' and j.duedate_ = :at"
                        + " and (i.business_key_ = :code or i.business_key_ like '" + COPIES + "')")
                .param("at", Timestamp.from(deadline.firesAt()))
                .param("code", first.value())
                .query(Long.class)
                .single();
    }

    private long expired() {
        return count("select count(*) from deadline where case_code like '" + COPIES + "' and state = 'EXPIRED'");
    }

    private long expiries() {
        return count("select count(*) from deadline_change c join deadline d on d.id = c.deadline_id"
                + " where case_code like '" + COPIES + "' and what = 'EXPIRED'");
    }

    private long expiriesBefore(Instant midnight) {
        return sql.sql("select count(*) from deadline_change c join deadline d on d.id = c.deadline_id"
                        + " where case_code like '" + COPIES
                        + "' and what = 'EXPIRED' and at < to_timestamp(:midnight)")
                .param("midnight", midnight.getEpochSecond())
                .query(Long.class)
                .single();
    }

    private long reminded() {
        return count("select count(*) from deadline_reminder r join deadline d on d.id = r.deadline_id"
                + " where case_code like '" + COPIES + "' and outcome = 'SENT'");
    }

    private long reminders() {
        return count("select count(*) from message where case_code like '" + COPIES + "' and subject like 'Promemoria%'"
                + " and party = '" + Messages.APPLICANT + "'");
    }

    private long breaches() {
        return count("select count(*) from breach where case_code like '" + COPIES + "'");
    }

    private long messagesLeft() {
        return count("select count(*) from engine_message where case_code like '" + COPIES + "'");
    }

    private long formalNotices() {
        return count("select count(*) from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_"
                + " where e.business_key_ like '" + COPIES + "' and t.task_def_key_ = 'UserTask_PrepareFormalNotice'");
    }

    /** Of these cases: failed jobs, and incidents. */
    private long jobsInTrouble() {
        return count(
                "select (select count(*) from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_"
                        + " where e.business_key_ like '" + COPIES
                        + "' and (j.exception_msg_ is not null or j.retries_ = 0))"
                        + " + (select count(*) from act_ru_incident i join act_ru_execution e on e.id_ = i.proc_inst_id_"
                        + " where e.business_key_ like '" + COPIES + "')");
    }

    private long count(String query) {
        return sql.sql(query).query(Long.class).single();
    }

    /** The next tests need not wade through them; the engine would take long to delete them one by one. */
    @AfterEach
    void putAside() {
        transaction.executeWithoutResult(status -> Stream.of(
                        "set local session_replication_role = replica",
                        "create temporary table mass on commit drop as select id_ from act_ru_execution"
                                + " where proc_inst_id_ in"
                                + " (select id_ from act_ru_execution where business_key_ like '" + COPIES + "')",
                        // Else the planner walks through all of them for each of thousands of rows.
                        "analyze mass",
                        "analyze act_ru_task",
                        "delete from act_ru_identitylink where task_id_ in"
                                + " (select id_ from act_ru_task where proc_inst_id_ in (select id_ from mass))",
                        "delete from act_ru_variable where proc_inst_id_ in (select id_ from mass)",
                        "delete from act_ru_event_subscr where proc_inst_id_ in (select id_ from mass)",
                        "delete from act_ru_incident where proc_inst_id_ in (select id_ from mass)",
                        "delete from act_ru_job where process_instance_id_ in (select id_ from mass)",
                        "delete from act_ru_task where proc_inst_id_ in (select id_ from mass)",
                        "delete from act_ru_execution where id_ in (select id_ from mass)",
                        "delete from engine_message where case_code like '" + COPIES + "'",
                        "update deadline set set_aside = true where case_code like '" + COPIES + "'",
                        "update proposal set state = 'CLOSED', flags = '[]' where reference_code like '" + COPIES + "'")
                .forEach(statement -> sql.sql(statement).update()));
    }
}
