package it.sportello.web.desk;

import it.sportello.grant.DedicatedAccount;
import it.sportello.plan.FunctionCode;
import it.sportello.plan.Voice;
import it.sportello.shared.Euro;
import it.sportello.shared.ItalianText;
import it.sportello.shared.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Amounts, dates and words as officers read them in a page; what is absent is a dash. */
@Component("italian")
class Italian {

    private static final String ABSENT = "—";
    private static final char NO_BREAK = '\u00a0';

    /** {@code € 4.900,00}, with a space at which no line ends. */
    public String euro(@Nullable Euro amount) {
        return amount == null ? ABSENT : ItalianText.euro(amount).replace(' ', NO_BREAK);
    }

    /** {@code 84,5}. */
    public String number(@Nullable BigDecimal number) {
        return number == null ? ABSENT : ItalianText.number(number);
    }

    /** {@code 02/04/2020}. */
    public String day(@Nullable LocalDate day) {
        return day == null ? ABSENT : ItalianText.day(day);
    }

    /** {@code 02/04/2020 ore 09:30}. */
    public String instant(@Nullable Instant instant) {
        return instant == null ? ABSENT : ItalianText.dayAndHour(instant);
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

    /** The aid of both actions and what each has of it. */
    String amounts(Euro a, Euro b) {
        if (a.isZero() && b.isZero()) {
            return euro(Euro.ZERO);
        }
        return b.isZero() ? euro(a) + " (solo Azione A)" : euro(a.plus(b)) + " (A " + euro(a) + ", B " + euro(b) + ")";
    }

    static String withRule(Reason reason) {
        return reason.text().strip() + " [" + reason.rule() + "]";
    }

    /** The IBAN in groups of four. */
    static String account(DedicatedAccount account) {
        return account.iban().toString().replaceAll("(?<=\\G.{4})(?=.)", " ");
    }
}
