package it.sportello.payment;

import it.sportello.shared.Euro;
import it.sportello.shared.Rule;

/**
 * What a settlement comes to.
 *
 * @param recognised within the grant
 * @param balance to be paid, zero unless {@link Kind#PAY}
 * @param recovery to be given back, zero unless {@link Kind#RECOVER}
 * @param newlyReleased freed now for the envelopes, beside what an earlier settlement freed (PSW-08-12)
 * @param superseded whether a payment that was open was closed: an unpaid advance, or an unpaid balance
 */
@Rule({"PSW-18-01", "PSW-18-08", "PSW-08-12"})
public record SettlementResult(
        Kind kind, Euro recognised, Euro balance, Euro recovery, Euro newlyReleased, boolean superseded) {

    /** What is left to do. */
    public enum Kind {
        PAY,
        RECOVER,
        NONE
    }
}
