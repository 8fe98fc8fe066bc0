package it.sportello.plan;

import it.sportello.shared.Rule;

/** Size of the enterprise: it excludes nobody (PSW-05-13) and matters to criterion d) only (PSW-13-07). */
@Rule({"PSW-05-13", "PSW-13-07"})
public enum CompanySize {
    MICRO,
    SMALL,
    MEDIUM,
    LARGE
}
