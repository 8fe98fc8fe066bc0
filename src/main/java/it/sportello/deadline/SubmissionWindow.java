package it.sportello.deadline;

import it.sportello.shared.Rule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When proposals may arrive. Both instants are inside.
 *
 * @param opensAt first instant in time
 * @param closedAt last instant in time; null while the call is open
 */
@Rule({"PSW-11-01", "PSW-11-02", "PSW-11-03", "COM-08"})
public record SubmissionWindow(Instant opensAt, @Nullable Instant closedAt) {

    /** Where an instant falls. */
    public enum Position {
        BEFORE_OPENING,
        INSIDE,
        AFTER_CLOSURE
    }

    public Position of(Instant at) {
        if (at.isBefore(opensAt)) {
            return Position.BEFORE_OPENING;
        }
        return closedAt != null && at.isAfter(closedAt) ? Position.AFTER_CLOSURE : Position.INSIDE;
    }
}
