package it.sportello.proposal;

import it.sportello.shared.Euro;
import it.sportello.shared.ItalianText;
import it.sportello.shared.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects everything that is wrong with the fields of a form, each by its path, with its rule. */
final class FieldErrors {

    /** Beyond these nothing is meant, and the sums of a plan would no longer fit where amounts are kept. */
    private static final BigDecimal MOST_HOURS = new BigDecimal("9999.99");

    private static final Euro MOST = Euro.of("99999999.99");
    private static final Euro MOST_FOR_AN_HOUR = Euro.of("9999.99");

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 10_000;

    /** Who has so many has sent no form. */
    private static final int MOST_ERRORS = 1_000;

    private final List<Reason> reasons = new ArrayList<>();

    void add(String path, String rule, String text) {
        if (reasons.size() < MOST_ERRORS) {
            reasons.add(Reason.on(path, "INVALID_FIELD", rule, text));
        } else if (reasons.size() == MOST_ERRORS) {
            reasons.add(Reason.on(path, "INVALID_FIELD", rule, "Da qui in poi gli errori non sono elencati."));
        }
    }

    void check(boolean ok, String path, String rule, String text) {
        if (!ok) {
            add(path, rule, text);
        }
    }

    /** @return whether the value is there */
    boolean required(String path, String rule, @Nullable Object value) {
        if (value == null) {
            add(path, rule, "Campo obbligatorio.");
            return false;
        }
        return true;
    }

    void name(String path, String rule, @Nullable String value) {
        text(path, rule, value, LONGEST_NAME);
    }

    void text(String path, String rule, @Nullable String value) {
        text(path, rule, value, LONGEST_TEXT);
    }

    private void text(String path, String rule, @Nullable String value, int longest) {
        if (value == null || value.isBlank()) {
            add(path, rule, "Campo obbligatorio.");
        } else {
            optionalText(path, rule, value, longest);
        }
    }

    void optionalText(String path, String rule, @Nullable String value) {
        optionalText(path, rule, value, LONGEST_TEXT);
    }

    private void optionalText(String path, String rule, @Nullable String value, int longest) {
        if (value != null && value.length() > longest) {
            add(path, rule, "Testo troppo lungo: al massimo " + longest + " caratteri.");
        }
    }

    void taxCode(String path, String rule, @Nullable String value) {
        if (required(path, rule, value) && value != null && !TaxCodes.isValid(value)) {
            add(path, rule, "Codice fiscale non valido.");
        }
    }

    void personTaxCode(String path, String rule, @Nullable String value) {
        if (required(path, rule, value) && value != null && !TaxCodes.isPerson(value)) {
            add(path, rule, "Codice fiscale di persona fisica non valido.");
        }
    }

    /** Above zero, at most two decimals. */
    void hours(String path, String rule, @Nullable BigDecimal value) {
        if (required(path, rule, value) && value != null) {
            check(value.signum() > 0, path, rule, "Le ore devono essere maggiori di zero.");
            check(value.stripTrailingZeros().scale() <= 2, path, rule, "Le ore hanno al massimo due decimali.");
            check(value.compareTo(MOST_HOURS) <= 0, path, rule, "Le ore sono al massimo 9.999,99.");
        }
    }

    void amount(String path, String rule, @Nullable Euro value) {
        amount(path, rule, value, MOST);
    }

    /** What an hour costs. */
    void rate(String path, String rule, @Nullable Euro value) {
        amount(path, rule, value, MOST_FOR_AN_HOUR);
    }

    private void amount(String path, String rule, @Nullable Euro value, Euro most) {
        if (required(path, rule, value) && value != null) {
            check(!value.isNegative(), path, rule, "L'importo non può essere negativo.");
            check(!value.exceeds(most), path, rule, "L'importo supera " + ItalianText.euro(most) + ".");
        }
    }

    /** Whether nothing is wrong at these paths or below them. */
    boolean noneUnder(List<String> roots) {
        return reasons.stream().map(reason -> String.valueOf(reason.subject())).noneMatch(path -> roots.stream()
                .anyMatch(path::startsWith));
    }

    List<Reason> all() {
        return List.copyOf(reasons);
    }
}
