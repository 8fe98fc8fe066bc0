package it.sportello.reporting;

import it.sportello.shared.Euro;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Amounts, hours and days as the Region writes them. */
final class Italian {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ITALY);

    private Italian() {}

    /** {@code € 1.234,56}. */
    static String euro(Euro amount) {
        return "€ "
                + new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ITALY)).format(amount.amount());
    }

    /** {@code 24} or {@code 15,99}. */
    static String hours(BigDecimal hours) {
        return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ITALY)).format(hours);
    }

    static String day(LocalDate date) {
        return DAY.format(date);
    }
}
