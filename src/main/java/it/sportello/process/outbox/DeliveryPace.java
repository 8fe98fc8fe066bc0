package it.sportello.process.outbox;

import it.sportello.process.engine.DueJobs;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * How fast messages are delivered. While this node is behind with its jobs, at a mass deadline, the machine belongs to
 * the terms that have elapsed: what follows from them is delivered after, but for some messages each second, so that
 * none waits for ever.
 */
@Component
class DeliveryPace {

    /** While jobs are behind some messages are delivered, then none for so long. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    private final BooleanSupplier jobsAreBehind;
    private final LongSupplier nanoTime;
    private long delivered;

    @Autowired
    DeliveryPace(DueJobs due) {
        this(due::areMany, System::nanoTime);
    }

    /** @param nanoTime as {@link System#nanoTime()} */
    DeliveryPace(BooleanSupplier jobsAreBehind, LongSupplier nanoTime) {
        this.jobsAreBehind = jobsAreBehind;
        this.nanoTime = nanoTime;
        this.delivered = nanoTime.getAsLong() - PAUSE.toNanos();
    }

    /** Whether what has just been written waits for its turn. */
    boolean isSlow() {
        return jobsAreBehind.getAsBoolean();
    }

    /** Whether some messages may be delivered now; where it is slow, the answer is yes once in a pause. */
    boolean next() {
        if (!isSlow()) {
            return true;
        }
        long now = nanoTime.getAsLong();
        if (now - delivered < PAUSE.toNanos()) {
            return false;
        }
        delivered = now;
        return true;
    }
}
