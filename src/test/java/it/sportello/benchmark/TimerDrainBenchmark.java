package it.sportello.benchmark;

import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
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
@Import(MassDeadline.class)
@Rule({"PSW-16-01", "PSW-20-01"})
class TimerDrainBenchmark {

    private static final int TIMERS = Integer.getInteger("sportello.benchmark.timers", 20_000);

    private static final String NO_OP = "bare engine, no-op timers, defaults";
    private static final String SAME = "bare engine, our model, no-op, defaults";
    private static final String OURS = "deadlines of cases";

    @Autowired
    private MassDeadline deadline;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private DataSource database;

    private final List<Drain.Drained> noOp = new ArrayList<>();
    private final List<Drain.Drained> drained = new ArrayList<>();

    @Test
    void ourTimersDrainBesideTheBareOnes() {
        deadline.prepare("Cartiera del benchmark S.r.l.", TIMERS);
        try (BareEngine bare = new BareEngine(
                jdbc,
                "bare",
                DurableServer.url(database),
                Map.of("openStartUp", Map.of("atiToFormalise", false)),
                () -> Date.from(Instant.parse("2100-01-01T00:00:00Z")),
                BareEngine.DEFAULTS)) {
            begin(bare);
            DueTimers instances = DueTimers.ofInstances(bare.database(), clock, TIMERS);
            new Measures("Drain of " + TIMERS + " timers due at one instant", "timers/s")
                    .contender(NO_OP, () -> kept(noOp, instances.drain("BARE-1")))
                    .contender(SAME, () -> instances.drain("BARE-2").perSecond())
                    .contender(OURS, () -> kept(drained, deadline.drain()))
                    .run()
                    .ratio(OURS, NO_OP, "goal 1.5")
                    .ratio(OURS, SAME, "")
                    .say(
                            "%-44s %12.2f s",
                            "first taken after the instant, median", median(drained, Drain.Drained::delaySeconds))
                    .say(
                            "%-44s %12.2f ms",
                            "processor time of a timer, program", median(drained, Drain.Drained::program))
                    .say(
                            "%-44s %12.2f ms",
                            "processor time of a timer, database", median(drained, Drain.Drained::database))
                    .say("%-44s %12.2f ms", "the same, no-op, program", median(noOp, Drain.Drained::program))
                    .say("%-44s %12.2f ms", "the same, no-op, database", median(noOp, Drain.Drained::database))
                    .print();
        }
    }

    private static void begin(BareEngine bare) {
        bare.engine().getRuntimeService().startProcessInstanceByKey("no-op-timer", "BARE-1");
        bare.engine()
                .getRuntimeService()
                .createProcessInstanceByKey("grant-procedure")
                .businessKey("BARE-2")
                .startBeforeActivity("CallActivity_StartUp")
                .execute();
        DueTimers.awaitOnlyItsTerm(bare.jdbc(), "BARE-2");
    }

    private static double median(List<Drain.Drained> all, ToDoubleFunction<Drain.Drained> figure) {
        return Measures.median(all.stream().mapToDouble(figure).boxed().toList());
    }

    private static double kept(List<Drain.Drained> all, Drain.Drained one) {
        all.add(one);
        return one.perSecond();
    }
}
