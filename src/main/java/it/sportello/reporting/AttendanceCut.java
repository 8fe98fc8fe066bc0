package it.sportello.reporting;

import static it.sportello.reporting.InadmissibilityCode.INADM_ATTENDANCE;
import static it.sportello.shared.ItalianText.euro;

import it.sportello.reporting.ExpenseReport.TrainingAction;
import it.sportello.reporting.Recognition.ActionRecognition;
import it.sportello.reporting.Verification.ActionDecision;
import it.sportello.shared.Euro;
import it.sportello.shared.Explanation;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The third of the cuts: training whose attendance is not sufficient, action by action, as the officer decides. */
@Rule("PSW-03-13")
final class AttendanceCut {

    private final ReportAccounts accounts;
    private final Explanation.Builder explanation;

    AttendanceCut(ReportAccounts accounts, Explanation.Builder explanation) {
        this.accounts = accounts;
        this.explanation = explanation;
    }

    List<ActionRecognition> cut() {
        return accounts.report.trainingActions().stream().map(this::reduce).toList();
    }

    private ActionRecognition reduce(TrainingAction action) {
        Attendance attendance = accounts.attendance(action);
        @Nullable
        ActionDecision decision =
                accounts.verification.trainingAction(action.id()).orElse(null);
        List<Reason> defects = attendance.defects();
        if (!defects.isEmpty() && (decision == null || decision.valid() == null)) {
            accounts.tasks.addAll(defects);
        }
        List<LineAccount> staff = accounts.lines(
                a -> a.line.isTraining() && a.isAlive() && action.id().equals(a.line.trainingAction()));
        Euro before = Euro.sum(staff.stream().map(LineAccount::amount).toList());
        Euro proposed = attendance.proposed(before);
        Euro decided = decision == null ? null : decision.eligible();
        Euro eligible = attendance.isFullyRecognised() || decided == null ? proposed : decided.min(before);
        Shares.reduceTo(
                eligible,
                staff,
                INADM_ATTENDANCE,
                "partecipazione media " + attendance.average() + " all'azione formativa «" + action.title() + "»"
                        + (decision == null || decided == null ? "" : " (" + decision.grounds() + ")"));
        if (!attendance.isFullyRecognised() && before.isPositive() && decided == null) {
            accounts.tasks.add(Reason.on(
                    action.id(),
                    "DECIDE_ATTENDANCE",
                    "PSW-03-13",
                    "Azione formativa «" + action.title() + "»: partecipazione media " + attendance.average()
                            + "; decidere la misura del riconoscimento (proposta " + euro(proposed) + " su "
                            + euro(before) + ")."));
        }
        action.participants().stream()
                .filter(p -> !p.contract().isEligible())
                .forEach(p -> accounts.warnings.add(Reason.on(
                        action.id(),
                        "PARTICIPANT_NOT_RECIPIENT",
                        "PSW-04-03",
                        "Azione formativa «" + action.title()
                                + "»: un partecipante non rientra tra i destinatari e non è contato.")));
        explanation.step("   «" + action.title() + "»: partecipazione media " + attendance.average() + ", personale "
                + euro(before) + ", riconosciuto " + euro(eligible));
        return new ActionRecognition(
                action.id(),
                attendance.average(),
                attendance.isFullyRecognised(),
                before,
                proposed,
                eligible,
                decision != null,
                defects);
    }
}
