package it.sportello.registry;

import it.sportello.shared.Rule;

/** What a data subject may ask (arts. 15 to 22 GDPR). */
@Rule("PSW-25-06")
public enum RightsRequestType {
    CONFIRMATION("conferma del trattamento"),
    ACCESS("accesso ai dati"),
    RECTIFICATION("rettifica"),
    ERASURE("cancellazione"),
    RESTRICTION("limitazione del trattamento"),
    OBJECTION("opposizione al trattamento"),
    PORTABILITY("portabilità dei dati"),
    CONSENT_WITHDRAWAL("revoca del consenso");

    private final String label;

    RightsRequestType(String label) {
        this.label = label;
    }

    /** In Italian. */
    public String label() {
        return label;
    }
}
