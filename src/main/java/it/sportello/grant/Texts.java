package it.sportello.grant;

import it.sportello.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** How this feature reads and writes what people type. */
final class Texts {

    private Texts() {}

    /** The text without its outer blanks; refused when there is none. */
    static String required(@Nullable String text, String field, String rule, String sentence) {
        if (text == null || text.isBlank()) {
            throw Refusal.invalid(field, rule, sentence);
        }
        return text.strip();
    }
}
