package it.sportello.web;

import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import java.util.regex.Pattern;

/** An amount as it is typed on a page in Italian: {@code 1.234,56}, {@code 10.000}, or with a dot before two decimals. */
@Rule("PSW-00-01")
public final class ItalianAmount {

    private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}(\\.[0-9]{3})+(,[0-9]{1,2})?");
    private static final Pattern PLAIN = Pattern.compile("[0-9]{1,12}([.,][0-9]{1,2})?");

    private ItalianAmount() {}

    /** @throws IllegalArgumentException when it is written in no such way */
    public static Euro read(String typed) {
        String text = typed.strip();
        if (GROUPED.matcher(text).matches()) {
            return Euro.of(text.replace(".", "").replace(',', '.'));
        }
        if (PLAIN.matcher(text).matches()) {
            return Euro.of(text.replace(',', '.'));
        }
        throw new IllegalArgumentException("not an amount as typed in Italian: " + typed);
    }
}
