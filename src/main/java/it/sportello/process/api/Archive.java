package it.sportello.process.api;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.Retention;
import it.sportello.deadline.register.Deadlines;
import it.sportello.shared.ItalianText;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Until when the documents and the personal data of a case are kept. */
@Service
@Transactional(readOnly = true)
@Rule({"PSW-23-01", "PSW-23-02", "PSW-23-04", "PSW-25-05"})
public class Archive {

    private final Deadlines register;

    Archive(Deadlines register) {
        this.register = register;
    }

    /** @param personalData the last day, or empty while the programme is not closed */
    public record KeptUntil(Retention documents, Optional<LocalDate> personalData) {}

    /** @throws Refusal not allowed while no retention of the case has begun */
    public KeptUntil keptUntil(ReferenceCode code) {
        LocalDate deMinimis = register.dueDate(code, DeadlineKind.DL_22)
                .orElseThrow(() -> Refusal.notAllowed(
                        "NO_RETENTION", "PSW-23-03", "La conservazione della pratica non è ancora iniziata."));
        Retention documents = new Retention(
                deMinimis, register.dueDate(code, DeadlineKind.DL_23).orElse(null), null);
        return new KeptUntil(
                documents,
                register.dueDate(code, DeadlineKind.DL_24)
                        .map(day -> day.isAfter(documents.until()) ? day : documents.until()));
    }

    /** @throws Refusal not allowed before the longest of the periods is over */
    public void requireEnded(ReferenceCode code, LocalDate today) {
        LocalDate until = keptUntil(code).documents().until();
        boolean stopped = register.find(code, DeadlineKind.DL_23)
                .filter(period -> period.due() == null)
                .isPresent();
        if (stopped) {
            throw Refusal.notAllowed(
                    "RETENTION_SUSPENDED",
                    "PSW-23-02",
                    "La conservazione dei documenti è sospesa fino alla ripresa del termine.");
        }
        if (!today.isAfter(until)) {
            throw Refusal.notAllowed(
                    "RETENTION_RUNNING",
                    "PSW-23-04",
                    "I documenti si conservano fino al " + ItalianText.day(until) + ".");
        }
    }
}
