package it.sportello.admissibility;

import it.sportello.shared.Rule;
import org.jspecify.annotations.Nullable;

/** What the officer finds on a document. Only a transmitted one can be regularised, never a missing one. */
@Rule("PSW-12-19")
public enum DocumentStatus {
    OK(null, "regolare"),
    MISSING(ExclusionCode.EXC_DOC_MISSING, "mancante"),
    WRONG(ExclusionCode.EXC_DOC_WRONG, "errato"),
    ILLEGIBLE(ExclusionCode.EXC_DOC_ILLEGIBLE, "illeggibile"),
    INCOMPLETE(ExclusionCode.EXC_DOC_INCOMPLETE, "incompleto");

    private final @Nullable ExclusionCode ground;
    private final String label;

    DocumentStatus(@Nullable ExclusionCode ground, String label) {
        this.ground = ground;
        this.label = label;
    }

    /** The ground it gives, or null when the document is in order. */
    @Nullable
    ExclusionCode ground() {
        return ground;
    }

    /** In Italian. */
    public String label() {
        return label;
    }
}
