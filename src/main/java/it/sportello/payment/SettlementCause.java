package it.sportello.payment;

/** Why a case is settled. */
public enum SettlementCause {
    RECOGNITION("riconoscimento del contributo a seguito della verifica del rendiconto"),
    REVOCATION("revoca del contributo"),
    WITHDRAWAL("rinuncia al contributo"),
    REVIEW("annullamento del provvedimento a seguito di riesame"),
    GUARANTEE_NOT_RENEWED("mancato rinnovo della garanzia dell'acconto");

    private final String label;

    SettlementCause(String label) {
        this.label = label;
    }

    /** In Italian. */
    public String label() {
        return label;
    }
}
