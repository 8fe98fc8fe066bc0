package it.sportello.plan;

import it.sportello.shared.Rule;

/** Size of the enterprise: it excludes nobody (PSW-05-13) and matters to criterion d) only (PSW-13-07). */
@Rule({"PSW-05-13", "PSW-13-07"})
public enum CompanySize {
    MICRO("micro"),
    SMALL("piccola"),
    MEDIUM("media"),
    LARGE("grande");

    private final String label;

    CompanySize(String label) {
        this.label = label;
    }

    /** In Italian. */
    public String label() {
        return label;
    }
}
