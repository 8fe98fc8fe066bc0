package it.sportello.admissibility;

import it.sportello.shared.Rule;
import org.jspecify.annotations.Nullable;

/**
 * One document that is asked for.
 *
 * @param code as in table DOCUMENTS, such as {@code DE_MINIMIS_A03}
 * @param holder tax code of the party or the person it concerns; null for the applicant itself
 */
@Rule("PSW-12-13")
public record DocumentKey(String code, @Nullable String holder) {

    public static DocumentKey of(String code) {
        return new DocumentKey(code, null);
    }

    /** {@code DE_MINIMIS_A03}, or {@code DE_MINIMIS_A03/01234567890} for another party. */
    public String label() {
        return holder == null ? code : code + "/" + holder;
    }
}
