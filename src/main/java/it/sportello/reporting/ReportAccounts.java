package it.sportello.reporting;

import static java.util.Objects.requireNonNull;

import it.sportello.notice.Notice;
import it.sportello.reporting.ExpenseReport.Session;
import it.sportello.reporting.ExpenseReport.TrainingAction;
import it.sportello.reporting.Verification.ActionDecision;
import it.sportello.shared.Euro;
import it.sportello.shared.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A report while its cuts are made: an account for each line, its registers, and what is told to the officer. */
final class ReportAccounts {

    final ExpenseReport report;
    final ReportedCase reported;
    final Notice notice;
    final Verification verification;
    final List<LineAccount> lines = new ArrayList<>();
    final Map<String, Session> sessions = new LinkedHashMap<>();
    final List<Reason> tasks = new ArrayList<>();
    final List<Reason> warnings = new ArrayList<>();
    private final Map<String, Attendance> attendances = new LinkedHashMap<>();
    private final Set<String> invalidActions = new HashSet<>();

    ReportAccounts(ExpenseReport report, ReportContext context, Verification verification) {
        this.report = report;
        this.reported = context.reported();
        this.notice = context.notice();
        this.verification = verification;
        report.trainingActions().forEach(action -> {
            action.sessions().forEach(session -> sessions.put(session.id(), session));
            Attendance attendance = new Attendance(notice, action);
            attendances.put(action.id(), attendance);
            if (isFoundInvalid(action, attendance)) {
                invalidActions.add(action.id());
            }
        });
        report.documents().forEach(document -> document.lines()
                .forEach(line -> lines.add(new LineAccount(
                        document, line, sessions, verification.line(line.id()).orElse(null)))));
    }

    /** What the officer decided of the action or, before that, whether it lacks a requirement (AMB-14). */
    private boolean isFoundInvalid(TrainingAction action, Attendance attendance) {
        Boolean decided = verification
                .trainingAction(action.id())
                .map(ActionDecision::valid)
                .orElse(null);
        return decided == null ? !attendance.defects().isEmpty() : !decided;
    }

    boolean isInvalid(@Nullable String trainingAction) {
        return trainingAction != null && invalidActions.contains(trainingAction);
    }

    Attendance attendance(TrainingAction action) {
        return requireNonNull(attendances.get(action.id()));
    }

    List<LineAccount> lines(Predicate<LineAccount> which) {
        return lines.stream().filter(which).toList();
    }

    /** What is left of these lines. */
    Euro sum(Predicate<LineAccount> which) {
        return Euro.sum(lines.stream().filter(which).map(LineAccount::amount).toList());
    }
}
