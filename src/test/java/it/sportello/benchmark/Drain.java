package it.sportello.benchmark;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks from outside how an engine works off its due timers: from the first lock to the last commit. */
final class Drain {

    private static final long LOOK_MILLIS = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Clock clock;

    Drain(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param delay of the first lock after the instant at which all are due
     * @param lasted from the first lock to the last commit
     * @param used processor time in between
     */
    record Drained(int timers, Duration delay, Duration lasted, ProcessorTime used) {

        double perSecond() {
            return timers / (lasted.toMillis() / 1000.0);
        }

        double delaySeconds() {
            return delay.toMillis() / 1000.0;
        }

        /** Processor time of the program for one timer, in milliseconds. */
        double program() {
            return ProcessorTime.millis(used.each(timers).program());
        }

        /** Processor time of the database for one timer, in milliseconds. */
        double database() {
            return ProcessorTime.millis(used.each(timers).database());
        }
    }

    /** Waits until the timers due at an instant are gone. */
    Drained from(Instant due, int timers) {
        Instant first = awaitFirst(due);
        ProcessorTime before = ProcessorTime.now(jdbc);
        Instant patience = first.plus(PATIENCE);
        while (left(due)) {
            if (clock.instant().isAfter(patience)) {
                throw new IllegalStateException("timers due at " + due + " are still there");
            }
            pause(LOOK_MILLIS);
        }
        Instant last = clock.instant();
        return new Drained(
                timers,
                Duration.between(due, first),
                Duration.between(first, last),
                ProcessorTime.now(jdbc).since(before));
    }

    private Instant awaitFirst(Instant due) {
        while (clock.instant().isBefore(due)) {
            pause(1);
        }
        Instant patience = due.plus(PATIENCE);
        while (!jdbc.sql("select exists (select from act_ru_job where lock_owner_ is not null and duedate_ = :due)"
                        + " or not exists (select from act_ru_job where duedate_ = :due)")
                .param("due", Timestamp.from(due))
                .query(Boolean.class)
                .single()) {
            if (clock.instant().isAfter(patience)) {
                throw new IllegalStateException("no timer due at " + due + " was taken");
            }
            pause(10);
        }
        return clock.instant();
    }

    private boolean left(Instant due) {
        return jdbc.sql("select exists (select from act_ru_job where duedate_ = :due)")
                .param("due", Timestamp.from(due))
                .query(Boolean.class)
                .single();
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }
}
