package it.sportello.plan;

import it.sportello.shared.Rule;

/** How a person works for the applicant: who is counted and may be a recipient, and who never is. */
@Rule({"PSW-04-02", "PSW-04-03"})
public enum ContractType {
    PERMANENT(true, "tempo indeterminato"),
    FIXED_TERM(true, "tempo determinato"),
    APPRENTICE(true, "apprendistato"),
    COOP_WORKER_MEMBER(true, "socio-lavoratore di cooperativa"),
    TRAINEE(false, "tirocinante"),
    COLLABORATOR(false, "collaboratore d'impresa"),
    AGENCY_WORKER(false, "lavoratore in somministrazione"),
    ON_CALL_WORKER(false, "lavoratore intermittente"),
    OWNER_OR_BOARD(false, "titolare o componente del Consiglio di Amministrazione");

    private final boolean eligible;
    private final String label;

    ContractType(boolean eligible, String label) {
        this.eligible = eligible;
        this.label = label;
    }

    /** True when a person of this type counts as an employee and may be a recipient. */
    public boolean isEligible() {
        return eligible;
    }

    /** In Italian, as printed. */
    public String label() {
        return label;
    }
}
