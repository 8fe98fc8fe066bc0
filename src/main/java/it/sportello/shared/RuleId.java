package it.sportello.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The id of a rule of the notice, such as {@code PSW-16-01} or {@code COM-07}.
 *
 * @param value the id
 */
public record RuleId(@JsonValue String value) implements Comparable<RuleId> {

    private static final Pattern SHAPE = Pattern.compile("PSW-\\d{2}-\\d{2}|COM-\\d{2}");

    @JsonCreator
    public RuleId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a rule id: " + value);
        }
    }

    public static RuleId of(String value) {
        return new RuleId(value);
    }

    @Override
    public int compareTo(RuleId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
