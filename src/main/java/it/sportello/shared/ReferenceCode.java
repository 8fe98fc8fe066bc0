package it.sportello.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The unique code of a case, given when the form is sent (PSW-12-04): the business key of its processes and the one
 * name by which the base features know it. Also the code of an act.
 *
 * @param value letters, digits and dashes, at most 40
 */
@Rule("PSW-12-04")
public record ReferenceCode(@JsonValue String value) implements Comparable<ReferenceCode> {

    private static final Pattern SHAPE = Pattern.compile("[A-Z0-9][A-Z0-9-]{2,39}");

    @JsonCreator
    public ReferenceCode {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a reference code: " + value);
        }
    }

    @Override
    public int compareTo(ReferenceCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
