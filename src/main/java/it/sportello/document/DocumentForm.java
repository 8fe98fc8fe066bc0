package it.sportello.document;

import it.sportello.shared.Rule;

/** The forms in which a document may be kept by who uploads its PDF (PSW-23-05). */
@Rule("PSW-23-05")
public enum DocumentForm {
    ORIGINAL("originale"),
    CERTIFIED_COPY("copia autenticata"),
    ELECTRONIC("documento elettronico");

    private final String label;

    DocumentForm(String label) {
        this.label = label;
    }

    /** In Italian. */
    public String label() {
        return label;
    }
}
