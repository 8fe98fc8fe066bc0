package it.sportello.plan;

import it.sportello.shared.Rule;

/** The cost voices of the financial plan; there is no other (PSW-17-13). */
@Rule("PSW-17-13")
public enum Voice {
    /** A.1, internal human resources. */
    A1,
    /** A.2, external human resources. */
    A2,
    /** D.6, other: the purchases of Action B. */
    D6
}
