package it.sportello.web;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import it.sportello.web.Problems.FieldProblem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong with a body that could not be read: its field, the rule that asks for it, and what is expected there. */
final class UnreadableBody {

    private UnreadableBody() {}

    static FieldProblem problem(@Nullable Throwable cause) {
        if (cause instanceof JsonParseException parse) {
            return new FieldProblem(null, "MALFORMED", null, badlyWritten(parse));
        }
        if (!(cause instanceof JsonMappingException mapping)
                || mapping.getPath().isEmpty()) {
            return new FieldProblem(null, "MALFORMED", null, "Il corpo della richiesta manca o non è leggibile.");
        }
        String code = mapping instanceof UnrecognizedPropertyException
                ? "UNKNOWN_FIELD"
                : mapping instanceof InvalidNullException ? "INVALID_FIELD" : "MALFORMED";
        return new FieldProblem(path(mapping), code, rule(mapping), message(mapping));
    }

    private static String message(JsonMappingException mapping) {
        if (mapping instanceof UnrecognizedPropertyException) {
            return "Il campo non è previsto.";
        }
        if (mapping instanceof InvalidNullException) {
            return "La voce dell'elenco è vuota.";
        }
        if (mapping.getCause() instanceof JsonParseException parse) {
            return badlyWritten(parse);
        }
        return mapping instanceof MismatchedInputException mismatch
                ? expected(mismatch.getTargetType())
                : "Il valore non ha la forma attesa.";
    }

    private static String badlyWritten(JsonParseException parse) {
        return (parse.getOriginalMessage().startsWith("Duplicate field")
                        ? "Un campo è ripetuto (riga %d)."
                        : "Il JSON non è scritto correttamente (riga %d).")
                .formatted(parse.getLocation().getLineNr());
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "Il valore non ha la forma attesa.";
        }
        if (type == Euro.class) {
            return "Atteso un importo come testo, ad esempio «1234.50», con al più due decimali, fino a "
                    + StrictValues.LARGEST_AMOUNT + ".";
        }
        if (type == BigDecimal.class) {
            return "Atteso un numero inferiore a 10000, ad esempio «16.5», senza esponente.";
        }
        if (type == LocalDate.class) {
            return "Attesa una data del calendario scritta come testo, ad esempio «2020-09-15», dal "
                    + StrictValues.FIRST_YEAR + " al " + StrictValues.LAST_YEAR + ".";
        }
        if (type == String.class) {
            return "Atteso un testo senza caratteri di controllo.";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "Atteso «true» o «false».";
        }
        if (type == Integer.class || type == int.class) {
            return "Atteso un numero intero.";
        }
        if (type.isEnum()) {
            return "Valori ammessi: "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "))
                    + ".";
        }
        return Collection.class.isAssignableFrom(type)
                ? "Atteso un elenco di al più " + StrictValues.LONGEST_LIST + " voci."
                : "Il valore non ha la forma attesa.";
    }

    /** Of an amount, how amounts are written; otherwise the first rule of the innermost part that states one. */
    private static @Nullable String rule(JsonMappingException mapping) {
        if (mapping instanceof MismatchedInputException mismatch && mismatch.getTargetType() == Euro.class) {
            return "PSW-00-01";
        }
        List<JsonMappingException.Reference> path = mapping.getPath();
        for (int i = path.size() - 1; i >= 0; i--) {
            Object holder = path.get(i).getFrom();
            Class<?> type = holder instanceof Class<?> named ? named : holder == null ? null : holder.getClass();
            Rule rule = type == null ? null : type.getAnnotation(Rule.class);
            if (rule != null) {
                return rule.value()[0];
            }
        }
        return null;
    }

    /** The path as the form names it: {@code employees[3].taxCode}. */
    private static String path(JsonMappingException mapping) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : mapping.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }
}
