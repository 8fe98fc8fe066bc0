package it.sportello.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.sportello.load.CaseCopies;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Timers of thousands of cases that fall due at one instant. The cases are copies, made anew for every drain, of one that
 * the program has brought to where it waits.
 */
final class DueTimers {

    private final DataSource database;
    private final JdbcClient jdbc;
    private final Function<Connection, CaseCopies> tables;
    private final Clock clock;
    private final int count;

    private int first;
    private int next = 200_000;

    private DueTimers(DataSource database, Function<Connection, CaseCopies> tables, Clock clock, int count) {
        this.database = database;
        this.jdbc = JdbcClient.create(database);
        this.tables = tables;
        this.clock = clock;
        this.count = count;
    }

    /** Of cases of ours, with their terms; a timer asks for nothing that has been. */
    static DueTimers ofCases(DataSource database, Clock clock, int count) {
        return new DueTimers(database, CaseCopies::ofCasesWithoutPast, clock, count);
    }

    /** Of processes on a database on which there is an engine and nothing else. */
    static DueTimers ofInstances(DataSource database, Clock clock, int count) {
        return new DueTimers(database, CaseCopies::ofInstances, clock, count);
    }

    /** The engine enters the phase after the publication in its own time. */
    static void awaitOnlyItsTerm(JdbcClient jdbc, String code) {
        await().atMost(Duration.ofMinutes(2)).until(() -> jdbc.sql(
                        """
                                select j.handler_cfg_ from act_ru_job j
                                join act_ru_execution i on i.id_ = j.root_proc_inst_id_ where i.business_key_ = ?""")
                .param(code)
                .query(String.class)
                .list()
                .equals(List.of("BoundaryEvent_StartTerm")));
    }

    /** Copies the case, has the timers of the copies fall due, and looks how they are worked off. */
    Drain.Drained drain(String code) {
        long begun = System.nanoTime();
        copy(code);
        // As autovacuum would have done where cases come one by one.
        jdbc.sql("vacuum analyze").update();
        Duration preparation = Duration.ofNanos(System.nanoTime() - begun);
        Instant due = clock.instant().plusSeconds(4).truncatedTo(ChronoUnit.SECONDS);
        fallDue(due);
        Drain.Drained drained = new Drain(jdbc, clock).from(due, count);
        System.out.printf(
                Locale.ROOT,
                "%d timers, prepared in %.1f s: first taken after %.2f s, processor time of each %.2f ms and %.2f ms%n",
                count,
                preparation.toMillis() / 1000.0,
                drained.delaySeconds(),
                drained.program(),
                drained.database());
        return drained;
    }

    private void copy(String code) {
        first = next;
        next += count;
        try (Connection connection = database.getConnection()) {
            tables.apply(connection).make(code, first, next - 1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void fallDue(Instant due) {
        boolean ours = jdbc.sql("select to_regclass('deadline') is not null")
                .query(Boolean.class)
                .single();
        if (ours) {
            own("update deadline set last_instant = cast(:due as timestamptz) - interval '1 millisecond', fires_at = :due"
                            + " where kind = 'DL-07' and case_code $own")
                    .param("due", Timestamp.from(due))
                    .update();
        }
        own("update act_ru_job set duedate_ = :due from act_ru_execution i"
                        + " where i.id_ = process_instance_id_ and i.business_key_ $own")
                .param("due", Timestamp.from(due))
                .update();
    }

    /** Each case of the last drain: one breach, and its term found elapsed once. */
    void haveHadEachEffectOnce() {
        assertThat(count("select count(*) from breach where case_code $own")).isEqualTo(count);
        assertThat(count("select count(distinct case_code) from breach where case_code $own"))
                .isEqualTo(count);
        assertThat(count("select count(*) from deadline_change c join deadline d on d.id = c.deadline_id"
                        + " where d.case_code $own and d.kind = 'DL-07' and c.what = 'EXPIRED'"))
                .isEqualTo(count);
        assertThat(count("select count(*) from deadline where case_code $own and state = 'EXPIRED'"))
                .isEqualTo(count);
    }

    /** The notices that follow are not what is measured: their messages go. */
    void leaveNothingToDo() {
        own("delete from engine_message where case_code $own").update();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> count("select count(*) from act_ru_job j join act_ru_execution i on"
                                + " i.id_ = j.root_proc_inst_id_ where i.business_key_ $own")
                        == 0);
    }

    private long count(String query) {
        return own(query).query(Long.class).single();
    }

    private JdbcClient.StatementSpec own(String statement) {
        return jdbc.sql(statement.replace(
                "$own", "between '%s' and '%s'".formatted(CaseCopies.code(first), CaseCopies.code(next - 1))));
    }
}
