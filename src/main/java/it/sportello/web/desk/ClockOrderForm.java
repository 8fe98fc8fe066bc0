package it.sportello.web.desk;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.Suspension;
import it.sportello.process.api.ClockOrder;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * An act on the clock as the page sends it; which fields count depends on what it does.
 *
 * @param from first suspended day
 * @param to last suspended day, or empty
 * @param date new last day of a term, last suspended day, or date of the BUR
 * @param preset name of the suspension, or {@code NONE}
 */
record ClockOrderForm(
        @Nullable What what,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate date,
        @Nullable Set<DeadlineKind> kinds,
        @Nullable DeadlineKind kind,
        @Nullable String code,
        @Nullable UUID suspension,
        @Nullable String burNumber,
        @Nullable String preset,
        @Nullable String actNumber,
        @Nullable String reason) {

    static final String NO_PRESET = "NONE";

    /** What an act does. */
    enum What {
        SUSPEND_CALL("Sospensione dei termini dell'Avviso"),
        SUSPEND_CASE("Sospensione di un termine di una pratica"),
        RESUME("Ripresa dei termini"),
        EXTEND("Proroga di un termine"),
        CORRECT("Rettifica della pubblicazione sul BUR"),
        PRESET("Sospensione dell'emergenza 2020");

        private final String label;

        What(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** @throws Refusal invalid, with the field that is missing */
    ClockOrder order() {
        return switch (required("what", what)) {
            case SUSPEND_CALL ->
                new ClockOrder.SuspendCall(
                        new Suspension(required("from", from), inOrder(to), kinds == null ? Set.of() : kinds));
            case SUSPEND_CASE ->
                new ClockOrder.SuspendCase(caseCode(), required("kind", kind), required("from", from), inOrder(to));
            case RESUME -> new ClockOrder.Resume(required("suspension", suspension), required("date", date));
            case EXTEND -> new ClockOrder.Extend(caseCode(), required("kind", kind), required("date", date));
            case CORRECT ->
                new ClockOrder.CorrectPublication(caseCode(), text("burNumber", burNumber), required("date", date));
            case PRESET -> {
                String chosen = text("preset", preset);
                yield new ClockOrder.ChoosePreset(chosen.equals(NO_PRESET) ? null : chosen);
            }
        };
    }

    private ReferenceCode caseCode() {
        return Codes.read(text("code", code).toUpperCase(java.util.Locale.ROOT));
    }

    private @Nullable LocalDate inOrder(@Nullable LocalDate last) {
        if (last != null && from != null && last.isBefore(from)) {
            throw Refusal.invalid("to", "PSW-00-07", "La sospensione non può finire prima di cominciare.");
        }
        return last;
    }

    private static String text(String field, @Nullable String value) {
        return required(field, value == null || value.isBlank() ? null : value.strip());
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw Refusal.invalid(field, "PSW-00-08", "Compilare tutti i campi dell'atto.");
        }
        return value;
    }
}
