package it.sportello.web.desk;

import it.sportello.act.Act;
import it.sportello.act.Acts;
import it.sportello.act.Publication;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
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
    private final Italian italian;

    ActFacts(Acts acts, Italian italian) {
        this.acts = acts;
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
        return sections;
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
