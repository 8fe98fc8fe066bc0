package it.sportello.payment;

/** The state of a recovery. */
public enum RecoveryState {
    DETERMINED,
    REQUESTED,
    RECOVERED,
    NOT_RECOVERED,
    /** Asked of the guarantor. */
    ENFORCED,
    /** A later settlement took its place. */
    REPLACED
}
