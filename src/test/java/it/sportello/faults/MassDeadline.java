package it.sportello.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.sportello.load.DurableDatabase;
import it.sportello.load.FirstCases;
import it.sportello.load.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Thousands of conceded cases whose thirty days for the start (DL-07) elapse at the same instant: each must be found in
 * breach once and leave one message. The messages are counted by a trigger of the test's own.
 */
final class MassDeadline {

    private final DurableDatabase server;
    private final String database;
    private final FirstCases cases;
    private final int count;
    private final JdbcTemplate jdbc;
    private Instant elapsed = Instant.MAX;

    private MassDeadline(DurableDatabase server, String database, FirstCases cases, int count) {
        this.server = server;
        this.database = database;
        this.cases = cases;
        this.count = count;
        this.jdbc = server.jdbc(database);
    }

    static MassDeadline of(String database, int count) {
        DurableDatabase server = DurableDatabase.server();
        FirstCases.on(server).conceded(database, count);
        return in(database, count);
    }

    /** Of the conceded cases that a database has beside others. */
    static MassDeadline in(String database, int count) {
        DurableDatabase server = DurableDatabase.server();
        FirstCases cases = FirstCases.on(server);
        MassDeadline deadline = new MassDeadline(server, database, cases, count);
        deadline.countMessages();
        assertThat(deadline.jobsLeft()).isEqualTo(count);
        return deadline;
    }

    private void countMessages() {
        jdbc.execute("create table seen_message (case_code text, name text)");
        jdbc.execute("create function see_message() returns trigger language plpgsql as $$ begin"
                + " insert into seen_message values (new.case_code, new.name); return null; end $$");
        jdbc.execute(
                "create trigger see_message after insert on engine_message for each row execute function see_message()");
    }

    /** Starts a node on these cases; ready at once where it is awaited. */
    Node node(String name, String... settings) {
        return Node.start(database + "-" + name, server.url(database), settings);
    }

    /** Moves the training clock, as an officer would, to the first second after the term. */
    void elapse() {
        elapsed = Instant.now();
        Duration shift =
                Duration.between(Instant.now(), cases.startTermElapses().plusSeconds(1));
        jdbc.update("update training_clock set shift = make_interval(secs => ?)", shift.toMillis() / 1000.0);
    }

    /** The timers, and the step that each of them leads to. */
    int jobsLeft() {
        return number("select count(*) from act_ru_job j join act_ru_execution i on i.id_ = j.process_instance_id_"
                + " where j.process_def_key_ = 'start-up' and "
                + cases.isConcededCopy().replace("case_code", "i.business_key_"));
    }

    /** Who holds jobs until some instant of this span: the executors of the engine by their names. */
    List<String> ownersOfLocksEndingWithin(Duration span) {
        return jdbc.queryForList(
                "select distinct lock_owner_ from act_ru_job where process_def_key_ = 'start-up'"
                        + " and lock_exp_time_ <= legal_now() at time zone 'UTC' + make_interval(secs => ?)",
                String.class,
                span.toSeconds());
    }

    private int breaches() {
        return number("select count(*) from breach where " + cases.isConcededCopy());
    }

    /** Waits until that part of the timers has had its effect. */
    void awaitDrained(double part, Duration patience) {
        await().atMost(patience)
                .pollInterval(Duration.ofMillis(200))
                .ignoreException(DataAccessException.class)
                .until(() -> breaches() >= count * part);
    }

    /** Waits until no timer is left. */
    void awaitDrained(Duration patience) {
        await().atMost(patience)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptionsInstanceOf(DataAccessException.class)
                .until(() -> jobsLeft() == 0);
        System.out.printf(
                "%s: %d timers in %d s%n",
                database, count, Duration.between(elapsed, Instant.now()).toSeconds());
    }

    /** Each case: one breach, one term found expired, one message; and no job in trouble. */
    void hasHadEachEffectOnce() {
        String own = cases.isConcededCopy();
        assertThat(number("select count(*) from grant_file where " + own)).isEqualTo(count);
        assertThat(jdbc.queryForList(
                        """
                        select * from (
                            select g.case_code,
                                (select count(*) from breach b where b.case_code = g.case_code) as breaches,
                                (select count(*) from deadline_change c join deadline d on d.id = c.deadline_id
                                    where d.case_code = g.case_code and d.kind = 'DL-07' and c.new_state = 'EXPIRED')
                                    as expirations,
                                (select count(*) from seen_message m where m.case_code = g.case_code
                                    and m.name = 'breachFound') as messages
                            from grant_file g) effects
                        where (breaches, expirations, messages) <> (1, 1, 1) and\s"""
                                + own))
                .as("cases whose term did not have each effect once")
                .isEmpty();
        assertThat(jdbc.queryForList("select * from act_ru_incident")).isEmpty();
        assertThat(jdbc.queryForList("select * from act_ru_job where retries_ = 0"))
                .isEmpty();
        server.drop(database);
    }

    private int number(String sql) {
        return jdbc.queryForObject(sql, Integer.class);
    }
}
