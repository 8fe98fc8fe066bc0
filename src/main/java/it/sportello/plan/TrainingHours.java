package it.sportello.plan;

import it.sportello.shared.Explanation;
import it.sportello.shared.ItalianText;
import it.sportello.shared.Rule;
import java.math.BigDecimal;

/**
 * Training hours of the whole plan against the table: the cap is on the sum over all actions.
 *
 * @param planned hours of all actions
 * @param max the table value
 */
@Rule({"PSW-03-14", "PSW-03-16"})
public record TrainingHours(BigDecimal planned, int max) {

    /** The hours that are funded. */
    public BigDecimal funded() {
        return planned.min(BigDecimal.valueOf(max));
    }

    /** @param lazioEmployees persons, by whom the table is read */
    @Rule("PSW-00-10")
    public Explanation explanation(int lazioEmployees) {
        return Explanation.of("trainingHours", "PSW-03-14", "PSW-03-16")
                .input("lazioEmployees", lazioEmployees)
                .input("planned", planned.toPlainString())
                .step("Dipendenti nel Lazio: " + lazioEmployees + "; ore di formazione finanziabili al massimo, in"
                        + " tutto: " + max + ".")
                .step("Ore previste dal piano " + ItalianText.number(planned) + ": finanziate "
                        + ItalianText.number(funded()) + ", a carico del proponente " + ItalianText.number(excess())
                        + ".")
                .result(funded().toPlainString());
    }

    /** The hours above the cap, at the beneficiary's own cost. */
    public BigDecimal excess() {
        return planned.subtract(funded());
    }
}
