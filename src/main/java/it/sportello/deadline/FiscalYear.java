package it.sportello.deadline;

import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.time.MonthDay;

/**
 * A fiscal year [<i>esercizio</i>], which need not be the calendar year.
 *
 * @param first its first day
 * @param yearStart the day on which fiscal years start
 */
@Rule({"PSW-06-05", "PSW-23-03"})
public record FiscalYear(LocalDate first, MonthDay yearStart) {

    /** The fiscal year of a day. */
    public static FiscalYear of(LocalDate day, MonthDay yearStart) {
        LocalDate start = yearStart.atYear(day.getYear());
        return new FiscalYear(start.isAfter(day) ? yearStart.atYear(day.getYear() - 1) : start, yearStart);
    }

    /** Its last day. */
    public LocalDate last() {
        return plus(1).first().minusDays(1);
    }

    /** The fiscal year so many years later; earlier when negative. */
    public FiscalYear plus(int years) {
        return new FiscalYear(yearStart.atYear(first.getYear() + years), yearStart);
    }
}
