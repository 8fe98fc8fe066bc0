package it.sportello.deadline.register;

import it.sportello.shared.Rule;

/** Where a registered deadline stands. */
@Rule({"PSW-00-04", "PSW-00-07"})
public enum DeadlineState {
    RUNNING("in corso"),
    SUSPENDED("sospeso"),
    MET("rispettato"),
    EXPIRED("scaduto"),
    WAIVED("non più dovuto");

    private final String label;

    DeadlineState(String label) {
        this.label = label;
    }

    /** The Italian name. */
    public String label() {
        return label;
    }

    /** Whether it can still be met or expire. */
    public boolean isOpen() {
        return this == RUNNING || this == SUSPENDED;
    }
}
