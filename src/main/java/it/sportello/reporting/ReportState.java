package it.sportello.reporting;

/** Where the verification of a report stands. */
public enum ReportState {
    /** Presented; no recognition is computed on what was decided so far. */
    SUBMITTED,
    /** A recognition is proposed to the RUP. */
    CHECKED,
    /** The RUP confirmed it: final. */
    CONFIRMED
}
