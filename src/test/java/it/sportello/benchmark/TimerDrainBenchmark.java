package it.sportello.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.sportello.shared.ReferenceCode;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The mass deadline: the thirty days to start end for thousands of cases at one midnight. Each of our timers finds the
 * term elapsed, records the breach, opens the notice and leaves its message; those of the bare engine do nothing.
 */
@IntegrationTest
@Import(Office.class)
class TimerDrainBenchmark {

    private static final int TIMERS = Integer.getInteger("sportello.benchmark.timers", 4_000);

    @Autowired
    private Office office;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private javax.sql.DataSource database;

    @Autowired
    @Qualifier("dispatcher")
    private SmartLifecycle dispatcher;

    private static final String NO_OP = "bare engine, no-op timers, defaults";
    private static final String SAME = "bare engine, our model, no-op, defaults";
    private static final String OURS = "deadlines of cases";

    private final List<Duration> delays = new ArrayList<>();

    @Test
    void ourTimersDrainBesideTheBareOnes() throws Exception {
        DurableServer.require(jdbc);
        ReferenceCode code = office.conceded(
                office.enterprise("Cartiera del benchmark S.r.l.").employees(8, 0));
        CaseCopies ours = new CaseCopies(jdbc, code.value());
        try (BareEngine bare = new BareEngine(
                jdbc,
                DurableServer.url(database),
                Map.of("openStartUp", Map.of("atiToFormalise", false)),
                () -> Date.from(Instant.parse("2100-01-01T00:00:00Z")),
                BareEngine.DEFAULTS)) {
            new Measures("Drain of " + TIMERS + " timers due at one instant", "timers/s")
                    .contender(NO_OP, simple(bare))
                    .contender(SAME, sameModel(bare))
                    .contender(OURS, () -> drainOurs(ours))
                    .run()
                    .ratio(OURS, NO_OP, "goal 1.5")
                    .ratio(OURS, SAME, "")
                    .say("%-44s %12.2f s", "first taken after the instant, median", medianDelay())
                    .print();
        }
    }

    private DoubleSupplier simple(BareEngine bare) {
        bare.engine().getRuntimeService().startProcessInstanceByKey("no-op-timer", "BARE-1");
        CaseCopies copies = new CaseCopies(bare.jdbc(), "BARE-1");
        return () -> drainBare(bare, copies);
    }

    private DoubleSupplier sameModel(BareEngine bare) {
        bare.engine()
                .getRuntimeService()
                .createProcessInstanceByKey("grant-procedure")
                .businessKey("BARE-2")
                .startBeforeActivity("CallActivity_StartUp")
                .execute();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> bare.engine()
                                .getManagementService()
                                .createJobQuery()
                                .timers()
                                .processDefinitionKey("start-up")
                                .count()
                        == 1);
        CaseCopies copies = new CaseCopies(bare.jdbc(), "BARE-2");
        return () -> drainBare(bare, copies);
    }

    private double drainBare(BareEngine bare, CaseCopies copies) {
        Instant due = soon();
        copies.copyInstances(1, TIMERS, due);
        due = later(bare.jdbc(), due);
        double figure = new Drain(bare.jdbc(), clock).from(due, TIMERS).perSecond(TIMERS);
        copies.removeInstances();
        return figure;
    }

    private double drainOurs(CaseCopies copies) {
        Instant due = soon();
        copyCases(copies);
        copies.copyInstances(1, TIMERS, due);
        due = later(jdbc, due);
        Drain.Drained drained = new Drain(jdbc, clock).from(due, TIMERS);
        delays.add(drained.delay());
        checkAndForget(copies);
        return drained.perSecond(TIMERS);
    }

    private double medianDelay() {
        return Measures.median(
                delays.stream().map(delay -> delay.toMillis() / 1000.0).toList());
    }

    /** Far enough that nothing fires while the copies are made. */
    private Instant soon() {
        return clock.instant().plusSeconds(3600).truncatedTo(ChronoUnit.SECONDS);
    }

    /** All is ready: the instant comes in two seconds. */
    private Instant later(JdbcClient database, Instant copied) {
        database.sql("vacuum analyze act_ru_job").update();
        Instant due = clock.instant().plusSeconds(3).truncatedTo(ChronoUnit.SECONDS);
        database.sql("update act_ru_job set duedate_ = :due where duedate_ = :copied")
                .param("due", java.sql.Timestamp.from(due))
                .param("copied", java.sql.Timestamp.from(copied))
                .update();
        return due;
    }

    private void copyCases(CaseCopies copies) {
        copies.copyRows(
                "proposal",
                "reference_code",
                Map.of(
                        "id", "gen_random_uuid()",
                        "owner_tax_code", "'X' || lpad(n::text, 10, '0')",
                        "idempotency_key", "'copia'",
                        "arrival_number", "nextval('arrival_number')"),
                1,
                TIMERS);
        copies.copyRows("grant_file", "case_code", Map.of(), 1, TIMERS);
        copies.copyRows(
                "deadline",
                "case_code",
                Map.of(
                        "id", "gen_random_uuid()",
                        "last_instant", "least(r.last_instant, legal_now() - interval '1 second')",
                        "fires_at", "least(r.fires_at, legal_now())"),
                1,
                TIMERS);
    }

    /** Each case has its one breach and its one message, delivered or not; then all is forgotten. */
    private void checkAndForget(CaseCopies copies) {
        dispatcher.stop();
        assertThat(count("select count(*) from breach where case_code like '%-X%'"))
                .isEqualTo(TIMERS);
        assertThat(count("select count(distinct case_code) from breach where case_code like '%-X%'"))
                .isEqualTo(TIMERS);
        copies.removeInstances();
        jdbc.sql(
                        """
                        set session_replication_role = replica;
                        delete from engine_message where case_code like '%-X%';
                        delete from breach where case_code like '%-X%';
                        delete from formal_notice where case_code like '%-X%';
                        delete from deadline_change where deadline_id in
                            (select id from deadline where case_code like '%-X%');
                        delete from deadline where case_code like '%-X%';
                        delete from grant_file where case_code like '%-X%';
                        delete from case_transition where proposal_id in
                            (select id from proposal where reference_code like '%-X%');
                        delete from proposal where reference_code like '%-X%';
                        set session_replication_role = origin""")
                .update();
        for (String table : List.of(
                "engine_message",
                "breach",
                "formal_notice",
                "deadline_change",
                "deadline",
                "proposal",
                "case_transition")) {
            jdbc.sql("vacuum analyze " + table).update();
        }
        dispatcher.start();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
