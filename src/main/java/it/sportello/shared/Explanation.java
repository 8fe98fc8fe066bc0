package it.sportello.shared;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a value is what it is (PSW-00-10): the rules, the inputs as they were read, the steps in order with their
 * rounding, and the result. Replaying it on the same rule set gives the same text.
 *
 * @param subject what was decided, as a stable key such as {@code advance}, {@code deadline.DL-07}, {@code formalCheck}
 * @param rules the rules applied, in order
 * @param inputs name to value as text, in order
 * @param steps the calculation in Italian, a sentence a step
 * @param result the value as text
 */
@Rule("PSW-00-10")
public record Explanation(
        String subject, List<RuleId> rules, Map<String, String> inputs, List<String> steps, String result) {

    public Explanation {
        rules = List.copyOf(rules);
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        steps = List.copyOf(steps);
    }

    public static Builder of(String subject, String... rules) {
        return new Builder(subject, rules);
    }

    /** Collects an explanation while the value is computed. */
    public static final class Builder {
        private final String subject;
        private final List<RuleId> rules = new ArrayList<>();
        private final Map<String, String> inputs = new LinkedHashMap<>();
        private final List<String> steps = new ArrayList<>();

        private Builder(String subject, String... rules) {
            this.subject = subject;
            for (String rule : rules) {
                this.rules.add(RuleId.of(rule));
            }
        }

        public Builder input(String name, Object value) {
            inputs.put(name, String.valueOf(value));
            return this;
        }

        public Builder step(String sentence) {
            steps.add(sentence);
            return this;
        }

        public Explanation result(Object value) {
            return new Explanation(subject, rules, inputs, steps, String.valueOf(value));
        }
    }
}
