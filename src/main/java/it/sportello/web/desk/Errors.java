package it.sportello.web.desk;

import it.sportello.shared.Reason;
import it.sportello.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a saved form, so that the officer reads all of it at once. */
final class Errors {

    private final List<Reason> found = new ArrayList<>();

    void add(String field, String rule, String text) {
        found.add(Reason.on(field, "INVALID_FIELD", rule, text));
    }

    /** Runs one decision; what it refuses is told on the field of its line. */
    void collect(String field, Runnable decision) {
        try {
            decision.run();
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.INVALID) {
                throw refusal;
            }
            refusal.reasons().forEach(r -> found.add(new Reason(r.code(), r.rule(), r.text(), field)));
        }
    }

    /** @throws Refusal with everything found */
    void check() {
        if (!found.isEmpty()) {
            throw Refusal.invalid(found);
        }
    }

    static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
