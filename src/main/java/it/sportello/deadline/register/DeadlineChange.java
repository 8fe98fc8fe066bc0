package it.sportello.deadline.register;

import it.sportello.shared.Explanation;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of the history of a deadline, never overwritten.
 *
 * @param version 0 for the opening, then one more each time
 * @param actNumber the act that allowed it; null for what no act decides
 * @param reason in Italian
 * @param oldState null for the opening
 */
public record DeadlineChange(
        int version,
        What what,
        Instant at,
        String decidedBy,
        @Nullable String actNumber,
        String reason,
        @Nullable DeadlineState oldState,
        DeadlineState newState,
        @Nullable LocalDate oldDue,
        @Nullable LocalDate newDue,
        Explanation explanation) {

    /** What happened. */
    public enum What {
        OPENED,
        MET,
        LATE_ACT,
        EXPIRED,
        EXTENDED,
        EVENT_CORRECTED,
        RESTARTED,
        SUSPENDED,
        RESUMED,
        REVIEWED,
        CAPPED,
        WAIVED
    }
}
