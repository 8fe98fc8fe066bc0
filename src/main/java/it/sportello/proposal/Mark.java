package it.sportello.proposal;

import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who does something to a case, when, why and under which act. Every step of a case leaves it in its history.
 *
 * @param by the user, the tax code of the applicant, or {@code sistema}
 * @param at the legal instant
 * @param grounds the grounds in Italian, where the step needs any
 * @param act the code of the act that adopts the step, where there is one
 */
public record Mark(String by, Instant at, @Nullable String grounds, @Nullable String act) {

    public static Mark of(String by, Instant at) {
        return new Mark(by, at, null, null);
    }

    public Mark because(@Nullable String grounds) {
        return new Mark(by, at, grounds, act);
    }

    public Mark underAct(String act) {
        return new Mark(by, at, grounds, act);
    }

    /** @throws Refusal not allowed, where no act adopts the step */
    @Rule("PSW-00-11")
    void requireAct() {
        if (act == null) {
            throw Refusal.notAllowed("ACT_MISSING", "PSW-00-11", "Serve l'atto che adotta la decisione.");
        }
    }
}
