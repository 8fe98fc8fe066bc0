package it.sportello.payment;

/** The state of a guarantee; a case without one has none. */
public enum GuaranteeState {
    RECEIVED,
    REJECTED,
    ACCEPTED,
    ENFORCED,
    RELEASED
}
