package it.sportello.web.simulation;

import io.swagger.v3.oas.annotations.media.Schema;
import it.sportello.payment.Tranches;
import it.sportello.reporting.InadmissibilityCode;
import it.sportello.reporting.Recognition;
import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import it.sportello.web.ExplanationText;
import it.sportello.web.RuleBook;
import it.sportello.web.simulation.Simulated.Finding;
import java.util.List;

/**
 * What would be recognised of a report and what would follow.
 *
 * @param tasks what an officer would have to decide
 */
@Rule({"PSW-19-26", "PSW-19-28", "PSW-18-08"})
record SimulatedReport(
        @Schema(example = "psw-2020/1") String ruleSet,
        List<Line> lines,
        Recognised recognised,
        Recognition.Hours hours,
        List<Recognition.ActionRecognition> trainingActions,
        Settlement settlement,
        List<Finding> tasks,
        List<Finding> warnings,
        List<Why> reasons) {

    /**
     * @param state ELIGIBLE, REDUCED or INADMISSIBLE
     * @param vatInadmissible the VAT of the line, beside its net amount (PSW-17-17)
     * @param flat the part of the flat rate that the line earns
     */
    record Line(
            String document,
            String line,
            Euro net,
            Euro eligible,
            Recognition.LineState state,
            List<Cut> cuts,
            Euro vatInadmissible,
            Euro flat) {}

    /** @param amount what this cause takes away */
    record Cut(
            @Schema(example = "INADM_CASH") InadmissibilityCode code,
            String rule,
            String paragraph,
            Euro amount,
            String message) {}

    /** The steps of the recognition, in euro. */
    record Recognised(
            Euro otherStaff,
            Euro coordination,
            Euro coordinationEligible,
            Euro directStaff,
            Euro flat,
            Euro costA,
            Euro equipment,
            Euro actionA,
            Euro actionB,
            Euro total) {}

    record Settlement(Euro paid, Euro balance, Euro recovery, Euro released) {}

    static SimulatedReport of(
            Recognition found, Euro paid, Tranches.Settlement settlement, RuleBook rules, ExplanationText text) {
        return new SimulatedReport(
                found.ruleSet(),
                found.lines().stream().map(line -> line(line, rules)).toList(),
                new Recognised(
                        found.otherStaff(),
                        found.coordination(),
                        found.coordinationEligible(),
                        found.directStaff(),
                        found.flat(),
                        found.costA(),
                        found.equipment(),
                        found.recognisedA(),
                        found.recognisedB(),
                        found.recognisedTotal()),
                found.hours(),
                found.trainingActions(),
                new Settlement(paid, settlement.balance(), settlement.recovery(), settlement.released()),
                found.tasks().stream().map(task -> Finding.of(task, rules)).toList(),
                found.warnings().stream()
                        .map(warning -> Finding.of(warning, rules))
                        .toList(),
                List.of(Why.of(found.explanation(), rules, text), Why.of(settlement.explanation(), rules, text)));
    }

    private static Line line(Recognition.LineRecognition line, RuleBook rules) {
        return new Line(
                line.document(),
                line.line(),
                line.net(),
                line.eligible(),
                line.state(),
                line.cuts().stream()
                        .map(cut -> new Cut(
                                cut.code(),
                                cut.code().rule().value(),
                                rules.of(cut.code().rule()).paragraph(),
                                cut.amount(),
                                cut.text()))
                        .toList(),
                line.vatInadmissible(),
                line.flat());
    }
}
