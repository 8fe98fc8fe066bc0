package it.sportello.web.simulation;

import io.swagger.v3.oas.annotations.media.Schema;
import it.sportello.shared.Explanation;
import it.sportello.web.ExplanationText;
import it.sportello.web.RuleBook;
import java.util.List;

/** Why a value is what it is: the rules with their paragraphs and the steps of the calculation, in Italian. */
record Why(
        @Schema(example = "financialPlan") String subject,
        @Schema(example = "Piano finanziario, righe da a) a g)") String title,
        List<RuleBook.Entry> rules,
        List<String> steps,
        String result,
        String resultText) {

    static Why of(Explanation explanation, RuleBook rules, ExplanationText text) {
        return new Why(
                explanation.subject(),
                text.title(explanation),
                explanation.rules().stream().map(rules::of).toList(),
                explanation.steps(),
                explanation.result(),
                text.result(explanation));
    }
}
