package it.sportello.control;

/** The state of a control. */
public enum ControlState {
    OPENED,
    DOCUMENTS_REQUESTED,
    FINDINGS,
    CLOSED
}
