package it.sportello.deadline;

import it.sportello.shared.Explanation;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A deadline with its dates.
 *
 * @param kind null for a term that no deadline of the notice names
 * @param nominal the date before it rolls over holidays; null while it has none
 * @param due the last day in time; null while an open-ended suspension or an event to come leaves it without one
 * @param lastInstant 23:59:59.999 in Rome of the due date, or the hour that is written; null with no due date
 * @param firesAt the first instant out of time: 00:00 in Rome of the day after; {@link LegalTime#NEVER} with no due
 *     date
 * @param explanation the steps, in Italian
 */
@Rule({"PSW-00-03", "PSW-00-04"})
public record ComputedTerm(
        @Nullable DeadlineKind kind,
        @Nullable LocalDate nominal,
        @Nullable LocalDate due,
        @Nullable Instant lastInstant,
        Instant firesAt,
        Explanation explanation) {

    /** Whether an act done at an instant is in time. */
    public boolean inTime(Instant at) {
        return at.isBefore(firesAt);
    }

    /** The explanation as one sentence. */
    public String sentence() {
        return String.join("; ", explanation.steps());
    }
}
