package it.sportello.web.desk;

import it.sportello.shared.Euro;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table for a spreadsheet set to Italian: semicolons between the cells, a comma in the amounts, UTF-8 with its mark.
 * A text that a spreadsheet would take for a formula gets an apostrophe in front.
 */
final class Csv {

    private static final String FORMULA = "=+-@\t\r";

    private final StringBuilder text = new StringBuilder("\uFEFF");

    /** @param cells amounts, numbers or texts; null is an empty cell */
    Csv row(@Nullable Object... cells) {
        text.append(Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(";")))
                .append("\r\n");
        return this;
    }

    private static String cell(@Nullable Object value) {
        if (value instanceof Euro amount) {
            return amount.toString().replace('.', ',');
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString().replace('.', ',');
        }
        if (value instanceof Number number) {
            return number.toString();
        }
        return value == null ? "" : quoted(value.toString());
    }

    private static String quoted(String text) {
        String harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
