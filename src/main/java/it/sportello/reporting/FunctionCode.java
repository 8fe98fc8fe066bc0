package it.sportello.reporting;

import it.sportello.shared.Rule;

/** What a person did in the project. The five management functions are capped together (PSW-17-03). */
@Rule({"PSW-17-03", "PSW-03-16"})
public enum FunctionCode {
    TEACHING,
    CO_TEACHING,
    TUTORING,
    EXPERT,
    PILOT_SUPPORT,
    DESIGN,
    ADMIN_AUXILIARY,
    REPORTING_ADMIN,
    COORDINATION,
    DIRECTION,
    SECRETARIAT,
    MONITORING,
    EVALUATION;

    /** True for the training personnel, whose hours are those of the register. */
    public boolean isTraining() {
        return this == TEACHING || this == CO_TEACHING || this == TUTORING;
    }

    /** True for the functions that together stay within the coordination cap. */
    public boolean isCapped() {
        return switch (this) {
            case COORDINATION, DIRECTION, SECRETARIAT, MONITORING, EVALUATION -> true;
            default -> false;
        };
    }
}
