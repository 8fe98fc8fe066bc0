package it.sportello.web.deadline;

import it.sportello.deadline.Calculation;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.LegalClock;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.Suspension;
import it.sportello.deadline.Term;
import it.sportello.notice.Notice;
import it.sportello.shared.ItalianText;
import it.sportello.shared.LegalTime;
import it.sportello.shared.Reason;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the parts of a calculation ask of each other, once each can be read: nothing that was asked is left out. */
@Rule({"PSW-00-04", "PSW-00-07", "PSW-00-08", "PSW-16-02", "PSW-19-02"})
final class CalculationChecks {

    private final CalculationRequest request;
    private final Notice notice;
    private final LegalClock clock;
    private final List<Reason> errors = new ArrayList<>();

    CalculationChecks(CalculationRequest request, Notice notice, LegalClock clock) {
        this.request = request;
        this.notice = notice;
        this.clock = clock;
    }

    /**
     * The calculation within its own limit, if it has one.
     *
     * @param communicated the day of the start communication, or null
     * @param requested the day on which the extension was requested, or null
     * @throws Refusal invalid, with every field that is wrong
     */
    Calculation checked(Calculation read, @Nullable LocalDate communicated, @Nullable LocalDate requested) {
        endsNotBeforeTheEvent(read);
        canBeSuspended(read);
        isExtendedInTime(read, requested);
        Calculation limited = withinTheNineMonths(read, communicated);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return limited;
    }

    @Rule("PSW-00-04")
    private void endsNotBeforeTheEvent(Calculation read) {
        LocalDate event = read.event().date();
        Instant at = read.event().at();
        if (read.term() instanceof Term.OnDate end && end.date().isBefore(event)) {
            error("date", "PSW-00-04", "Il termine non può finire prima dell'evento da cui decorre.");
        }
        if (read.term() instanceof Term.AtInstant end
                && (at == null
                        ? LegalTime.dateOf(end.instant()).isBefore(event)
                        : end.instant().isBefore(at))) {
            error("instant", "PSW-00-04", "Il termine non può finire prima dell'evento da cui decorre.");
        }
    }

    @Rule("PSW-00-07")
    private void canBeSuspended(Calculation read) {
        String why = whyNotSuspended(read.term());
        List<?> periods = request.suspensions();
        if (why != null && periods != null && !periods.isEmpty()) {
            error("suspensions", "PSW-00-07", why);
        }
        String preset = request.suspensionPreset();
        if (why != null && preset != null && reaches(preset, read.kind())) {
            error("suspensionPreset", "PSW-00-07", why);
        }
    }

    private boolean reaches(String preset, @Nullable DeadlineKind kind) {
        return kind == null || notice.calendar().preset(preset).stream().anyMatch(period -> period.appliesTo(kind));
    }

    private @Nullable String whyNotSuspended(Term term) {
        if (term instanceof Term.FiscalYears) {
            return "Un termine in esercizi non può essere sospeso.";
        }
        if (term instanceof Term.AtInstant) {
            return "Un istante non può essere sospeso.";
        }
        return term instanceof Term.OnDate && request.startDate() == null && request.startAt() == null
                ? "Una data può essere sospesa solo con il giorno dell'evento: indicare startDate o startAt."
                : null;
    }

    /** It is the request that precedes the expiry; the decision may follow it. */
    @Rule({"PSW-00-08", "PSW-16-07", "PSW-19-02"})
    private void isExtendedInTime(Calculation read, @Nullable LocalDate requested) {
        Calculation.Extension extension = read.extension();
        if (extension == null) {
            return;
        }
        if (read.term() instanceof Term.AtInstant) {
            error("extension", "PSW-00-08", "Un istante non si proroga: indicare una durata o una data.");
            return;
        }
        String rule = ruleOfRequests(read.kind());
        LocalDate due = clock.compute(read.extended(null)).due();
        if (requested != null && requested.isAfter(extension.decidedOn())) {
            error("extension.requestedOn", rule, "La richiesta non può seguire la decisione.");
        } else if (due != null && requested != null && requested.isAfter(due)) {
            error(
                    "extension.requestedOn",
                    rule,
                    "La proroga si chiede entro la scadenza, il " + ItalianText.day(due) + ".");
        } else if (due != null && requested == null && extension.decidedOn().isAfter(due)) {
            error(
                    "extension.requestedOn",
                    rule,
                    "La decisione segue la scadenza, il " + ItalianText.day(due)
                            + ": indicare il giorno della richiesta, che non la può seguire.");
        }
    }

    private static String ruleOfRequests(@Nullable DeadlineKind kind) {
        if (kind == DeadlineKind.DL_12) {
            return "PSW-19-02";
        }
        return kind == DeadlineKind.DL_09 ? "PSW-16-07" : "PSW-00-08";
    }

    /** The nine months run from the start communication, by default the day of the start (AMB-27). */
    @Rule({"PSW-09-01", "PSW-16-02"})
    private Calculation withinTheNineMonths(Calculation read, @Nullable LocalDate communicated) {
        DeadlineKind cap = read.kind() == null ? null : read.kind().cap();
        if (cap == null) {
            if (communicated != null) {
                error("startCommunicatedOn", "PSW-16-02", "La comunicazione di avvio conta solo per DL-11.");
            }
            return read;
        }
        if (read.term() instanceof Term.AtInstant) {
            error("instant", "PSW-16-02", read.kind() + " finisce con un giorno: indicare days, months o date.");
            return read;
        }
        List<Suspension> alike = read.rules().suspensionsOf(read.kind()).stream()
                .map(period -> Suspension.of(period.from(), period.to(), cap))
                .toList();
        return read.notAfter(clock.compute(
                        cap,
                        StartEvent.on(
                                communicated == null ? read.event().date() : communicated,
                                read.event().evidence()),
                        notice.term(cap, MonthDay.of(1, 1)).orElseThrow(),
                        read.rules().suspendedAlso(alike))
                .due());
    }

    private void error(String field, String rule, String text) {
        errors.add(Reason.on(field, "INVALID_FIELD", rule, text));
    }
}
