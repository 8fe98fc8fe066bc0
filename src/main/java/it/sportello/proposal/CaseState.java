package it.sportello.proposal;

import it.sportello.shared.Rule;

/**
 * The states of a case, in the order of its life. The formal notice and the review are not among them: they lie over
 * the state beneath as {@link CaseFlag}s. Which state follows which is told by {@link CaseTransitions}.
 */
@Rule({"PSW-12-04", "PSW-12-06"})
public enum CaseState {
    DRAFT("in compilazione"),
    FORM_SENT("formulario inviato"),
    TRANSMITTED("domanda trasmessa"),
    FORMAL_CHECK("verifica di ammissibilità formale"),
    ADMITTED_TO_EVALUATION("ammesso alla valutazione tecnica"),
    UNDER_EVALUATION("in valutazione tecnica"),
    APPROVABLE("idoneo"),
    DE_MINIMIS_CHECK("verifica RNA"),
    FUNDING_QUEUE("in attesa di impegno"),
    AWAITING_EARLIER_DECISIONS("in attesa delle istruttorie precedenti"),
    AWAITING_FUNDS("idoneo non finanziato per esaurimento fondi"),
    COMMITTED("impegno registrato"),
    APPROVED("determinazione di approvazione adottata"),
    PUBLISHED("pubblicato sul BUR"),
    AWAITING_START("in attesa di avvio"),
    IN_PROGRESS("attività avviata"),
    ACTIVITY_ENDED("attività conclusa"),
    REPORT_SUBMITTED("rendiconto presentato"),
    REPORT_VERIFICATION("verifica del rendiconto"),
    RECOGNISED("contributo riconosciuto"),
    BALANCE_DUE("saldo da erogare"),
    RECOVERY("recupero somme"),
    GUARANTEE_ENFORCED("escussione della fideiussione"),
    SETTLED("liquidato"),
    RETENTION("conservazione"),
    ARCHIVED("archiviato"),

    DISCARDED("abbandonata"),
    EXCLUDED("escluso"),
    NOT_APPROVED("non approvato"),
    NOT_FINANCEABLE("non finanziabile"),
    WITHDRAWN("rinuncia"),
    REVOKED("revocato"),
    PARTIALLY_REVOKED("contributo ridotto"),
    CLOSED("chiuso"),
    CLOSED_CALL_ANNULLED("chiuso per annullamento dell'avviso");

    private final String label;

    CaseState(String label) {
        this.label = label;
    }

    /** The Italian name, as officers read it. */
    public String label() {
        return label;
    }

    /** Whether the procedure has come to its end: what remains is to keep the file. */
    public boolean isOver() {
        return this == SETTLED || this == RETENTION || isFinal();
    }

    /** Whether nothing can follow. */
    public boolean isFinal() {
        return CaseTransitions.from(this).isEmpty();
    }
}
