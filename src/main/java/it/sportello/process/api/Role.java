package it.sportello.process.api;

/** The groups of the desk; the name in lower case is the id of the group in the engine. */
public enum Role {
    OFFICERS("Ufficio responsabile del procedimento"),
    RUP("Responsabile unico del procedimento"),
    COMMISSION("Commissione di valutazione"),
    DIRECTOR("Direttore"),
    ACCOUNTING("Ragioneria"),
    CONTROLLERS("Controlli in loco e on desk"),
    AUDITORS("Audit"),
    OPERATIONS("Gestione del sistema");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    /** The id of the group. */
    public String group() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The name in Italian. */
    public String label() {
        return label;
    }
}
