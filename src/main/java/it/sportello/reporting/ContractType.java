package it.sportello.reporting;

import it.sportello.shared.Rule;

/** How a person of the report is bound to the enterprise (tables RECIPIENT_ELIGIBLE and RECIPIENT_EXCLUDED). */
@Rule({"PSW-04-02", "PSW-04-03", "PSW-19-13"})
public enum ContractType {
    PERMANENT,
    FIXED_TERM,
    APPRENTICE,
    COOP_WORKER_MEMBER,
    TRAINEE,
    COLLABORATOR,
    AGENCY_WORKER,
    ON_CALL_WORKER,
    OWNER_OR_BOARD;

    /** True when such a person may be trained, take part in the pilot and use the equipment (PSW-04-02). */
    public boolean isRecipient() {
        return this == PERMANENT || this == FIXED_TERM || this == APPRENTICE || this == COOP_WORKER_MEMBER;
    }

    /** False for trainees and apprentices, who cannot work on the project (PSW-19-13). */
    public boolean mayWorkOnProject() {
        return this != APPRENTICE && this != TRAINEE;
    }
}
