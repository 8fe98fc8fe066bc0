package it.sportello.process.outbox;

import it.sportello.proposal.Arrivals;
import it.sportello.shared.Rule;
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

    private final Delivery delivery;
    private final Arrivals arrivals;
    private final ManagementService management;
    private final JdbcClient jdbc;
    private boolean heldBack;

    CaseStarts(Delivery delivery, Arrivals arrivals, ManagementService management, JdbcClient jdbc) {
        this.delivery = delivery;
        this.arrivals = arrivals;
        this.management = management;
        this.jdbc = jdbc;
    }

    /** True when cases wait for older transmissions to commit or for the engine, a matter of milliseconds. */
    boolean areHeldBack() {
        return heldBack;
    }

    /** @return false when no case can be started now */
    boolean startTogether() {
        long settled = settled();
        heldBack |= settled > 0 && isEngineBusy();
        return settled > 0 && !heldBack && delivery.startTogether(settled);
    }

    /** @return false when no case can be started now */
    boolean startNext() {
        long settled = settled();
        return settled > 0 && delivery.startNext(settled);
    }

    /** How far the order is final, or 0 when no case up to there waits for its start. */
    private long settled() {
        heldBack = false;
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
        heldBack = settled < first;
        return heldBack ? 0 : settled;
    }

    private boolean isEngineBusy() {
        return management.createJobQuery().executable().count() >= ENOUGH_JOBS;
    }
}
