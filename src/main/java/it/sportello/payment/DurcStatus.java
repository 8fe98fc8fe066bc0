package it.sportello.payment;

/** What the contribution regularity certificate says (PSW-18-10). */
public enum DurcStatus {
    REGULAR,
    IRREGULAR,
    PENDING
}
