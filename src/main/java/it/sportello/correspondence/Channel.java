package it.sportello.correspondence;

/** By which way a message travels. */
public enum Channel {
    /** Certified mail, with receipt. */
    PEC,
    REGISTERED_MAIL,
    EMAIL,
    /** The applicant's page. */
    PORTAL,
    /** Inside the Region: an office reads it on the desk. */
    DESK
}
