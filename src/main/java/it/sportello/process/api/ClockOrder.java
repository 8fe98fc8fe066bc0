package it.sportello.process.api;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.Suspension;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the RUP orders of the clock. */
@Rule({"PSW-00-07", "PSW-00-08"})
public sealed interface ClockOrder {

    /** Suspends the terms of the call. */
    record SuspendCall(Suspension period) implements ClockOrder {}

    /**
     * Suspends one term of one case.
     *
     * @param to last suspended day; null until somebody resumes
     */
    record SuspendCase(ReferenceCode code, DeadlineKind kind, LocalDate from, @Nullable LocalDate to)
            implements ClockOrder {}

    /** Ends a suspension, or changes its last day. */
    record Resume(UUID suspension, LocalDate lastSuspendedDay) implements ClockOrder {}

    /** Extends a term to a new last day. */
    record Extend(ReferenceCode code, DeadlineKind kind, LocalDate newDate) implements ClockOrder {}

    /** Corrects number and date of the BUR of a published act. */
    record CorrectPublication(ReferenceCode act, String burNumber, LocalDate burDate) implements ClockOrder {}

    /**
     * Takes a ready-made suspension of the notice, or none.
     *
     * @param preset its name; null for no suspension
     */
    record ChoosePreset(@Nullable String preset) implements ClockOrder {}
}
