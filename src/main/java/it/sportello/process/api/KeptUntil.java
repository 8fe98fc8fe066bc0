package it.sportello.process.api;

import it.sportello.deadline.Retention;
import it.sportello.shared.ItalianText;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Until when the documents and the personal data of a case are kept.
 *
 * @param documents the periods of the documents, of which the longest prevails
 * @param suspended true while the period of art. 140 Reg. 1303/2013 stands still
 * @param programmeClosure last day of the personal data by the closure of the programme; null while it is not closed
 */
@Rule({"PSW-23-02", "PSW-23-04", "PSW-25-05"})
public record KeptUntil(Retention documents, boolean suspended, @Nullable LocalDate programmeClosure) {

    /** The last day, never before that of the documents; empty while the programme is not closed. */
    @Rule("PSW-25-05")
    public Optional<LocalDate> personalData() {
        LocalDate until = documents.until();
        return Optional.ofNullable(programmeClosure).map(day -> day.isAfter(until) ? day : until);
    }

    /** @throws Refusal not allowed before the longest of the periods is over, or while one of them stands still */
    @Rule({"PSW-23-02", "PSW-23-04"})
    public void requireOver(LocalDate today) {
        if (suspended) {
            throw Refusal.notAllowed(
                    "RETENTION_SUSPENDED",
                    "PSW-23-02",
                    "La conservazione dei documenti è sospesa fino alla ripresa del termine.");
        }
        if (!today.isAfter(documents.until())) {
            throw Refusal.notAllowed(
                    "RETENTION_RUNNING",
                    "PSW-23-04",
                    "I documenti si conservano fino al " + ItalianText.day(documents.until()) + ".");
        }
    }
}
