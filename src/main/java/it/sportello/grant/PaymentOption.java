package it.sportello.grant;

import it.sportello.shared.Rule;

/** How the beneficiary wants to be paid (PSW-18-06). */
@Rule("PSW-18-06")
public enum PaymentOption {
    ADVANCE_AND_BALANCE("acconto e saldo"),
    SINGLE_AT_END("intero contributo a conclusione");

    private final String label;

    PaymentOption(String label) {
        this.label = label;
    }

    /** In Italian. */
    public String label() {
        return label;
    }
}
