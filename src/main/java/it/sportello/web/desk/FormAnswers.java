package it.sportello.web.desk;

import it.sportello.shared.LegalTime;
import it.sportello.shared.Reason;
import it.sportello.shared.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was written in a form of the desk, every field of the right shape. */
final class FormAnswers {

    private final Map<String, String> sent;

    private FormAnswers(Map<String, String> sent) {
        this.sent = sent;
    }

    /**
     * Reads the answers to a form.
     *
     * @param rule the rule that asks for them
     * @throws Refusal invalid, with every field that is missing or has not its shape
     */
    static FormAnswers read(DeskForm form, Map<String, String> sent, String rule) {
        FormAnswers answers = new FormAnswers(sent);
        List<Reason> reasons = new ArrayList<>();
        for (DeskForm.Field field : form.fields()) {
            String error = answers.error(field);
            if (error != null) {
                reasons.add(Reason.on(field.name(), "INVALID_FIELD", rule, error));
            }
        }
        if (!reasons.isEmpty()) {
            throw Refusal.invalid(reasons);
        }
        return answers;
    }

    private @Nullable String error(DeskForm.Field field) {
        String text = text(field.name());
        if (text.isEmpty()) {
            return field.required() ? "Il campo è obbligatorio." : null;
        }
        try {
            switch (field.type()) {
                case DAY -> day(field.name());
                case INSTANT -> instant(field.name());
                default -> {
                    // Any text will do, or the act itself reads it.
                }
            }
            return null;
        } catch (DateTimeException e) {
            return "La data non è valida.";
        }
    }

    /** Without spaces around; empty where nothing was written. */
    String text(String field) {
        return sent.getOrDefault(field, "").strip();
    }

    LocalDate day(String field) {
        return LocalDate.parse(text(field));
    }

    Optional<LocalDate> optionalDay(String field) {
        return text(field).isEmpty() ? Optional.empty() : Optional.of(day(field));
    }

    /** The hour that comes twice when summer time ends is the first of the two: in doubt the act is early. */
    Instant instant(String field) {
        LocalDateTime local = LocalDateTime.parse(text(field));
        if (LegalTime.ROME.getRules().getValidOffsets(local).isEmpty()) {
            throw new DateTimeException("summer time began in that hour");
        }
        return local.atZone(LegalTime.ROME).toInstant();
    }
}
