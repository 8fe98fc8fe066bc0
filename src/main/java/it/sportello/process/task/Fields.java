package it.sportello.process.task;

import it.sportello.shared.Euro;
import it.sportello.shared.ItalianText;
import it.sportello.shared.Reason;
import it.sportello.shared.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The fields of a submitted form, as text, read one by one into values. Errors are collected: {@link #check()} refuses
 * with all of them, each naming its field and the rule that asks for it.
 */
public final class Fields {

    private static final int LONGEST_TEXT = 20_000;
    private static final String INVALID_AMOUNT =
            "L'importo non è valido: scriverlo come 4.900,00, con al massimo due decimali.";

    private final Map<String, String> values;
    private final String rule;
    private final LocalDate today;
    private final List<Reason> errors = new ArrayList<>();

    /** What must come before a day that is filled in, such as the act before its publication. */
    public record Preceding(LocalDate day, String event) {}

    /**
     * @param rule the rule cited where a field has none of its own
     * @param today the day of the submission, in Rome
     */
    public Fields(Map<String, ?> submitted, String rule, LocalDate today) {
        this.rule = rule;
        this.today = today;
        this.values = new TreeMap<>();
        submitted.forEach((name, value) -> {
            if (value != null && !value.toString().isBlank()) {
                values.put(name, value.toString().strip());
            }
        });
    }

    /** Refuses what the form does not know. */
    void refuseUnknown(Set<String> known) {
        values.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> error(name, "Il campo «" + name + "» non è previsto dal modulo."));
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(text -> {
            if (text.length() > LONGEST_TEXT) {
                error(name, "Il testo supera " + LONGEST_TEXT + " caratteri.");
            }
            return text;
        });
    }

    /** The text, or an error and an empty text. */
    public String requiredText(String name) {
        return text(name).orElseGet(() -> {
            error(name, "Il campo è obbligatorio.");
            return "";
        });
    }

    /** The reasons of the decision, always asked for (L. 241/1990). */
    public String grounds() {
        return text("grounds").orElseGet(() -> {
            error("grounds", "La motivazione è obbligatoria.");
            return "";
        });
    }

    /** One of the constants of the enum; the first one, with an error, when it is missing or another. */
    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        return choice(name, type, rule);
    }

    public <E extends Enum<E>> E choice(String name, Class<E> type, String citedRule) {
        E[] constants = type.getEnumConstants();
        String value = values.get(name);
        return Arrays.stream(constants)
                .filter(constant -> constant.name().equals(value))
                .findFirst()
                .orElseGet(() -> {
                    errors.add(Reason.on(name, "INVALID_FIELD", citedRule, "Scegliere una delle voci del modulo."));
                    return constants[0];
                });
    }

    public boolean checked(String name) {
        String value = values.get(name);
        if (value != null && !value.equals("true") && !value.equals("false")) {
            error(name, "Il valore deve essere sì o no.");
        }
        return "true".equals(value);
    }

    public Optional<LocalDate> date(String name) {
        return parsed(name, LocalDate::parse, "La data non è valida (formato: anno-mese-giorno).");
    }

    public Optional<LocalDateTime> dateTime(String name) {
        return parsed(name, LocalDateTime::parse, "La data e l'ora non sono valide.");
    }

    /** The date, or an error and the epoch. */
    public LocalDate requiredDate(String name) {
        return date(name).orElseGet(() -> missing(name, LocalDate.EPOCH));
    }

    /** The day of something that has happened: an error where it is to come, or before what it follows. */
    public Optional<LocalDate> pastDate(String name, Preceding preceding) {
        Optional<LocalDate> date = date(name);
        date.filter(day -> day.isAfter(today)).ifPresent(day -> error(name, "La data non può essere futura."));
        date.filter(day -> day.isBefore(preceding.day()))
                .ifPresent(day -> error(
                        name,
                        "La data non può precedere %s (%s)."
                                .formatted(preceding.event(), ItalianText.day(preceding.day()))));
        return date;
    }

    /** As above, or an error and the day of the submission where it is missing. */
    public LocalDate requiredPastDate(String name, Preceding preceding) {
        return pastDate(name, preceding).orElseGet(() -> missing(name, today));
    }

    /** The amount, kept from here on with a dot and two decimals, however it was typed. */
    public Optional<Euro> euro(String name) {
        Optional<Euro> euro = parsed(name, ItalianText::amount, INVALID_AMOUNT);
        euro.ifPresent(amount -> values.put(name, amount.toString()));
        return euro;
    }

    /** The amount, or an error and 0.00. */
    public Euro requiredEuro(String name) {
        return euro(name).orElseGet(() -> missing(name, Euro.ZERO));
    }

    public Optional<BigDecimal> decimal(String name) {
        return parsed(name, BigDecimal::new, "Il numero non è valido.");
    }

    public Optional<Integer> integer(String name) {
        return parsed(name, Integer::valueOf, "Serve un numero intero.");
    }

    /** Records an error found by the caller. */
    public void error(String name, String sentence) {
        errors.add(Reason.on(name, "INVALID_FIELD", rule, sentence));
    }

    /** @throws Refusal with every error found so far */
    public void check() {
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    /** All that was filled in, for the record of the decision. */
    public Map<String, String> all() {
        return Map.copyOf(values);
    }

    private <T> T missing(String name, T placeholder) {
        if (!values.containsKey(name)) {
            error(name, "Il campo è obbligatorio.");
        }
        return placeholder;
    }

    private <T> Optional<T> parsed(String name, Function<String, T> parser, String sentence) {
        String value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(value));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            error(name, sentence);
            return Optional.empty();
        }
    }
}
