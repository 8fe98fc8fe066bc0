package it.sportello.plan;

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

    /** The hours above the cap, at the beneficiary's own cost. */
    public BigDecimal excess() {
        return planned.subtract(funded());
    }
}
