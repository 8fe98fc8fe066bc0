package it.sportello.revocation;

import it.sportello.shared.Rule;
import it.sportello.shared.RuleId;

/** Table REVOCATION_CAUSES (PSW-20-05). */
@Rule("PSW-20-05")
public enum BreachCode {
    REV_START_LATE("mancato avvio delle attività entro il termine dalla pubblicazione sul BUR", "§ 16", "PSW-16-01"),
    REV_NOT_COMPLETED(
            "operazioni non attuate o non ultimate nei tempi, ovvero in difformità dalla normativa",
            "§§ 9, 16",
            "PSW-16-02"),
    REV_ATI_NOT_FORMALISED(
            "mancata formalizzazione dell'ATI o ATS entro il termine e prima dell'avvio", "§ 16", "PSW-16-03"),
    REV_TRACEABILITY("flussi finanziari non tracciabili o conto corrente dedicato non comunicato", "§ 16", "PSW-16-04"),
    REV_CUP_MISSING("CUP o codice progetto non indicati negli strumenti di pagamento", "§ 16", "PSW-16-05"),
    REV_UNAUTHORISED_VARIATION("variazione dell'intervento senza preventiva autorizzazione", "§ 16", "PSW-16-07"),
    REV_NON_COOPERATION(
            "mancata collaborazione ai controlli, documentazione non conservata o non resa disponibile",
            "§§ 16, 22, 23",
            "PSW-16-08"),
    REV_PUBLICITY("obblighi di informazione e comunicazione non adempiuti", "§§ 16, 21", "PSW-16-09"),
    REV_DEED_BREACH("violazione dell'atto unilaterale di impegno", "§§ 15, 16", "PSW-16-10"),
    REV_PRODUCTS_NOT_DELIVERED("mancata consegna dei prodotti realizzati", "§ 19", "PSW-19-06"),
    REV_REPORT_LATE("rendiconto non presentato nel termine", "§§ 19, 20", "PSW-19-01"),
    REV_REQUIREMENT_LOST("perdita di un requisito prima della liquidazione finale", "§ 5", "PSW-05-10"),
    REV_ACTION_A_NOT_REALISED(
            "mancata realizzazione dell'Azione A obbligatoria (piano, formazione, progetto pilota)",
            "§ 3",
            "PSW-03-02"),
    REV_OTHER("inosservanza di altro obbligo (D.D. B06163/2012)", "§ 20", "PSW-20-01");

    private final String label;
    private final String source;
    private final RuleId rule;

    BreachCode(String label, String source, String rule) {
        this.label = label;
        this.source = source;
        this.rule = RuleId.of(rule);
    }

    /** The cause, in Italian. */
    public String label() {
        return label;
    }

    /** The sections of the notice it comes from. */
    public String source() {
        return source;
    }

    /** The duty breached. */
    public RuleId rule() {
        return rule;
    }
}
