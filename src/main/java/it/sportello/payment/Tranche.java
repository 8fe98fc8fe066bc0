package it.sportello.payment;

import it.sportello.shared.Rule;

/** Table TRANCHES (PSW-18-01); there are no others (PSW-18-12). */
@Rule({"PSW-18-01", "PSW-18-12"})
public enum Tranche {
    ADVANCE("acconto"),
    BALANCE("saldo"),
    SINGLE_PAYMENT("erogazione unica a conclusione");

    private final String label;

    Tranche(String label) {
        this.label = label;
    }

    /** In Italian. */
    public String label() {
        return label;
    }
}
