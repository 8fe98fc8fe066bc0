package it.sportello.payment;

/** The state of a payment. */
public enum PaymentState {
    REQUESTED("richiesto"),
    BLOCKED("sospeso"),
    ORDERED("disposto"),
    PAID("erogato"),
    /** Everything paid came back. */
    RECOVERED("recuperato"),
    /** Never paid: the settlement took its place. */
    SUPERSEDED("superato");

    private final String label;

    PaymentState(String label) {
        this.label = label;
    }

    /** In Italian. */
    public String label() {
        return label;
    }
}
