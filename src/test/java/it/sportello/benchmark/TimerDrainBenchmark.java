package it.sportello.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.sportello.load.CaseCopies;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The mass deadline: the thirty days to start end for thousands of cases at one midnight. Each of our timers finds the
 * term elapsed, records the breach, opens the notice and leaves its message; those of the bare engine do nothing.
 */
@IntegrationTest
@Import(Office.class)
@Rule({"PSW-16-01", "PSW-20-01"})
class TimerDrainBenchmark {

    private static final int TIMERS = Integer.getInteger("sportello.benchmark.timers", 5_000);

    private static final String NO_OP = "bare engine, no-op timers, defaults";
    private static final String SAME = "bare engine, our model, no-op, defaults";
    private static final String OURS = "deadlines of cases";

    @Autowired
    private Office office;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private DataSource database;

    private final List<Duration> delays = new ArrayList<>();

    /** The numbers of the copies: new ones in every round. */
    private int next = 200_000;

    @Test
    void ourTimersDrainBesideTheBareOnes() {
        DurableServer.require(jdbc);
        String conceded = conceded().value();
        try (BareEngine bare = new BareEngine(
                jdbc,
                DurableServer.url(database),
                Map.of("openStartUp", Map.of("atiToFormalise", false)),
                () -> Date.from(Instant.parse("2100-01-01T00:00:00Z")),
                BareEngine.DEFAULTS)) {
            bare.engine().getRuntimeService().startProcessInstanceByKey("no-op-timer", "BARE-1");
            bare.engine()
                    .getRuntimeService()
                    .createProcessInstanceByKey("grant-procedure")
                    .businessKey("BARE-2")
                    .startBeforeActivity("CallActivity_StartUp")
                    .execute();
            awaitOnlyItsTerm(bare.jdbc(), "BARE-2");
            new Measures("Drain of " + TIMERS + " timers due at one instant", "timers/s")
                    .contender(NO_OP, bare(bare, "BARE-1"))
                    .contender(SAME, bare(bare, "BARE-2"))
                    .contender(OURS, () -> ours(conceded))
                    .run()
                    .ratio(OURS, NO_OP, "goal 1.5")
                    .ratio(OURS, SAME, "")
                    .say("%-44s %12.2f s", "first taken after the instant, median", medianDelay())
                    .print();
        }
    }

    private ReferenceCode conceded() {
        ReferenceCode code = office.conceded(
                office.enterprise("Cartiera del benchmark S.r.l.").employees(8, 0));
        awaitOnlyItsTerm(jdbc, code.value());
        return code;
    }

    /** The engine enters the phase after the publication in its own time. */
    private static void awaitOnlyItsTerm(JdbcClient jdbc, String code) {
        await().atMost(Duration.ofMinutes(2)).until(() -> jdbc.sql(
                        """
                                select j.handler_cfg_ from act_ru_job j
                                join act_ru_execution i on i.id_ = j.root_proc_inst_id_ where i.business_key_ = ?""")
                .param(code)
                .query(String.class)
                .list()
                .equals(List.of("BoundaryEvent_StartTerm")));
    }

    private DoubleSupplier bare(BareEngine bare, String code) {
        return () -> drain(new Copies(bare.jdbc(), next), CaseCopies::ofInstances, code, bare.database())
                .perSecond(TIMERS);
    }

    private double ours(String code) {
        Copies copies = new Copies(jdbc, next);
        Drain.Drained drained = drain(copies, CaseCopies::ofCases, code, database);
        delays.add(drained.delay());
        copies.haveHadEachEffectOnce();
        copies.leaveNothingToDo();
        return drained.perSecond(TIMERS);
    }

    private Drain.Drained drain(
            Copies copies, Function<Connection, CaseCopies> tables, String code, DataSource database) {
        try (Connection connection = database.getConnection()) {
            tables.apply(connection).make(code, next, next + TIMERS - 1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        next += TIMERS;
        copies.jdbc().sql("vacuum analyze").update();
        Instant due = clock.instant().plusSeconds(4).truncatedTo(ChronoUnit.SECONDS);
        copies.fallDue(due);
        return new Drain(copies.jdbc(), clock).from(due, TIMERS);
    }

    private double medianDelay() {
        return Measures.median(
                delays.stream().map(delay -> delay.toMillis() / 1000.0).toList());
    }

    /** The cases of one round, by their numbers. */
    private record Copies(JdbcClient jdbc, int first) {

        private JdbcClient.StatementSpec sql(String statement) {
            return jdbc.sql(statement.replace(
                    "$own",
                    "between '%s' and '%s'".formatted(CaseCopies.code(first), CaseCopies.code(first + TIMERS - 1))));
        }

        void fallDue(Instant due) {
            boolean ours = jdbc.sql("select to_regclass('deadline') is not null")
                    .query(Boolean.class)
                    .single();
            if (ours) {
                sql("update deadline set last_instant = cast(:due as timestamptz) - interval '1 millisecond', fires_at = :due"
                                + " where kind = 'DL-07' and case_code $own")
                        .param("due", Timestamp.from(due))
                        .update();
            }
            sql("update act_ru_job set duedate_ = :due from act_ru_execution i"
                            + " where i.id_ = process_instance_id_ and i.business_key_ $own")
                    .param("due", Timestamp.from(due))
                    .update();
        }

        void haveHadEachEffectOnce() {
            assertThat(count("select count(*) from breach where case_code $own"))
                    .isEqualTo(TIMERS);
            assertThat(count("select count(distinct case_code) from breach where case_code $own"))
                    .isEqualTo(TIMERS);
            assertThat(count("select count(*) from deadline where case_code $own and state = 'EXPIRED'"))
                    .isEqualTo(TIMERS);
        }

        /** The notices that follow are not what is measured: their messages go. */
        void leaveNothingToDo() {
            sql("delete from engine_message where case_code $own").update();
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> count("select count(*) from act_ru_job j join act_ru_execution i on"
                                    + " i.id_ = j.root_proc_inst_id_ where i.business_key_ $own")
                            == 0);
        }

        private long count(String query) {
            return sql(query).query(Long.class).single();
        }
    }
}
