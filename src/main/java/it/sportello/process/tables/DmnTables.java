package it.sportello.process.tables;

import static java.util.Objects.requireNonNull;

import it.sportello.notice.Tables;
import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;

/**
 * The banded tables of the notice, read from the decision tables in {@code processes/} by the stand-alone decision
 * engine. A later rule set has its own file, {@code contribution.v2.dmn}; where it has none, the first one holds.
 */
@Rule({"PSW-08-03", "PSW-03-14", "PSW-03-19", "PSW-03-20"})
public final class DmnTables implements Tables {

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final Map<String, DmnDecision> decisions = new ConcurrentHashMap<>();

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
        DmnDecision decision = decisions.computeIfAbsent(table + "@" + ruleSet, key -> parse(table, ruleSet));
        DmnDecisionResult result = engine.evaluateDecision(
                decision, Variables.createVariables().putValue("lazioEmployees", lazioEmployees));
        return result.isEmpty()
                ? Optional.empty()
                : Optional.of(result.getSingleResult().getEntryMap());
    }

    private DmnDecision parse(String table, String ruleSet) {
        String version = ruleSet.substring(ruleSet.indexOf('/') + 1);
        String own = "/processes/" + table + ".v" + version + ".dmn";
        String file = DmnTables.class.getResource(own) != null ? own : "/processes/" + table + ".dmn";
        try (InputStream dmn = DmnTables.class.getResourceAsStream(file)) {
            if (dmn == null) {
                throw new IllegalStateException("no decision table " + file);
            }
            return engine.parseDecision(table, dmn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
