package it.sportello.reporting;

import it.sportello.shared.Rule;
import it.sportello.shared.RuleId;

/** Why an expense, or a part of it, is not admissible: the table of expense rules, in the order of the cuts. */
@Rule("PSW-19-28")
public enum InadmissibilityCode {
    INADM_NO_DOCUMENT("PSW-19-17", "spesa non attestata da documenti giustificativi"),
    INADM_NOT_TRACEABLE("PSW-19-17", "spesa non identificabile o non riconducibile al progetto"),
    INADM_CASH("PSW-19-19", "documento pagato, anche solo in parte, in contanti"),
    INADM_VAT("PSW-17-17", "IVA non ammissibile"),
    INADM_OUT_OF_PERIOD("PSW-19-14", "spesa non riferita al periodo di svolgimento delle attività"),
    INADM_TRAINEE_APPRENTICE("PSW-19-13", "personale in tirocinio, stage o apprendistato"),
    INADM_SOCIAL_OFFICER("PSW-19-12", "incarico a titolare di carica sociale privo delle condizioni richieste"),
    INADM_SUBCONTRACT("PSW-07-01", "attività affidata a terzi"),
    INADM_CATEGORY("PSW-03-23", "bene diverso da notebook, smartphone, accessori e software"),
    INADM_USED_GOODS("PSW-17-09", "acquisto di beni usati"),
    INADM_RENTAL_LEASING("PSW-17-09", "noleggio o locazione finanziaria"),
    INADM_NOT_BENEFICIARY("PSW-17-10", "spesa dell'Azione B non sostenuta dall'impresa beneficiaria"),
    INADM_LAYOUT("PSW-03-05", "ridefinizione degli spazi di lavoro aziendali (lay-out fisici)"),
    INADM_PARTICIPANT_ALLOWANCE("PSW-19-23", "indennità ai partecipanti"),
    INADM_GUARANTEE_COST_DIRECT("PSW-18-05", "costo della fideiussione, coperto dal tasso forfettario"),
    INADM_COVERED_BY_FLAT_RATE("PSW-19-24", "costo diverso dal personale, coperto dal tasso forfettario"),
    INADM_TRAINING_ACTION_INVALID("PSW-03-08", "azione formativa priva dei requisiti dell'Avviso"),
    INADM_UNPAID_AT_REPORT("PSW-19-16", "spesa non pagata alla presentazione del rendiconto"),
    INADM_NO_PAYMENT_PROOF("PSW-19-18", "pagamento non comprovato"),
    INADM_RATE_EXCESS("PSW-17-11", "costo orario superiore al massimale"),
    INADM_REGISTER_UNSIGNED("PSW-19-09", "firme mancanti sui registri obbligatori"),
    INADM_NO_LEARNERS("PSW-19-10", "attività risultante dal registro priva di allievi"),
    INADM_TRAINING_HOURS_EXCESS("PSW-03-16", "ore di formazione oltre il massimo finanziabile"),
    INADM_TUTORING_EXCESS("PSW-17-05", "ore di tutoraggio oltre quelle dell'attività formativa"),
    INADM_ATTENDANCE("PSW-03-13", "partecipazione media insufficiente per il riconoscimento integrale"),
    INADM_COORDINATION_EXCESS("PSW-17-04", "coordinamento e funzioni collegate oltre il limite percentuale"),
    INADM_NOT_SMART_WORKER("PSW-17-08", "utenza non riferita, o non riferibile con prova, a uno smart worker"),
    INADM_ACCESSORY_ALONE("PSW-17-07", "accessorio senza notebook o smartphone ammissibile nella medesima transazione");

    private final RuleId rule;
    private final String text;

    InadmissibilityCode(String rule, String text) {
        this.rule = RuleId.of(rule);
        this.text = text;
    }

    public RuleId rule() {
        return rule;
    }

    /** The ground in Italian, in lower case, without the facts of the line. */
    public String text() {
        return text;
    }

    /**
     * True when the officer may set the ground aside for a line with a written reason (PSW-00-11). What the notice
     * fixes without any judgement, or is the result of a calculation on the whole report, he cannot: cash, VAT and the
     * caps. Attendance is decided for the whole training action.
     */
    public boolean maySetAside() {
        return switch (this) {
            case INADM_CASH,
                    INADM_VAT,
                    INADM_TRAINING_HOURS_EXCESS,
                    INADM_TUTORING_EXCESS,
                    INADM_ATTENDANCE,
                    INADM_COORDINATION_EXCESS -> false;
            default -> true;
        };
    }

    /**
     * True when the officer may state the ground for a line. He finds facts; what is only ever the result of a
     * calculation on the whole report (the caps and the attendance) is computed.
     */
    public boolean mayBeFound() {
        return maySetAside() || this == INADM_CASH;
    }
}
