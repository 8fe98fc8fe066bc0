package it.sportello.revocation;

/** The state of a formal notice. */
public enum NoticeState {
    /** Breaches are gathered; the notice is not signed. */
    PREPARING,
    /** The beneficiary has it and the term runs, or is over and not assessed. */
    SERVED,
    /** Revocation is proposed to the Director. */
    PROPOSED,
    /** Nothing was served: no breach, or the officer found none worth a notice. */
    ARCHIVED,
    /** Complied, or closed by the Director: no revocation. */
    CLOSED,
    /** Revoked, wholly or in part. */
    REVOKED;

    /** True until it is archived, closed or revoked. */
    public boolean isOpen() {
        return this == PREPARING || this == SERVED || this == PROPOSED;
    }
}
