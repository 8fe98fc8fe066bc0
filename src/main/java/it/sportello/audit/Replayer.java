package it.sportello.audit;

import it.sportello.shared.Explanation;
import it.sportello.shared.Rule;
import java.util.function.Function;

/**
 * Computes the outcomes of one kind again.
 *
 * @param kind the subject of the explanations, or its part before the dot: {@code deadline} for {@code deadline.DL-07}
 * @param computation the same that made the explanation; it reads nothing but what was recorded and its rule set
 */
@Rule("PSW-00-10")
public record Replayer(String kind, Function<Recorded, Explanation> computation) {

    static String kindOf(String subject) {
        int dot = subject.indexOf('.');
        return dot < 0 ? subject : subject.substring(0, dot);
    }
}
