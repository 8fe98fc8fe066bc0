package it.sportello.shared;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Amounts, numbers, days and hours as an Italian act writes them, and amounts as people type them. Nothing is computed
 * from what is written here.
 */
public final class ItalianText {

    public static final Locale ITALIAN = Locale.ITALY;

    private static final DateTimeFormatter DAY = pattern("dd/MM/uuuu");
    private static final DateTimeFormatter WEEKDAY = pattern("EEEE dd/MM/uuuu");
    private static final DateTimeFormatter SHORT_WEEKDAY = pattern("EEEE dd/MM");
    private static final DateTimeFormatter HOUR = pattern("HH:mm");
    private static final DateTimeFormatter DAY_AND_HOUR = pattern("dd/MM/uuuu 'ore' HH:mm");
    private static final DateTimeFormatter INSTANT = pattern("dd/MM/uuuu HH:mm:ss");

    /** {@code 4900}, {@code 4900,00} or {@code 4900.00}. */
    private static final Pattern PLAIN_AMOUNT = Pattern.compile("\\d{1,9}([.,]\\d{1,2})?");
    /** {@code 4.900} or {@code 4.900,00}: three digits after a point are thousands. */
    private static final Pattern GROUPED_AMOUNT = Pattern.compile("\\d{1,3}(\\.\\d{3}){1,2}(,\\d{1,2})?");

    private ItalianText() {}

    /** {@code € 1.234,56}. */
    public static String euro(Euro amount) {
        return "€ " + decimals("#,##0.00").format(amount.amount());
    }

    /**
     * Reads an amount that a person typed: {@code 4.900,00}, {@code 4900,00}, {@code 4900.00} or {@code 4900}.
     *
     * @throws IllegalArgumentException when it is none of these: negative, of a billion or more, with more than two
     *     decimals
     */
    @Rule("PSW-00-01")
    public static Euro amount(String typed) {
        String text = typed.strip();
        if (GROUPED_AMOUNT.matcher(text).matches()) {
            text = text.replace(".", "");
        } else if (!PLAIN_AMOUNT.matcher(text).matches()) {
            throw new IllegalArgumentException("not an amount in euro: " + typed);
        }
        return Euro.of(text.replace(',', '.'));
    }

    /** As many decimals as there are, to the hundredth: {@code 24}, {@code 15,99}. */
    public static String number(BigDecimal number) {
        return decimals("#,##0.##").format(number);
    }

    /** {@code 02/04/2020}. */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** {@code giovedì 02/04/2020}. */
    public static String weekday(LocalDate day) {
        return WEEKDAY.format(day);
    }

    /** {@code giovedì 02/04}. */
    public static String shortWeekday(LocalDate day) {
        return SHORT_WEEKDAY.format(day);
    }

    /** {@code 09:30}, in Rome. */
    public static String hour(Instant instant) {
        return HOUR.format(instant);
    }

    /** {@code 12/03/2020 09:30:00}, in Rome. */
    public static String instant(Instant instant) {
        return INSTANT.format(instant);
    }

    /** {@code 12/03/2020 ore 09:30}, in Rome: for what needs no seconds. */
    public static String dayAndHour(Instant instant) {
        return DAY_AND_HOUR.format(instant);
    }

    private static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, ITALIAN).withZone(LegalTime.ROME);
    }

    private static DecimalFormat decimals(String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(ITALIAN));
    }
}
