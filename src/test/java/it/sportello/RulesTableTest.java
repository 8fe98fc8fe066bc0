package it.sportello;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import it.sportello.RuleCitations.Place;
import it.sportello.shared.RuleId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/rules.md} true: every rule of the notices, where it lives and what guards it. */
class RulesTableTest {

    private static final Path RULES = Path.of("src/main/resources/rules/rules.yaml");
    private static final Path TABLE = Path.of("docs/rules.md");
    private static final String REWRITE = "mvn -q test -Dtest=RulesTableTest -Dsportello.rules.write=true";
    private static final String TO_COVER = "«da coprire»";

    private static List<NoticeRule> rules;
    private static RuleCitations citations;

    /** One rule as the list of rules describes it. */
    private record NoticeRule(
            RuleId id, String paragraph, String title, String basis, boolean delegated, boolean decision) {

        boolean isOf(String call) {
            return id.value().startsWith(call + "-");
        }
    }

    @BeforeAll
    static void readTheSources() throws IOException {
        rules = new ObjectMapper(new YAMLFactory()).readValue(RULES.toFile(), new TypeReference<>() {});
        citations = RuleCitations.read();
    }

    @Test
    void everyRuleOfTheTwoNoticesIsListedOnce() {
        assertThat(rules).extracting(NoticeRule::id).doesNotHaveDuplicates();
        assertThat(rules).filteredOn(rule -> rule.isOf("PSW")).hasSize(261);
        assertThat(rules).filteredOn(rule -> rule.isOf("COM")).hasSize(16);
    }

    @Test
    void everyRuleCitedAnywhereExists() {
        List<String> known = rules.stream().map(rule -> rule.id().value()).toList();
        var unknown = RuleCitations.everywhere();
        unknown.keySet().removeAll(known);
        assertThat(unknown).as("ids that are no rule of %s", RULES).isEmpty();
    }

    @Test
    void everyRuleOfTheGrantsForEnterprisesLivesInTheProgramAndIsGuarded() {
        assertThat(rules)
                .filteredOn(rule -> rule.isOf("PSW") && !(isImplemented(rule) && isGuarded(rule)))
                .extracting(NoticeRule::id)
                .isEmpty();
    }

    @Test
    void theTableOfTheRulesIsUpToDate() throws IOException {
        String table = table();
        if (Boolean.getBoolean("sportello.rules.write")) {
            Files.writeString(TABLE, table);
        }
        assertThat(TABLE).as("%s is stale; rewrite it with: %s", TABLE, REWRITE).hasContent(table);
    }

    private static String table() {
        var text = new StringBuilder(
                """
                # Le regole degli Avvisi e dove vivono

                Tabella generata dai sorgenti: non si modifica a mano. Si riscrive con

                    %s

                La prova `RulesTableTest` fallisce quando la tabella non è aggiornata. Una regola vive dove il suo identificativo \
                è citato da `@Rule` o da una costante del codice, da un modello, una tabella decisionale, un modulo, l'Avviso in \
                dati, la banca dati o una pagina; la difende una prova annotata con `@Rule` o un file di casi di accettazione che \
                una prova legge. Ciò che manca è scritto: %s.

                Base: **T** testo dell'Avviso, **R** lettura di un testo non chiaro, **A** assunzione dove il testo tace, **L** \
                legge generale. *Delegata*: il contenuto sta in un allegato o in un atto non disponibile, ed è configurazione o \
                decisione registrata dell'ufficio. *Decisione*: il programma propone, una persona decide.

                """
                        .formatted(REWRITE, TO_COVER));
        section(text, "Piani Aziendali di Smart Working (PSW)", "PSW");
        section(text, "Piccoli Comuni (COM)", "COM");
        counts(text);
        return text.toString();
    }

    private static void section(StringBuilder text, String heading, String call) {
        text.append("## ").append(heading).append("\n\n");
        text.append("| Regola | Paragrafo | Contenuto | Base | Nota | Dove vive | Chi la difende |\n");
        text.append("|---|---|---|---|---|---|---|\n");
        rules.stream().filter(rule -> rule.isOf(call)).forEach(rule -> text.append(row(rule)));
        text.append('\n');
    }

    private static String row(NoticeRule rule) {
        String note = Stream.of(rule.delegated() ? "delegata" : null, rule.decision() ? "decisione" : null)
                .filter(Objects::nonNull)
                .collect(joining(", "));
        return "| %s | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        rule.id(),
                        rule.paragraph(),
                        rule.title(),
                        rule.basis(),
                        note,
                        cell(rule, place -> !place.guards()),
                        cell(rule, Place::guards));
    }

    private static String cell(NoticeRule rule, Predicate<Place> kind) {
        String cell = Stream.of(Place.values())
                .filter(kind)
                .filter(place -> !citations.of(rule.id().value(), place).isEmpty())
                .map(place -> place.label() + ": "
                        + citations.of(rule.id().value(), place).stream()
                                .map(where -> "`" + where + "`")
                                .collect(joining(", ")))
                .collect(joining("; "));
        return cell.isEmpty() ? TO_COVER : cell;
    }

    private static void counts(StringBuilder text) {
        text.append("## Conteggi\n\n");
        text.append("| | PSW | COM | Totale |\n|---|---:|---:|---:|\n");
        count(text, "Regole", rule -> true);
        count(text, "Vivono nel programma", RulesTableTest::isImplemented);
        count(text, "Difese da una prova", RulesTableTest::isGuarded);
        count(text, "Vivono e sono difese", rule -> isImplemented(rule) && isGuarded(rule));
        count(text, "Da coprire nel programma", rule -> !isImplemented(rule));
        count(text, "Da coprire con una prova", rule -> !isGuarded(rule));
        count(text, "Delegate", NoticeRule::delegated);
        count(text, "Decisione di una persona", NoticeRule::decision);
    }

    private static void count(StringBuilder text, String label, Predicate<NoticeRule> which) {
        long psw = rules.stream().filter(rule -> rule.isOf("PSW")).filter(which).count();
        long com = rules.stream().filter(rule -> rule.isOf("COM")).filter(which).count();
        text.append("| %s | %d | %d | %d |\n".formatted(label, psw, com, psw + com));
    }

    private static boolean isImplemented(NoticeRule rule) {
        return citations.isImplemented(rule.id().value());
    }

    private static boolean isGuarded(NoticeRule rule) {
        return citations.isGuarded(rule.id().value());
    }
}
