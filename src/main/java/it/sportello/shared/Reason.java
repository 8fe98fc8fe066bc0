package it.sportello.shared;

import org.jspecify.annotations.Nullable;

/**
 * Why something is refused, excluded, cut or only warned about: one legal ground.
 *
 * @param code the code of the ground, such as {@code EXC_EMPLOYEES_BELOW_2}, {@code INADM_CASH} or {@code INVOICE_MISMATCH}
 * @param rule the rule it comes from
 * @param text the ground in Italian, complete enough to be printed in an act
 * @param subject what it is about inside the case (a field path, a document code, a line), or null for the whole
 */
public record Reason(String code, RuleId rule, String text, @Nullable String subject) {

    public static Reason of(String code, String rule, String text) {
        return new Reason(code, RuleId.of(rule), text, null);
    }

    public static Reason on(String subject, String code, String rule, String text) {
        return new Reason(code, RuleId.of(rule), text, subject);
    }

    /** The code, with its subject where it has one: {@code EXC_DOC_MISSING(PROXY)}. */
    public String label() {
        return subject == null ? code : code + "(" + subject + ")";
    }
}
