package it.sportello.deadline;

import it.sportello.shared.LegalTime;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a deadline runs from.
 *
 * @param date its legal day in Rome, which is not counted (PSW-00-04)
 * @param at its instant, where it is known
 * @param evidence where it is proved: a BUR number, a protocol, a receipt
 */
public record StartEvent(LocalDate date, @Nullable Instant at, String evidence) {

    public static StartEvent on(LocalDate date, String evidence) {
        return new StartEvent(date, null, evidence);
    }

    public static StartEvent at(Instant instant, String evidence) {
        return new StartEvent(LegalTime.dateOf(instant), instant, evidence);
    }
}
