package it.sportello.process.outbox;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many cases are started at a time. In a rush, on whichever node, the machine belongs to those who transmit: who is
 * in loses nothing when his case starts later. The numbers given to arrivals tell how fast proposals come.
 */
@Component
class StartPace {

    /** In a rush one case is started, then none for so long. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** So soon it is seen that a rush is over. */
    static final Duration LOOK = Duration.ofMillis(200);

    private static final int BATCH = 20;

    /** More than this in a second is a rush: a node starts as many without effort. */
    private static final int CALM_ARRIVALS = 20;

    private static final long NONE = -1;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final LongSupplier arrived;
    private final LongSupplier nanoTime;
    private long looked;
    private long startedOne;
    private long number = NONE;
    private boolean rush;

    @Autowired
    StartPace(JdbcClient jdbc) {
        this(
                () -> jdbc.sql("select last_value from arrival_number")
                        .query(Long.class)
                        .single(),
                System::nanoTime);
    }

    /**
     * @param arrived the highest number given so far
     * @param nanoTime as {@link System#nanoTime()}
     */
    StartPace(LongSupplier arrived, LongSupplier nanoTime) {
        this.arrived = arrived;
        this.nanoTime = nanoTime;
        this.looked = nanoTime.getAsLong() - LOOK.toNanos();
        this.startedOne = looked - PAUSE.toNanos();
    }

    /** Cases that may be started now, 0 in the pauses of a rush. */
    int next() {
        long now = nanoTime.getAsLong();
        look(now);
        if (!rush) {
            return BATCH;
        }
        if (now - startedOne < PAUSE.toNanos()) {
            return 0;
        }
        startedOne = now;
        return 1;
    }

    private void look(long now) {
        if (now - looked >= LOOK.toNanos()) {
            long reached = arrived.getAsLong();
            rush = number != NONE && (reached - number) * SECOND > CALM_ARRIVALS * (now - looked);
            number = reached;
            looked = now;
        }
    }
}
