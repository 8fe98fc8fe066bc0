package it.sportello.benchmark;

import it.sportello.funding.Envelope;
import it.sportello.funding.FundLedger;
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
@Import({Office.class, RegionConduct.class})
class LifecycleBenchmark {

    private static final int CASES = Integer.getInteger("sportello.benchmark.cases", 60);

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
        ledger.topUp("psw-2020", Envelope.A, Euro.of("90000000.00"), "G-BENCHMARK", "rup");
        try (BareEngine bare = new BareEngine(
                jdbc,
                DurableServer.url(database),
                BareConduct.DELEGATES,
                () -> Date.from(Instant.parse("2100-01-01T00:00:00Z")),
                BareEngine.AS_OURS)) {
            Lifecycles ours = new Lifecycles(engine, jdbc, region);
            Lifecycles theirs = new Lifecycles(bare.engine(), bare.jdbc(), new BareConduct(bare.engine()));
            new Measures("Lives of " + CASES + " cases from the transmission to the settlement", "cases/s")
                    .contender("lives with all our work", () -> ours.run(region.sent(10_000 + CASES * ++round, CASES)))
                    .contender("bare models, no-op delegates", () -> theirs.run(bareCodes()))
                    .run()
                    .ratio("lives with all our work", "bare models, no-op delegates", "goal 0.6")
                    .print();
        }
    }

    private List<String> bareCodes() {
        return IntStream.range(0, CASES)
                .mapToObj(n -> "BARE-%d-%d".formatted(round, n))
                .toList();
    }
}
