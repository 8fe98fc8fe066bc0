package it.sportello.web.desk;

import it.sportello.act.Act;
import it.sportello.act.ActKind;
import it.sportello.act.Acts;
import it.sportello.act.Publication;
import it.sportello.funding.Envelope;
import it.sportello.funding.LedgerReader;
import it.sportello.funding.QueueEffect;
import it.sportello.funding.ResourceMovement;
import it.sportello.notice.Notices;
import it.sportello.notice.Premises;
import it.sportello.shared.Euro;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an act says. */
@Service
@Transactional(readOnly = true)
class ActFacts {

    /** What an act on the call may say, in the order in which it is read. */
    private static final List<Map.Entry<String, String>> FIELDS = List.of(
            Map.entry("subject", "Oggetto"),
            Map.entry("members", "Componenti"),
            Map.entry("fromEnvelope", "Dall'Azione"),
            Map.entry("toEnvelope", "All'Azione"),
            Map.entry("amount", "Importo"),
            Map.entry("closesAt", "Chiusura"),
            Map.entry("suspendFrom", "Sospensione dal"),
            Map.entry("suspendTo", "Sospensione al"),
            Map.entry("deadlines", "Termini"),
            Map.entry("grounds", "Motivazione"));

    private final Acts acts;
    private final LedgerReader ledger;
    private final Notices notices;
    private final Italian italian;
    private final Clock clock;

    ActFacts(Acts acts, LedgerReader ledger, Notices notices, Italian italian, Clock clock) {
        this.acts = acts;
        this.ledger = ledger;
        this.notices = notices;
        this.italian = italian;
        this.clock = clock;
    }

    List<Section> of(ReferenceCode code) {
        Act act = acts.require(code);
        Section.Builder head = Section.titled("")
                .fact("Atto", kind(act))
                .fact("Codice", code.value())
                .fact("Stato", act.state().label())
                .fact("Numero", act.number().orElse("—"))
                .fact("Data", italian.day(act.date().orElse(null)));
        act.publication().ifPresent(publication -> published(head, publication));
        FIELDS.forEach(field -> {
            String said = act.data().get(field.getKey());
            if (said != null) {
                head.wide(field.getValue(), value(field.getKey(), said));
            }
        });
        List<Section> sections = new ArrayList<>(List.of(head.build()));
        if (!act.items().isEmpty()) {
            sections.add(items(act));
        }
        if (!act.waiting().isEmpty()) {
            sections.add(waiting(act));
        }
        if (!act.departures().isEmpty()) {
            sections.add(departures(act));
        }
        if (act.number().isEmpty()) {
            ResourceTrial.of(act).movement().ifPresent(movement -> sections.add(effect(code, movement)));
        }
        sections.add(premises(act));
        return sections;
    }

    /** What an act on the call will do is decided when it is drafted; until then its record has a kind of no meaning. */
    private static String kind(Act act) {
        return act.kind() != ActKind.DETERMINATION && act.data().isEmpty()
                ? "da predisporre"
                : act.kind().label();
    }

    /** What a movement of resources by the act would change in the queue. */
    @Rule({"PSW-08-06", "PSW-08-07", "PSW-08-12"})
    Section effect(ReferenceCode code, ResourceMovement movement) {
        QueueEffect effect = ledger.preview(acts.require(code).notice(), movement);
        Section.Builder section = Section.titled(
                "Effetto sulla coda: " + ResourceTrial.label(movement) + ", " + italian.euro(movement.amount()));
        if (!effect.possible()) {
            return section.say("L'importo supera le risorse disponibili: l'atto non potrebbe essere adottato.", "bad")
                    .build();
        }
        for (Envelope envelope : Envelope.values()) {
            section.fact(
                    "Libero nell'Azione " + envelope,
                    italian.euro(effect.freeBefore().get(envelope)) + " → "
                            + italian.euro(effect.freeAfter().get(envelope)));
        }
        if (effect.changes().isEmpty()) {
            return section.say("Nessuna pratica cambierebbe posizione.").build();
        }
        section.head("Pratica", "Ora", "Dopo l'atto", "Perché");
        effect.changes()
                .forEach(change -> section.row(
                        change.code().value(),
                        change.before().label(),
                        change.after().label(),
                        change.sentence()));
        return section.build();
    }

    /** As signed; before the signature, as the act would recite them now. */
    @Rule({"PSW-01-01", "PSW-01-02", "PSW-01-04", "PSW-06-01"})
    private Section premises(Act act) {
        Section.Builder section = Section.titled("Premesse dell'atto");
        act.premises()
                .orElseGet(() -> Premises.of(
                        notices.inForce(act.notice(), clock.instant()), act.kind() == ActKind.DETERMINATION))
                .lines()
                .forEach(section::say);
        return section.build();
    }

    private String value(String name, String said) {
        try {
            return switch (name) {
                case "suspendFrom", "suspendTo" -> italian.day(LocalDate.parse(said));
                case "closesAt" ->
                    italian.instant(
                            LocalDateTime.parse(said).atZone(LegalTime.ROME).toInstant());
                case "amount" -> italian.euro(Euro.of(said));
                default -> said;
            };
        } catch (DateTimeException | IllegalArgumentException e) {
            return said;
        }
    }

    private void published(Section.Builder head, Publication publication) {
        head.fact("BUR", "n. " + publication.burNumber() + " del " + italian.day(publication.burDate()));
        publication.warnings().forEach(warning -> head.say(warning, "warn"));
    }

    @Rule("PSW-14-06")
    private Section waiting(Act act) {
        Section.Builder table = Section.titled(
                        "In attesa di fondi (" + act.waiting().size() + ")")
                .head("Posizione", "Pratica", "Proponente", "Punteggio €", "Motivo");
        act.waiting()
                .forEach(one -> table.row(
                        String.valueOf(one.place()),
                        one.code().value(),
                        one.beneficiary(),
                        italian.number(one.score()),
                        one.reason()));
        return table.build();
    }

    private Section departures(Act act) {
        Section.Builder table =
                Section.titled("Pratiche uscite dall'atto prima della firma").head("Pratica", "Quando", "Motivo");
        act.departures()
                .forEach(departure ->
                        table.row(departure.code().value(), italian.instant(departure.at()), departure.reason()));
        return table.build();
    }

    private Section items(Act act) {
        Section.Builder table = Section.titled(
                        "Pratiche dell'atto (" + act.items().size() + ")")
                .head("Pratica", "Beneficiario", "Esito", "Punteggio €", "Azione A €", "Azione B €", "COR", "Motivi");
        act.items()
                .forEach(item -> table.row(
                        item.code().value(),
                        item.beneficiary(),
                        GatherCasesForm.outcome(item),
                        italian.number(item.score()),
                        italian.euro(item.grantA()),
                        italian.euro(item.grantB()),
                        italian.text(item.cor()),
                        italian.text(item.grounds())));
        table.row(
                "Totale",
                "",
                "",
                "",
                italian.euro(Euro.sum(act.items().stream().map(i -> i.grantA()).toList())),
                italian.euro(Euro.sum(act.items().stream().map(i -> i.grantB()).toList())),
                "",
                "");
        return table.build();
    }
}
