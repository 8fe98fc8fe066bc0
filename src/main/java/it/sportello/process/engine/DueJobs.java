package it.sportello.process.engine;

import org.springframework.stereotype.Component;

/** Whether this node is behind with its jobs: at a mass deadline, until the last thousands of timers are in hand. */
@Component
public class DueJobs {

    private volatile boolean many;

    /** The last acquisition has found so many: as many as it looks for means that more are due. */
    void acquired(int found, int atMost) {
        many = found >= atMost;
    }

    /** More jobs are due than were taken at once. */
    public boolean areMany() {
        return many;
    }
}
