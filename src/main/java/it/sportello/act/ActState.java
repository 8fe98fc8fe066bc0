package it.sportello.act;

/** Where an act stands. */
public enum ActState {
    DRAFT("in preparazione"),
    SIGNED("firmato"),
    PUBLISHED("pubblicato");

    private final String label;

    ActState(String label) {
        this.label = label;
    }

    /** The name in Italian. */
    public String label() {
        return label;
    }
}
