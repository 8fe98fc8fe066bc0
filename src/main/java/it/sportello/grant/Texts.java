package it.sportello.grant;

import it.sportello.shared.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** How this feature reads and writes what people type. */
final class Texts {

    static final ZoneId ROME = ZoneId.of("Europe/Rome");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private Texts() {}

    /** The text without its outer blanks; refused when there is none. */
    static String required(@Nullable String text, String field, String rule, String sentence) {
        if (text == null || text.isBlank()) {
            throw Refusal.invalid(field, rule, sentence);
        }
        return text.strip();
    }

    static String day(LocalDate date) {
        return DAY.format(date);
    }

    /** The day of an instant in Rome (PSW-00-03). */
    static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ROME);
    }
}
