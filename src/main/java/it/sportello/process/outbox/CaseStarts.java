package it.sportello.process.outbox;

import it.sportello.proposal.Arrivals;
import it.sportello.shared.Rule;
import java.time.Duration;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Starts transmitted cases in the order of arrival (PSW-13-12), a few at a time, and none while the engine has enough to
 * do. What is not started yet is in the table: a node that dies leaves it to the others.
 */
@Component
@Rule("PSW-13-12")
class CaseStarts {

    /** As many jobs as one acquisition of the executor takes: it is busy, and no pile grows behind it. */
    private static final int ENOUGH_JOBS = 200;

    private static final Duration MOMENT = Duration.ofMillis(20);

    private final Delivery delivery;
    private final Arrivals arrivals;
    private final StartPace pace;
    private final ManagementService management;
    private final JdbcClient jdbc;
    private volatile Duration pause = Duration.ZERO;

    CaseStarts(Delivery delivery, Arrivals arrivals, StartPace pace, ManagementService management, JdbcClient jdbc) {
        this.delivery = delivery;
        this.arrivals = arrivals;
        this.pace = pace;
        this.management = management;
        this.jdbc = jdbc;
    }

    /**
     * For how long the cases that wait are held back: for older transmissions to commit, for the engine or for those
     * who are transmitting. Zero when none is.
     */
    Duration heldBack() {
        return pause;
    }

    /** The next few cases in one transaction. @return false when none can be started now */
    boolean startTogether() {
        pause = Duration.ZERO;
        long settled = settled();
        int most = settled == 0 ? 0 : allowed();
        return most > 0 && delivery.startTogether(settled, most);
    }

    /** The next case alone, where some together failed. @return false when none can be started now */
    boolean startNext() {
        long settled = settled();
        return settled > 0 && delivery.startNext(settled);
    }

    /** How far the order is final, or 0 when no case up to there waits for its start. */
    private long settled() {
        Long first = jdbc.sql("select min(arrival_number) from engine_message where arrival_number is not null")
                .query(Long.class)
                .optional()
                .orElse(null);
        if (first == null) {
            return 0;
        }
        long settled = arrivals.settled().number();
        if (settled < first) {
            settled = arrivals.settle().number();
        }
        if (settled < first) {
            pause = MOMENT;
            return 0;
        }
        return settled;
    }

    private int allowed() {
        if (management.createJobQuery().executable().active().count() >= ENOUGH_JOBS) {
            pause = MOMENT;
            return 0;
        }
        int allowed = pace.next();
        if (allowed == 0) {
            pause = StartPace.LOOK;
        }
        return allowed;
    }
}
