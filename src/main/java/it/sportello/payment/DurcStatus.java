package it.sportello.payment;

/** What the contribution regularity certificate says (PSW-18-10). */
public enum DurcStatus {
    REGULAR("regolare"),
    IRREGULAR("non regolare"),
    PENDING("in verifica");

    private final String label;

    DurcStatus(String label) {
        this.label = label;
    }

    /** In Italian. */
    public String label() {
        return label;
    }
}
