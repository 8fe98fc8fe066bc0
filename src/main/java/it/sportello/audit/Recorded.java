package it.sportello.audit;

import it.sportello.shared.Euro;
import it.sportello.shared.Explanation;
import it.sportello.shared.Rule;
import org.jspecify.annotations.Nullable;

/** What was stored of an outcome before it was computed: all that a replay may read. */
@Rule("PSW-00-10")
public final class Recorded {

    private final String ruleSet;
    private final Explanation explanation;
    private final @Nullable String facts;

    Recorded(String ruleSet, Explanation explanation, @Nullable String facts) {
        this.ruleSet = ruleSet;
        this.explanation = explanation;
        this.facts = facts;
    }

    /** The rule-set version, such as {@code psw-2020/1}. */
    public String ruleSet() {
        return ruleSet;
    }

    /** For what reads all the inputs of an explanation by itself. */
    public Explanation explanation() {
        return explanation;
    }

    /** @throws IllegalStateException when there is no such input */
    public String text(String input) {
        String value = explanation.inputs().get(input);
        if (value == null) {
            throw new IllegalStateException("the explanation has no input " + input);
        }
        return value;
    }

    public Euro euro(String input) {
        return Euro.of(text(input));
    }

    public int integer(String input) {
        return Integer.parseInt(text(input));
    }

    /** The facts stored beside the inputs. */
    public <F> F facts(Class<F> type) {
        if (facts == null) {
            throw new IllegalStateException("no facts of " + type.getSimpleName() + " were stored");
        }
        return FactsJson.read(facts, type);
    }
}
