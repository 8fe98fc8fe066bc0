package it.sportello.reporting;

import it.sportello.shared.Rule;

/** What a statement on the running project is for. */
@Rule({"PSW-19-27", "PSW-22-06"})
public enum ProgressKind {
    MONITORING("dati di monitoraggio"),
    INTERMEDIATE_CLAIM("domanda di rimborso intermedia");

    private final String label;

    ProgressKind(String label) {
        this.label = label;
    }

    /** In Italian. */
    public String label() {
        return label;
    }
}
