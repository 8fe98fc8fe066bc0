package it.sportello.deadline;

/** Who a deadline binds, or who is told of it. */
public enum Party {
    APPLICANT("Proponente o beneficiario"),
    MUNICIPALITY("Comune"),
    OFFICE("Ufficio responsabile del procedimento"),
    RUP("Responsabile unico del procedimento"),
    COMMISSION("Commissione di valutazione"),
    DIRECTOR("Direttore"),
    ACCOUNTING("Ragioneria"),
    GUARANTOR("Fideiussore"),
    DATA_PROTECTION_OFFICER("Responsabile della protezione dei dati"),
    REGION("Regione Lazio");

    private final String label;

    Party(String label) {
        this.label = label;
    }

    /** The Italian name. */
    public String label() {
        return label;
    }
}
