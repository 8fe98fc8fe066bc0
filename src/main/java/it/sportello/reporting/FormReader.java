package it.sportello.reporting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import it.sportello.shared.Euro;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import it.sportello.shared.WrittenText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One object of a form, read field by field. What is missing, malformed or unknown is collected with its path, and a
 * harmless value stands in for it: nothing that was read may be used while there are errors.
 */
@Rule("PSW-00-01")
final class FormReader {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_LIST = 1_000;
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,8}(\\.[0-9]{1,6})?");
    private static final BigDecimal LARGEST = new BigDecimal("99999999.99");

    private final JsonNode node;
    private final String path;
    private final List<Reason> errors;
    private final LocalDate presentedOn;
    private final Set<String> read = new HashSet<>();

    /** @param presentedOn the day of the form: what it tells has happened by then */
    FormReader(JsonNode node, String path, List<Reason> errors, LocalDate presentedOn) {
        this.node = node;
        this.path = path;
        this.errors = errors;
        this.presentedOn = presentedOn;
        if (!node.isObject()) {
            errors.add(Reason.on(
                    path.isEmpty() ? "form" : path,
                    "INVALID_FIELD",
                    "PSW-19-07",
                    "Atteso un oggetto con i suoi campi."));
        }
    }

    String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    void error(String name, String rule, String text) {
        errors.add(Reason.on(path(name), "INVALID_FIELD", rule, text));
    }

    private @Nullable JsonNode value(String name) {
        read.add(name);
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private @Nullable String scalar(String name, String rule) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        String text = value.isTextual() || value.isNumber() ? value.asText().strip() : "";
        if (text.isEmpty() || text.length() > LONGEST_TEXT || !WrittenText.isReadable(text)) {
            error(name, rule, "Il valore non è un testo leggibile da 1 a " + LONGEST_TEXT + " caratteri.");
            return null;
        }
        return text;
    }

    private <T> T required(String name, String rule, @Nullable T value, T standIn) {
        if (value == null && this.value(name) == null) {
            error(name, rule, "Il campo è obbligatorio.");
        }
        return value == null ? standIn : value;
    }

    @Nullable
    String optionalText(String name, String rule) {
        return scalar(name, rule);
    }

    String text(String name, String rule) {
        return required(name, rule, scalar(name, rule), "");
    }

    /** An amount as text with a dot and at most two decimals; never a binary number. */
    Euro euro(String name, String rule, Euro least) {
        return required(name, rule, optionalEuro(name, rule, least), Euro.ZERO);
    }

    @Nullable
    Euro optionalEuro(String name, String rule, Euro least) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        try {
            if (value.isTextual() && value.asText().length() <= 20) {
                Euro amount = Euro.of(value.asText());
                if (amount.covers(least) && amount.amount().compareTo(LARGEST) <= 0) {
                    return amount;
                }
            }
        } catch (IllegalArgumentException notAnAmount) {
            // Told below, with the amounts that are out of range.
        }
        error(name, rule, "Atteso un importo come «1234.50», con al più due decimali e non inferiore a " + least + ".");
        return null;
    }

    /** Hours or a rate, above or equal to {@code least}. */
    @Nullable
    BigDecimal optionalDecimal(String name, String rule, String least) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        try {
            if (value.isNumber()
                    || (value.isTextual() && DECIMAL.matcher(value.asText()).matches())) {
                BigDecimal given = value.isNumber() ? value.decimalValue() : new BigDecimal(value.asText());
                BigDecimal number = given.scale() < 0 && given.precision() <= 20 ? given.setScale(0) : given;
                if (number.scale() >= 0
                        && number.scale() <= 6
                        && number.compareTo(new BigDecimal(least)) >= 0
                        && number.compareTo(LARGEST) <= 0) {
                    return number;
                }
            }
        } catch (NumberFormatException notANumber) {
            // Told below, with the numbers that are out of range.
        }
        error(name, rule, "Atteso un numero come «16.5», non inferiore a " + least + ".");
        return null;
    }

    BigDecimal decimal(String name, String rule, String least) {
        return required(name, rule, optionalDecimal(name, rule, least), BigDecimal.ONE);
    }

    int whole(String name, String rule, int least) {
        JsonNode value = value(name);
        if (value != null) {
            if (value.isInt() && value.intValue() >= least && value.intValue() <= 100_000) {
                return value.intValue();
            }
            error(name, rule, "Atteso un numero intero non inferiore a " + least + ".");
            return least;
        }
        return required(name, rule, null, least);
    }

    /** The day of what has happened by the day of the form. */
    LocalDate date(String name, String rule) {
        LocalDate date = optionalDay(name, rule);
        if (date != null && date.isAfter(presentedOn)) {
            error(name, rule, "La data non può essere futura.");
            return LocalDate.EPOCH;
        }
        return required(name, rule, date, LocalDate.EPOCH);
    }

    /** A day that may be too late: that is not refused, it costs the expense. */
    LocalDate day(String name, String rule) {
        return required(name, rule, optionalDay(name, rule), LocalDate.EPOCH);
    }

    @Nullable
    LocalDate optionalDay(String name, String rule) {
        String text = scalar(name, rule);
        try {
            if (text == null) {
                return null;
            }
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
                return date;
            }
        } catch (DateTimeException notADate) {
            // Told below, with the dates of another age.
        }
        error(name, rule, "Attesa una data come «2020-09-15».");
        return null;
    }

    LocalTime time(String name, String rule) {
        String text = scalar(name, rule);
        try {
            return required(name, rule, text == null ? null : LocalTime.parse(text), LocalTime.MIN);
        } catch (DateTimeException notATime) {
            error(name, rule, "Attesa un'ora come «09:30».");
            return LocalTime.MIN;
        }
    }

    @Nullable
    Boolean optionalFlag(String name, String rule) {
        JsonNode value = value(name);
        if (value == null || value.isBoolean()) {
            return value == null ? null : value.booleanValue();
        }
        error(name, rule, "Atteso «true» o «false».");
        return null;
    }

    boolean flag(String name, String rule) {
        return required(name, rule, optionalFlag(name, rule), false);
    }

    <E extends Enum<E>> @Nullable E optionalChoice(String name, Class<E> type, String rule) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (value.isTextual() && constant.name().equals(value.asText())) {
                return constant;
            }
        }
        error(
                name,
                rule,
                "Valori ammessi: "
                        + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "))
                        + ".");
        return null;
    }

    <E extends Enum<E>> E choice(String name, Class<E> type, String rule) {
        return required(name, rule, optionalChoice(name, type, rule), type.getEnumConstants()[0]);
    }

    <T> @Nullable T optionalObject(String name, Function<FormReader, T> reader) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        return object(value, path(name), reader);
    }

    <T> T object(String name, String rule, Function<FormReader, T> reader) {
        JsonNode value = value(name);
        if (value == null) {
            error(name, rule, "Il campo è obbligatorio.");
            return reader.apply(
                    new FormReader(JsonNodeFactory.instance.objectNode(), path(name), new ArrayList<>(), presentedOn));
        }
        return object(value, path(name), reader);
    }

    private <T> T object(JsonNode value, String at, Function<FormReader, T> reader) {
        FormReader child = new FormReader(value, at, errors, presentedOn);
        T result = reader.apply(child);
        child.refuseUnknown();
        return result;
    }

    /** A list that may be missing, as empty. */
    <T> List<T> list(String name, String rule, Function<FormReader, T> reader) {
        JsonNode value = value(name);
        List<T> items = new ArrayList<>();
        if (value == null) {
            return items;
        }
        if (!value.isArray() || value.size() > LONGEST_LIST) {
            error(name, rule, "Atteso un elenco di al più " + LONGEST_LIST + " voci.");
            return items;
        }
        for (int i = 0; i < value.size(); i++) {
            items.add(object(value.get(i), path(name) + "[" + i + "]", reader));
        }
        return items;
    }

    /** What the form does not know is a mistake, never ignored. */
    void refuseUnknown() {
        node.fieldNames().forEachRemaining(name -> {
            if (!read.contains(name)) {
                error(printable(name), "PSW-19-07", "Il campo non è previsto dal modulo.");
            }
        });
    }

    private static String printable(String name) {
        String shown = name.length() > 60 ? name.substring(0, 60) : name;
        return shown.replaceAll("[^\\p{L}\\p{N}_.\\[\\]-]", "?");
    }
}
