package it.sportello.shared;

import java.time.LocalDate;

/**
 * A minimum length of an activity: a duration, not a term. Its first day is counted and it does not roll (AMB-16).
 *
 * @param months as the notice says
 */
@Rule("PSW-03-18")
public record MinimumDuration(int months) {

    /** The first end that makes the duration whole: the day before the same day number, or the last of a shorter month. */
    public LocalDate earliestValidEnd(LocalDate start) {
        LocalDate target = start.plusMonths(months);
        return target.getDayOfMonth() == start.getDayOfMonth() ? target.minusDays(1) : target;
    }

    /** @param end the last day, counted too */
    public boolean isReached(LocalDate start, LocalDate end) {
        return !end.isBefore(earliestValidEnd(start));
    }
}
