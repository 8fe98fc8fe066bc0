package it.sportello.control;

import it.sportello.shared.Rule;

/** Table CONTROLS (PSW-22-03). */
@Rule({"PSW-22-02", "PSW-22-03"})
public enum ControlType {
    ON_SITE_TECHNICAL("controllo in loco in itinere"),
    DESK_ADMINISTRATIVE("controllo amministrativo on desk"),
    ON_SITE_ADMINISTRATIVE("controllo amministrativo in loco"),
    THIRD_PARTY("controllo dello Stato, dell'Unione europea o di soggetti esterni delegati");

    private final String label;

    ControlType(String label) {
        this.label = label;
    }

    /** In Italian. */
    public String label() {
        return label;
    }
}
