package it.sportello.proposal;

import static it.sportello.proposal.CaseState.*;

import it.sportello.shared.Rule;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What holds of a case beside its state. {@link #FORMAL_NOTICE} and {@link #UNDER_REVIEW} are states of the notice that
 * lie over another one, which goes on changing beneath them.
 */
@Rule({"PSW-12-12", "PSW-20-01"})
public enum CaseFlag {
    PRE_REJECTION_NOTICE("comunicati i motivi ostativi", EnumSet.range(FORMAL_CHECK, COMMITTED)),
    AID_CHECK_DUE("visura RNA da ripetere", EnumSet.range(COMMITTED, IN_PROGRESS)),
    B_AWAITING_FUNDS("Azione B in attesa di fondi", EnumSet.range(COMMITTED, IN_PROGRESS)),
    ATI_TO_FORMALISE("ATI/ATS da formalizzare", EnumSet.of(PUBLISHED, AWAITING_START)),
    CUP_MISSING("CUP da acquisire", EnumSet.range(APPROVED, GUARANTEE_ENFORCED)),
    ADVANCE_REQUESTED("anticipo richiesto", EnumSet.range(IN_PROGRESS, REPORT_VERIFICATION)),
    ADVANCE_PAID("anticipo erogato", EnumSet.range(IN_PROGRESS, REPORT_VERIFICATION)),
    VARIATION_PENDING("variazione in esame", EnumSet.range(PUBLISHED, REPORT_VERIFICATION)),
    CONTROL_OPEN("controllo in corso", EnumSet.range(ADMITTED_TO_EVALUATION, RETENTION)),
    FRAUD_HOLD("sospensione per sospetta frode", EnumSet.range(APPROVED, GUARANTEE_ENFORCED)),
    DURC_BLOCKED("pagamento bloccato per DURC irregolare", EnumSet.range(IN_PROGRESS, BALANCE_DUE)),
    SUSPENDED("conservazione sospesa", EnumSet.of(RETENTION)),
    FORMAL_NOTICE("diffida ad adempiere", CaseTransitions.OPEN_TO_FORMAL_NOTICE),
    UNDER_REVIEW("riesame", CaseTransitions.OPEN_TO_REVIEW);

    private final String label;
    private final Set<CaseState> states;

    CaseFlag(String label, Set<CaseState> states) {
        this.label = label;
        this.states = Collections.unmodifiableSet(states);
    }

    /** The Italian name, as officers read it. */
    public String label() {
        return label;
    }

    /** The states in which the flag may be raised; it may be lowered in any. */
    public Set<CaseState> states() {
        return states;
    }
}
