package it.sportello.reporting;

import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The periods of activity after which the beneficiary supplies its data.
 *
 * @param start of the activity; the first period ends the same day of a later month
 * @param end of the activity: no period ends after it
 * @param months of each period; 0 asks for nothing
 */
@Rule("PSW-22-06")
public record DataPeriods(LocalDate start, LocalDate end, int months) {

    /**
     * The end of the earliest period that is over and of which nothing was told.
     *
     * @param told the last day of each statement
     */
    public Optional<LocalDate> owed(Collection<LocalDate> told, LocalDate today) {
        if (months == 0) {
            return Optional.empty();
        }
        return Stream.iterate(1, n -> n + 1)
                .map(n -> start.plusMonths((long) n * months))
                .takeWhile(period -> !period.isAfter(end) && !period.isAfter(today))
                .filter(period -> told.stream().noneMatch(day -> !day.isBefore(period)))
                .findFirst();
    }
}
