package it.sportello.control;

import it.sportello.shared.Rule;

/** To which action of the project the expense belongs that a control found ineligible. */
@Rule("PSW-22-03")
public enum ControlledAction {
    A,
    B
}
