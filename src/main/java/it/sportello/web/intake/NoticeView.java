package it.sportello.web.intake;

import it.sportello.notice.Notice;
import it.sportello.proposal.Closure;
import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a call for those who want to apply.
 *
 * @param state at this instant; REVOKED_OR_ANNULLED is closed too (PSW-14-08)
 * @param closedAt null while it is not closed
 * @param assistance e-mail address, active from the day given, with what else is to be known (PSW-28-01)
 * @param portals where the notice and its acts are published, beside the BUR (PSW-29-01)
 * @param guidance help for who fills in the form (PSW-17-18)
 * @param references the acts on which the notice rests (PSW-01-04)
 */
@Rule({
    "PSW-11-01",
    "PSW-11-03",
    "PSW-14-08",
    "PSW-01-04",
    "PSW-02-06",
    "PSW-17-18",
    "PSW-25-01",
    "PSW-26-01",
    "PSW-27-01",
    "PSW-28-01",
    "PSW-29-01"
})
record NoticeView(
        String id,
        int version,
        String title,
        String subtitle,
        State state,
        Instant opensAt,
        @Nullable Instant closedAt,
        Euro envelopeA,
        Euro envelopeB,
        List<Document> documents,
        String administration,
        String direction,
        String procedureOfficer,
        String assistance,
        LocalDate assistanceFrom,
        String assistanceNote,
        String court,
        List<String> portals,
        List<String> aims,
        List<String> guidance,
        List<String> references,
        PrivacyNotice privacy) {

    enum State {
        NOT_OPEN,
        OPEN,
        CLOSED,
        REVOKED_OR_ANNULLED
    }

    record Document(String code, String label, boolean mandatory) {}

    /** Shown before any data are entered; the form states the version that was read (PSW-25-01). */
    record PrivacyNotice(String version, String controller, String processor, String dpo) {}

    static NoticeView of(Notice notice, Instant present, @Nullable Closure closure) {
        Notice.Offices offices = notice.offices();
        return new NoticeView(
                notice.id(),
                notice.version(),
                notice.title(),
                notice.subtitle(),
                state(notice, present, closure),
                notice.call().opensAt(),
                closure == null ? null : closure.at(),
                notice.call().envelopeA(),
                notice.call().envelopeB(),
                notice.documents().stream()
                        .map(d -> new Document(d.code(), d.label(), d.mandatory()))
                        .toList(),
                offices.administration(),
                offices.direction(),
                offices.procedureOfficer(),
                offices.assistance(),
                offices.assistanceFrom(),
                offices.assistanceNote(),
                offices.court(),
                offices.portals(),
                notice.law().aims(),
                notice.guidance(),
                notice.law().references(),
                new PrivacyNotice(notice.ruleSet(), offices.controller(), offices.processor(), offices.dpo()));
    }

    private static State state(Notice notice, Instant present, @Nullable Closure closure) {
        if (closure != null && present.isAfter(closure.at())) {
            return closure.annulled() ? State.REVOKED_OR_ANNULLED : State.CLOSED;
        }
        return present.isBefore(notice.call().opensAt()) ? State.NOT_OPEN : State.OPEN;
    }
}
