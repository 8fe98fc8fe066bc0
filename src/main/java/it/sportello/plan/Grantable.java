package it.sportello.plan;

import it.sportello.shared.Euro;
import it.sportello.shared.Explanation;
import it.sportello.shared.Rule;

/**
 * The amounts that may be granted: what the ledger tests. From the determination on, what counts is what was conceded.
 *
 * @param tableA table amount of Action A
 * @param tableB of Action B, 0.00 when it is not requested
 * @param ownFunds planned cost that the beneficiary bears
 */
@Rule({"PSW-08-11", "PSW-17-15", "PSW-17-16"})
public record Grantable(Euro tableA, Euro tableB, Euro grantA, Euro grantB, Euro ownFunds, Explanation explanation) {

    public Euro grantTotal() {
        return grantA.plus(grantB);
    }
}
