package it.sportello.plan;

import it.sportello.shared.Euro;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Amounts, hours and days as an Italian officer reads them. Display only. */
final class Figures {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ITALY);

    private Figures() {}

    static String euro(Euro amount) {
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ITALY)).format(amount.amount())
                + " €";
    }

    static String hours(BigDecimal hours) {
        BigDecimal plain = hours.stripTrailingZeros();
        return plain.setScale(Math.max(0, plain.scale())).toPlainString().replace('.', ',');
    }

    static String day(LocalDate day) {
        return day.format(DAY);
    }
}
