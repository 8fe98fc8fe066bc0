package it.sportello.plan;

import it.sportello.shared.Rule;

/** What a member of the project staff does: it decides the row of the plan and the cap on coordination. */
@Rule({"PSW-17-03", "PSW-17-12"})
public enum FunctionCode {
    TEACHING(true, false),
    CO_TEACHING(true, false),
    TUTORING(true, false),
    EXPERT(true, false),
    PILOT_SUPPORT(true, false),
    DESIGN(false, false),
    ADMIN_AUXILIARY(false, false),
    REPORTING_ADMIN(false, false),
    COORDINATION(false, true),
    DIRECTION(false, true),
    SECRETARIAT(false, true),
    MONITORING(false, true),
    EVALUATION(false, true);

    private final boolean firstRow;
    private final boolean capped;

    FunctionCode(boolean firstRow, boolean capped) {
        this.firstRow = firstRow;
        this.capped = capped;
    }

    /** True for rows a1 and b1 (teachers, experts, co-teachers, tutors), false for rows a2 and b2. */
    public boolean isFirstRow() {
        return firstRow;
    }

    /** True for the functions that together stay within the coordination cap (PSW-17-03). */
    public boolean isCapped() {
        return capped;
    }
}
