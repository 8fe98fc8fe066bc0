package it.sportello.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates as an Italian act writes them. */
final class ItalianDates {

    static final Locale ITALIAN = Locale.ITALY;

    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("dd/MM/uuuu", ITALIAN);
    private static final DateTimeFormatter WITH_WEEKDAY = DateTimeFormatter.ofPattern("EEEE dd/MM/uuuu", ITALIAN);
    private static final DateTimeFormatter SHORT_WITH_WEEKDAY = DateTimeFormatter.ofPattern("EEEE dd/MM", ITALIAN);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", ITALIAN);

    private ItalianDates() {}

    static String full(LocalDate day) {
        return FULL.format(day);
    }

    static String withWeekday(LocalDate day) {
        return WITH_WEEKDAY.format(day);
    }

    static String shortWithWeekday(LocalDate day) {
        return SHORT_WITH_WEEKDAY.format(day);
    }

    static String hour(Instant instant) {
        return HOUR.format(instant.atZone(LegalTime.ROME));
    }
}
