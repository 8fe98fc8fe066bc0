package it.sportello.web.desk;

import it.sportello.act.Act;
import it.sportello.act.Acts;
import it.sportello.act.Publication;
import it.sportello.funding.Envelope;
import it.sportello.funding.FundLedger;
import it.sportello.funding.QueueEffect;
import it.sportello.funding.ResourceMovement;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an act says. */
@Service
@Transactional(readOnly = true)
class ActFacts {

    private static final Map<String, String> FIELDS = Map.ofEntries(
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
    private static final Set<String> DATES = Set.of("suspendFrom", "suspendTo");

    private final Acts acts;
    private final FundLedger ledger;
    private final Italian italian;

    ActFacts(Acts acts, FundLedger ledger, Italian italian) {
        this.acts = acts;
        this.ledger = ledger;
        this.italian = italian;
    }

    List<Section> of(ReferenceCode code) {
        Act act = acts.require(code);
        Section.Builder head = Section.titled("")
                .fact("Atto", act.kind().label())
                .fact("Codice", code.value())
                .fact("Stato", act.state().label())
                .fact("Numero", act.number().orElse("—"))
                .fact("Data", italian.day(act.date().orElse(null)));
        act.publication().ifPresent(publication -> published(head, publication));
        Map<String, String> shown = new TreeMap<>(act.data());
        shown.remove("kind"); // said by the first fact, in words
        shown.forEach((name, value) -> head.wide(FIELDS.getOrDefault(name, name), value(name, value)));
        List<Section> sections = new ArrayList<>(List.of(head.build()));
        if (!act.items().isEmpty()) {
            sections.add(items(act));
        }
        if (!act.departures().isEmpty()) {
            sections.add(departures(act));
        }
        if (act.number().isEmpty()) {
            ResourceTrial.of(act).movement().ifPresent(movement -> sections.add(effect(code, movement)));
        }
        return sections;
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

    private String value(String name, String value) {
        try {
            return DATES.contains(name)
                    ? italian.day(java.time.LocalDate.parse(value))
                    : name.equals("amount") ? italian.euro(Euro.of(value)) : value;
        } catch (java.time.DateTimeException | IllegalArgumentException e) {
            return value;
        }
    }

    private void published(Section.Builder head, Publication publication) {
        head.fact("BUR", "n. " + publication.burNumber() + " del " + italian.day(publication.burDate()));
        publication.warnings().forEach(warning -> head.say(warning, "warn"));
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
                .head("Pratica", "Beneficiario", "Esito", "Punteggio €", "Azione A €", "Azione B €", "Motivi");
        act.items()
                .forEach(item -> table.row(
                        item.code().value(),
                        item.beneficiary(),
                        GatherCasesForm.outcome(item.outcome()),
                        italian.number(item.score()),
                        italian.euro(item.grantA()),
                        italian.euro(item.grantB()),
                        italian.text(item.grounds())));
        table.row(
                "Totale",
                "",
                "",
                "",
                italian.euro(Euro.sum(act.items().stream().map(i -> i.grantA()).toList())),
                italian.euro(Euro.sum(act.items().stream().map(i -> i.grantB()).toList())),
                "");
        return table.build();
    }
}
