package it.sportello.web.desk;

import it.sportello.plan.FunctionCode;
import it.sportello.plan.Voice;
import it.sportello.shared.Euro;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Amounts, dates and words as officers read them; what is absent is a dash. */
@Component("italian")
class Italian {

    static final ZoneId ROME = ZoneId.of("Europe/Rome");

    private static final String ABSENT = "—";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ITALY);
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("dd/MM/yyyy 'ore' HH:mm", Locale.ITALY).withZone(ROME);

    /** {@code 4.900,00 €}. */
    public String euro(@Nullable Euro amount) {
        return amount == null ? ABSENT : format("#,##0.00", amount.amount()) + " €";
    }

    /** {@code 84,5}. */
    public String number(@Nullable BigDecimal number) {
        return number == null ? ABSENT : format("#,##0.##", number);
    }

    /** {@code 02/04/2020}. */
    public String day(@Nullable LocalDate day) {
        return day == null ? ABSENT : DAY.format(day);
    }

    /** {@code 02/04/2020 ore 09:30}. */
    public String instant(@Nullable Instant instant) {
        return instant == null ? ABSENT : INSTANT.format(instant);
    }

    public String yes(boolean answer) {
        return answer ? "sì" : "no";
    }

    public String text(@Nullable String text) {
        return text == null || text.isBlank() ? ABSENT : text;
    }

    static String voice(Voice voice) {
        return switch (voice) {
            case A1 -> "A.1 Risorse umane interne";
            case A2 -> "A.2 Risorse umane esterne";
            case D6 -> "D.6 Strumenti (Azione B)";
        };
    }

    static String function(FunctionCode function) {
        return switch (function) {
            case TEACHING -> "docenza";
            case CO_TEACHING -> "codocenza";
            case TUTORING -> "tutoraggio";
            case EXPERT -> "esperto";
            case PILOT_SUPPORT -> "assistenza al progetto pilota";
            case DESIGN -> "progettazione";
            case ADMIN_AUXILIARY -> "personale amministrativo e ausiliario";
            case REPORTING_ADMIN -> "rendicontazione";
            case COORDINATION -> "coordinamento";
            case DIRECTION -> "direzione";
            case SECRETARIAT -> "segreteria";
            case MONITORING -> "monitoraggio";
            case EVALUATION -> "valutazione";
        };
    }

    private static String format(String pattern, BigDecimal number) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ITALY)).format(number);
    }
}
