package it.sportello.funding;

import it.sportello.shared.Euro;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Amounts and dates as officers read them. */
final class Italian {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private Italian() {}

    /** {@code € 15.000,00}. */
    static String euro(Euro amount) {
        String plain = amount.toString();
        int point = plain.length() - 3;
        int first = amount.isNegative() ? 1 : 0;
        StringBuilder text = new StringBuilder("€ ").append(plain, 0, point);
        for (int i = point - 3; i > first; i -= 3) {
            text.insert(2 + i, '.');
        }
        return text.append(',').append(plain, point + 1, plain.length()).toString();
    }

    /** {@code 02/04/2020}. */
    static String day(LocalDate day) {
        return DAY.format(day);
    }
}
