package it.sportello.plan;

import it.sportello.shared.Rule;
import java.time.LocalDate;

/** How long the pilot must last: a duration in full months, not a term (AMB-16). */
@Rule("PSW-03-18")
public final class PilotPeriod {

    private final int months;

    /** @param months the minimum of the notice */
    public PilotPeriod(int months) {
        this.months = months;
    }

    /**
     * The first last-day with which a pilot that starts on that day is long enough: the day before the same day number,
     * or the last day of the month where that number does not exist.
     */
    public LocalDate earliestValidEnd(LocalDate start) {
        LocalDate sameDay = start.plusMonths(months);
        return sameDay.getDayOfMonth() == start.getDayOfMonth() ? sameDay.minusDays(1) : sameDay;
    }

    public boolean isLongEnough(LocalDate start, LocalDate end) {
        return !end.isBefore(earliestValidEnd(start));
    }
}
