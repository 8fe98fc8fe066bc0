package it.sportello.revocation;

/** How a formal notice ends. */
public enum RevocationDecision {
    TOTAL("totale"),
    PARTIAL("parziale"),
    CLOSED("nessuna");

    private final String label;

    RevocationDecision(String label) {
        this.label = label;
    }

    /** In Italian, as in "revoca totale". */
    public String label() {
        return label;
    }
}
