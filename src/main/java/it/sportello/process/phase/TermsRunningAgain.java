package it.sportello.process.phase;

import static it.sportello.deadline.DeadlineKind.DL_18;
import static it.sportello.deadline.DeadlineKind.DL_28;
import static it.sportello.deadline.DeadlineKind.DL_29;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.Deadlines;
import it.sportello.process.timer.CaseTerms;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Terms that an act moved when their timer had fired already, at their new end: the step of the timer is done then. Only
 * a phase that the first expiry has closed is not closed again.
 */
@Component
@Rule({"PSW-00-07", "PSW-00-08"})
class TermsRunningAgain {

    private static final Map<DeadlineKind, String> STEPS = Map.of(
            DeadlineKind.DL_04,
            "escalateApprovalTerm",
            DeadlineKind.DL_06,
            "ascertainAtiTerm",
            DeadlineKind.DL_07,
            "ascertainStartTerm",
            DeadlineKind.DL_09,
            "ascertainActivityTerm",
            DeadlineKind.DL_12,
            "ascertainReportTerm",
            DL_18,
            "ascertainNoticeTerm",
            DL_28,
            "ascertainObservationsTerm",
            DL_29,
            "ascertainIntegrationTerm");
    private static final Set<DeadlineKind> CLOSE_A_PHASE = EnumSet.of(DL_18, DL_28, DL_29);

    private final Map<String, CaseStep> steps;
    private final Deadlines register;
    private final CaseTerms terms;

    TermsRunningAgain(Map<String, CaseStep> steps, Deadlines register, CaseTerms terms) {
        this.steps = steps;
        this.register = register;
        this.terms = terms;
    }

    /** The caller holds the case. */
    void ended(ReferenceCode code, DeadlineKind kind) {
        CaseStep step = steps.get(STEPS.getOrDefault(kind, ""));
        boolean phaseIsOver = CLOSE_A_PHASE.contains(kind) && register.hasExpiredBefore(code, kind);
        if (step == null || phaseIsOver) {
            terms.hasExpired(code, kind);
        } else {
            step.run(code);
        }
    }
}
