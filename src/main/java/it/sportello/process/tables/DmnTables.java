package it.sportello.process.tables;

import static java.util.Objects.requireNonNull;

import it.sportello.notice.Tables;
import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The banded tables of the notice, read from the decision tables in {@code processes/} by the stand-alone decision
 * engine. The version tag of a table is the rule set it belongs to: a later version of a notice brings the tables it
 * changes, as {@code processes/psw-2020.v2/contribution.dmn}, and keeps the others. A notice without tables of its own
 * reads the first ones.
 */
@Rule({"PSW-08-03", "PSW-03-14", "PSW-03-19", "PSW-03-20", "PSW-14-08"})
public final class DmnTables implements Tables {

    private static final String FILES = "classpath*:processes/**/*.dmn";

    /** So many answers are kept: enterprises of usual size, not every number that somebody may try. */
    private static final int KEPT = 10_000;

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final List<Versioned> tables;
    private final Map<String, DmnDecision> decisions = new ConcurrentHashMap<>();
    private final Map<Asked, Optional<Map<String, Object>>> answers = new ConcurrentHashMap<>();

    public DmnTables() {
        try {
            List<Versioned> read = new ArrayList<>();
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
                try (InputStream dmn = file.getInputStream()) {
                    read.addAll(read(Dmn.readModelFromStream(dmn)));
                }
            }
            tables = read.stream()
                    .sorted(Comparator.comparingInt(Versioned::version))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A table never changes while the program runs: the same question has the same answer. */
    private record Asked(String table, String ruleSet, int lazioEmployees) {}

    /** A table of one version of a notice. */
    private record Versioned(String table, String notice, int version, DmnDecision decision) {}

    private List<Versioned> read(DmnModelInstance model) {
        return model.getModelElementsByType(Decision.class).stream()
                .map(table -> new Versioned(
                        table.getId(),
                        noticeOf(table.getVersionTag()),
                        versionOf(table.getVersionTag()),
                        engine.parseDecision(table.getId(), model)))
                .toList();
    }

    private static String noticeOf(String ruleSet) {
        return ruleSet.substring(0, ruleSet.indexOf('/'));
    }

    private static int versionOf(String ruleSet) {
        return Integer.parseInt(ruleSet.substring(ruleSet.indexOf('/') + 1));
    }

    @Override
    public Optional<Contribution> contribution(String ruleSet, int lazioEmployees) {
        return row("contribution", ruleSet, lazioEmployees)
                .map(row -> new Contribution(euro(row, "actionA"), euro(row, "actionB")));
    }

    @Override
    public Optional<Integer> maxTrainingHours(String ruleSet, int lazioEmployees) {
        return row("training-hours", ruleSet, lazioEmployees).map(row -> number(row, "maxTrainingHours"));
    }

    @Override
    public Optional<Integer> pilotMinimum(String ruleSet, int lazioEmployees) {
        return row("pilot-minimum", ruleSet, lazioEmployees).map(row -> number(row, "pilotMinimum"));
    }

    private static Euro euro(Map<String, Object> row, String output) {
        return Euro.of((String) requireNonNull(row.get(output), output));
    }

    private static int number(Map<String, Object> row, String output) {
        return ((Number) requireNonNull(row.get(output), output)).intValue();
    }

    private Optional<Map<String, Object>> row(String table, String ruleSet, int lazioEmployees) {
        Asked asked = new Asked(table, ruleSet, lazioEmployees);
        Optional<Map<String, Object>> known = answers.get(asked);
        if (known != null) {
            return known;
        }
        Optional<Map<String, Object>> answer = evaluate(asked);
        if (answers.size() < KEPT) {
            answers.put(asked, answer);
        }
        return answer;
    }

    private Optional<Map<String, Object>> evaluate(Asked asked) {
        DmnDecision decision = decisions.computeIfAbsent(
                asked.table() + "@" + asked.ruleSet(), key -> find(asked.table(), asked.ruleSet()));
        DmnDecisionResult result = engine.evaluateDecision(
                decision, Variables.createVariables().putValue("lazioEmployees", asked.lazioEmployees()));
        return result.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Collections.unmodifiableMap(result.getSingleResult().getEntryMap()));
    }

    /** The table of that version or of the last one before it. */
    private DmnDecision find(String table, String ruleSet) {
        List<Versioned> versions =
                tables.stream().filter(t -> t.table().equals(table)).toList();
        return versions.stream()
                .filter(t -> t.notice().equals(noticeOf(ruleSet)) && t.version() <= versionOf(ruleSet))
                .reduce((earlier, later) -> later)
                .or(() -> versions.stream().findFirst())
                .map(Versioned::decision)
                .orElseThrow(() -> new IllegalStateException("no decision table " + table));
    }
}
