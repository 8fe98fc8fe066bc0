package it.sportello.grant;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The number of a bank or postal account (PSW-16-04), checked by its shape and its control digits (ISO 13616).
 *
 * @param value without spaces, upper case
 */
@Rule("PSW-16-04")
public record Iban(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");
    private static final Pattern ITALIAN = Pattern.compile("IT\\d{2}[A-Z]\\d{10}[A-Z0-9]{12}");
    private static final BigInteger CONTROL = BigInteger.valueOf(97);

    /** @throws Refusal when the shape or the control digits are wrong */
    @JsonCreator
    public Iban {
        value = value.replace(" ", "").toUpperCase(Locale.ROOT);
        Pattern shape = value.startsWith("IT") ? ITALIAN : SHAPE;
        if (!shape.matcher(value).matches() || !controlDigitsAgree(value)) {
            throw Refusal.invalid("iban", "PSW-16-04", "L'IBAN indicato non è valido.");
        }
    }

    private static boolean controlDigitsAgree(String iban) {
        StringBuilder digits = new StringBuilder();
        (iban.substring(4) + iban.substring(0, 4))
                .chars()
                .forEach(letter -> digits.append(Character.digit(letter, 36)));
        return new BigInteger(digits.toString()).mod(CONTROL).equals(BigInteger.ONE);
    }

    @Override
    public String toString() {
        return value;
    }
}
