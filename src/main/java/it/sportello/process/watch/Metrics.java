package it.sportello.process.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * The figures for Prometheus, read from the database every five seconds whatever the number of those who ask. While the
 * database does not answer there are none.
 */
@Component
class Metrics {

    private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);

    private final FiguresTable table;
    private final MultiGauge ledger;
    private final MultiGauge queue;
    private volatile @Nullable Figures figures;

    Metrics(FiguresTable table, Reconciler reconciler, MeterRegistry registry) {
        this.table = table;
        this.ledger = MultiGauge.builder("sportello.ledger.euro")
                .description("Columns of the fund ledger, in euro")
                .register(registry);
        this.queue = MultiGauge.builder("sportello.ledger.queue")
                .description("Decided cases that wait for their turn or for funds")
                .register(registry);
        gauge(registry, "sportello.submissions", "Proposals transmitted", "", Figures::submissions);
        for (String kind : List.of("START", "MESSAGE", "REDATE")) {
            gauge(
                    registry,
                    "sportello.outbox.undelivered",
                    "Messages waiting for the engine",
                    kind,
                    f -> f.undelivered().get(kind));
        }
        gauge(
                registry,
                "sportello.cases.oldest.unstarted.seconds",
                "Age of the oldest transmitted case whose procedure has not started",
                "",
                f -> f.oldestUnstarted().toSeconds());
        gauge(
                registry,
                "sportello.ledger.oldest.untold.seconds",
                "Age of the oldest event of a case that the fund ledger has not taken up",
                "",
                f -> f.oldestUntold().toSeconds());
        gauge(registry, "sportello.timers.due", "Timers due and not fired", "", Figures::dueTimers);
        gauge(registry, "sportello.timers.late", "Timers due for over two minutes", "", Figures::lateTimers);
        gauge(registry, "sportello.incidents", "Open incidents of the engine", "", Figures::incidents);
        Gauge.builder("sportello.cases.disagreeing", () -> reconciler.latest().size())
                .description("Cases whose state and procedure do not agree")
                .register(registry);
    }

    /** @param kind a tag, or empty */
    private void gauge(
            MeterRegistry registry,
            String name,
            String description,
            String kind,
            Function<Figures, @Nullable Number> value) {
        Gauge.builder(name, () -> {
                    Figures last = figures;
                    return last == null ? null : value.apply(last);
                })
                .description(description)
                .tags(kind.isEmpty() ? Tags.empty() : Tags.of("kind", kind))
                .register(registry);
    }

    @Scheduled(fixedDelay = 5000)
    void read() {
        try {
            Figures read = table.read();
            figures = read;
            queue.register(
                    read.queue().entrySet().stream()
                            .<Row<?>>map(call -> Row.of(Tags.of("call", call.getKey()), call.getValue()))
                            .toList(),
                    true);
            ledger.register(
                    read.ledger().stream()
                            .<Row<?>>map(column -> Row.of(
                                    Tags.of(
                                            "call", column.call(),
                                            "envelope", column.envelope(),
                                            "column", column.name()),
                                    column::euro))
                            .toList(),
                    true);
        } catch (DataAccessException | CannotCreateTransactionException e) {
            figures = null;
            LOG.warn("The figures cannot be read: {}", e.getMessage());
        }
    }
}
