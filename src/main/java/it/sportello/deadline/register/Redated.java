package it.sportello.deadline.register;

import it.sportello.deadline.DeadlineKind;
import it.sportello.shared.ReferenceCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A deadline moved by an act, or that would be moved.
 *
 * @param oldDue null where it had no date
 * @param newDue null where it has none now
 * @param breachToWithdraw whether it had expired and runs again (or was met in time): its breach, if nobody has signed
 *     it, falls
 */
public record Redated(
        ReferenceCode code,
        DeadlineKind kind,
        int ordinal,
        @Nullable LocalDate oldDue,
        @Nullable LocalDate newDue,
        boolean breachToWithdraw) {}
