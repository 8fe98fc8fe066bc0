package it.sportello.benchmark;

import it.sportello.funding.Envelope;
import it.sportello.funding.FundLedger;
import it.sportello.process.engine.EngineTables;
import it.sportello.shared.Euro;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whole lives of cases, with all that the program does for them, beside the same models with nothing behind them. */
@IntegrationTest
@Import(RegionConduct.class)
class LifecycleBenchmark {

    private static final String OURS = "lives with all our work";
    private static final String BARE = "bare models, no-op delegates";
    /** What is added to the engine's tables is there as well: what is left is our work alone. */
    private static final String TUNED = "bare models, tables as ours";

    private static final int CASES = Integer.getInteger("sportello.benchmark.cases", 200);

    /** A life passes through much of the program: the virtual machine translates it for more than a thousand lives. */
    private static final int WARM_UPS = 8;

    @Autowired
    private Office office;

    @Autowired
    private RegionConduct region;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private FundLedger ledger;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    private int round;

    @Test
    void wholeLivesBesideTheBareModels() {
        DurableServer.require(jdbc);
        office.appointCommission();
        // Enough for every life of every round: who is conceded Action A alone asks for another advance.
        ledger.topUp("psw-2020", Envelope.A, Euro.of("90000000.00"), "G-BENCHMARK", "rup");
        ledger.topUp("psw-2020", Envelope.B, Euro.of("90000000.00"), "G-BENCHMARK", "rup");
        try (BareEngine bare = bare("bare");
                BareEngine tuned = bare("bare_with_our_tables")) {
            new EngineTables(tuned.jdbc()).complete();
            Lifecycles ours = new Lifecycles(engine, jdbc, region);
            Lifecycles theirs = new Lifecycles(bare.engine(), bare.jdbc(), new BareConduct(bare.engine()));
            Lifecycles besides = new Lifecycles(tuned.engine(), tuned.jdbc(), new BareConduct(tuned.engine()));
            new Measures("Lives of " + CASES + " cases from the transmission to the end", "cases/s")
                    .contender(OURS, () -> ours.run(region.sent(10_000 + CASES * ++round, CASES)))
                    .contender(BARE, () -> theirs.run(bareCodes()))
                    .contender(TUNED, () -> besides.run(bareCodes()))
                    .warmUps(WARM_UPS)
                    .run()
                    .ratio(OURS, BARE, "goal 0.6")
                    .ratio(OURS, TUNED, "")
                    .say("%-44s %s", "processor time of a life, last round", ours.spent())
                    .say("%-44s %s", "the same, bare", theirs.spent())
                    .say("%-44s %s", "the same, bare, tables as ours", besides.spent())
                    .print();
        }
    }

    private BareEngine bare(String name) {
        return new BareEngine(
                jdbc,
                name,
                DurableServer.url(database),
                BareConduct.DELEGATES,
                () -> Date.from(Instant.parse("2100-01-01T00:00:00Z")),
                BareEngine.AS_OURS);
    }

    private List<String> bareCodes() {
        return IntStream.range(0, CASES)
                .mapToObj(n -> "BARE-%d-%d".formatted(round, n))
                .toList();
    }
}
