package it.sportello.process.outbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A deadline that many cases share is worked off before its consequences: as long as so many timers are overdue, the
 * messages wait in their table, and those of the deadline itself do not take the machine from the rest of it.
 */
@Component
class MassDeadline {

    private static final int MANY = 100;
    private static final Duration LOOK = Duration.ofMillis(200);

    private final JdbcClient jdbc;
    private final Clock clock;
    private Instant lookedAt = Instant.EPOCH;
    private boolean running;

    MassDeadline(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** As seen in the last fifth of a second; asked by one thread, the dispatcher's. */
    boolean isRunning() {
        Instant now = clock.instant();
        if (Duration.between(lookedAt, now).compareTo(LOOK) > 0) {
            lookedAt = now;
            running = overdue(now) == MANY;
        }
        return running;
    }

    /** Timers that fail are dated forward and suspended ones do not fire: neither holds anything up. */
    private int overdue(Instant now) {
        return jdbc.sql(
                        """
                        select count(*) from (
                            select from ACT_RU_JOB
                             where TYPE_ = 'timer' and DUEDATE_ <= :now and RETRIES_ > 0 and SUSPENSION_STATE_ = 1
                             limit :many) due""")
                .param("now", Timestamp.from(now))
                .param("many", MANY)
                .query(Integer.class)
                .single();
    }
}
