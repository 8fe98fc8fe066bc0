package it.sportello.web.desk;

import it.sportello.control.Controls;
import it.sportello.payment.Payments;
import it.sportello.process.api.ReportExaminations;
import it.sportello.proposal.Proposals;
import it.sportello.reporting.ExpenseReport;
import it.sportello.reporting.InadmissibilityCode;
import it.sportello.reporting.Recognition;
import it.sportello.reporting.Recognition.ActionRecognition;
import it.sportello.reporting.Recognition.Cut;
import it.sportello.reporting.Recognition.LineRecognition;
import it.sportello.reporting.Reports;
import it.sportello.reporting.Reports.LineChoice;
import it.sportello.reporting.Verification.ActionDecision;
import it.sportello.reporting.Verification.LineDecision;
import it.sportello.shared.Euro;
import it.sportello.shared.ItalianText;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.web.desk.TaskForms.Ground;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The report as the officer verifies it: what the rules propose for each line and action, and what he decides. */
@Service
@Transactional(readOnly = true)
@Rule({"PSW-19-28", "PSW-00-11", "PSW-03-13", "PSW-22-03"})
class ReportVerificationForm {

    static final String TASK = "UserTask_VerifyReport";

    private static final String BACK_TO_PROPOSAL = "Confermata la proposta.";

    private final TaskForms tasks;
    private final Proposals proposals;
    private final Reports reports;
    private final ReportExaminations examinations;
    private final Payments payments;
    private final Controls controls;

    ReportVerificationForm(
            TaskForms tasks,
            Proposals proposals,
            Reports reports,
            ReportExaminations examinations,
            Payments payments,
            Controls controls) {
        this.tasks = tasks;
        this.proposals = proposals;
        this.reports = reports;
        this.examinations = examinations;
        this.payments = payments;
        this.controls = controls;
    }

    /** How the officer decides on a line. */
    enum Choice {
        PROPOSED,
        ADMIT,
        REDUCE,
        REJECT
    }

    /**
     * @param causes what the officer may find against a line
     * @param controls what controls on the case found ineligible, for him to attribute to lines
     */
    record View(
            List<Ground> warnings,
            List<Cause> causes,
            List<Finding> controls,
            List<LineRow> lines,
            List<TrainingRow> trainings,
            Totals totals) {}

    /** A control with an ineligible amount. */
    record Finding(String id, String label) {}

    record Cause(InadmissibilityCode code, String label) {}

    /**
     * @param hourly hours, hourly cost and the collective agreement it rests on (PSW-19-22); null for what is not staff
     * @param codes the grounds of what is cut now
     * @param amount admitted by the officer, where he reduced the line
     * @param code the cause that he found, where he reduced or rejected it
     * @param control the control to which he ascribed it, or null
     */
    record LineRow(
            String id,
            String document,
            LocalDate date,
            String voice,
            @Nullable String function,
            @Nullable String person,
            @Nullable String hourly,
            String description,
            Euro net,
            Euro vat,
            Euro eligible,
            List<Ground> codes,
            Choice decision,
            @Nullable Euro amount,
            @Nullable InadmissibilityCode code,
            @Nullable String control,
            @Nullable String decisionGrounds) {}

    /**
     * @param defects what the notice asks of a training action and this one lacks (PSW-03-08 … PSW-03-10)
     * @param valid whether the officer admits the action or refuses it, null where he left the proposal
     * @param decided what the officer recognises of it, null where he left the proposal
     */
    record TrainingRow(
            String action,
            String title,
            List<Ground> defects,
            @Nullable Boolean valid,
            String average,
            boolean full,
            ExpenseReport.Opinion opinion,
            Euro proposed,
            @Nullable Euro decided,
            @Nullable String grounds) {}

    /**
     * @param c staff costs that are admissible, before the cap
     * @param k those of the capped functions among them
     * @param cRecognised staff costs after the cap
     * @param d the flat rate
     */
    record Totals(
            Euro c,
            Euro k,
            Euro cRecognised,
            Euro d,
            Euro recognisedA,
            Euro recognisedB,
            Euro recognisedTotal,
            Euro advancePaid,
            Euro balance,
            Euro recovery) {}

    record Saved(List<SavedLine> lines, List<SavedTraining> trainings) {
        Saved {
            lines = lines == null ? List.of() : lines;
            trainings = trainings == null ? List.of() : trainings;
        }
    }

    /**
     * @param amount admitted, with a dot; only where the line is reduced
     * @param code the cause that the officer found; where the line is reduced or rejected
     * @param control the control whose finding it is (PSW-22-03), or null
     */
    record SavedLine(
            String id,
            @Nullable Choice decision,
            @Nullable String amount,
            @Nullable InadmissibilityCode code,
            @Nullable String control,
            @Nullable String grounds) {}

    /** @param valid true to admit an action that lacks a requirement, false to refuse it, null for the proposal */
    record SavedTraining(String action, @Nullable Boolean valid, @Nullable String decided, @Nullable String grounds) {}

    View read(String taskId, String user) {
        ReferenceCode code = tasks.seen(taskId, TASK, user);
        return view(code, examinations.current(code));
    }

    /** Stores each decision that is new or has changed, and computes the recognition anew. */
    @Transactional
    View save(String taskId, Saved saved, String user) {
        ReferenceCode code = tasks.taken(taskId, TASK, user);
        proposals.lock(code);
        Recognition proposed = examinations.proposed(code);
        Reports.StoredReport report = reports.get(code);
        Errors errors = new Errors();
        for (int i = 0; i < saved.lines().size(); i++) {
            saveLine(code, "lines[" + i + "]", saved.lines().get(i), report, proposed, user, errors);
        }
        for (int i = 0; i < saved.trainings().size(); i++) {
            saveTraining(code, "trainings[" + i + "]", saved.trainings().get(i), report, proposed, user, errors);
        }
        errors.check();
        return view(code, examinations.check(code));
    }

    private void saveLine(
            ReferenceCode code,
            String field,
            SavedLine line,
            Reports.StoredReport report,
            Recognition proposed,
            String user,
            Errors errors) {
        LineRecognition alone = proposed.lines().stream()
                .filter(l -> l.line().equals(line.id()))
                .findFirst()
                .orElse(null);
        if (alone == null) {
            errors.add(field + ".id", "PSW-19-28", "La riga non esiste nel rendiconto.");
            return;
        }
        LineDecision last = lineDecisions(report).get(line.id());
        Choice choice = line.decision() == null ? Choice.PROPOSED : line.decision();
        LineChoice decided =
                switch (choice) {
                    case PROPOSED -> new LineChoice(Set.of(), Set.of(), null, null);
                    case ADMIT -> admit(field, alone, errors);
                    case REJECT -> reject(field, line, errors);
                    case REDUCE -> reduce(field, line, alone, errors);
                };
        if (decided == null) {
            return;
        }
        String grounds = choice == Choice.PROPOSED ? BACK_TO_PROPOSAL : Errors.text(line.grounds());
        if (isNew(decided, grounds, last)) {
            errors.collect(field + ".grounds", () -> reports.decideLine(code, line.id(), decided, grounds, user));
        }
    }

    private static boolean isNew(LineChoice decided, String grounds, @Nullable LineDecision last) {
        if (last == null) {
            return !decided.found().isEmpty() || !decided.setAside().isEmpty();
        }
        boolean same = last.found().equals(decided.found())
                && last.setAside().equals(decided.setAside())
                && Objects.equals(last.amountIneligible(), decided.amountIneligible())
                && Objects.equals(last.control(), decided.control());
        return !(same && (last.grounds().equals(grounds) || grounds.equals(BACK_TO_PROPOSAL)));
    }

    /** The officer sets aside every ground that leaves room for his judgement; the others stand. */
    private static @Nullable LineChoice admit(String field, LineRecognition alone, Errors errors) {
        List<Cut> standing = alone.cuts().stream()
                .filter(cut -> cut.amount().isPositive() && !cut.code().maySetAside())
                .toList();
        standing.forEach(cut -> errors.add(
                field + ".decision",
                cut.code().rule().value(),
                "La riga non può essere ammessa per intero: " + cut.code().text() + "."));
        return standing.isEmpty() ? new LineChoice(Set.of(), judged(alone), null, null) : null;
    }

    private static @Nullable LineChoice reject(String field, SavedLine line, Errors errors) {
        InadmissibilityCode cause = cause(field, line.code(), errors);
        return cause == null ? null : new LineChoice(Set.of(cause), Set.of(), null, control(line));
    }

    private static @Nullable LineChoice reduce(String field, SavedLine line, LineRecognition alone, Errors errors) {
        InadmissibilityCode cause = cause(field, line.code(), errors);
        Euro admitted = euro(field + ".amount", line.amount(), errors);
        if (cause == null || admitted == null) {
            return null;
        }
        if (!admitted.isPositive() || !alone.net().exceeds(admitted)) {
            errors.add(
                    field + ".amount",
                    "PSW-19-28",
                    "L'importo ammesso deve essere maggiore di zero e minore dell'imponibile (" + alone.net() + ").");
            return null;
        }
        boolean above = admitted.exceeds(alone.eligible());
        Set<InadmissibilityCode> setAside = above ? judged(alone) : Set.of();
        return new LineChoice(Set.of(cause), setAside, alone.net().minus(admitted), control(line));
    }

    private static @Nullable String control(SavedLine line) {
        String control = Errors.text(line.control());
        return control.isEmpty() ? null : control;
    }

    /** What is cut is cut for a cause of the notice, which the act cites (PSW-19-28). */
    private static @Nullable InadmissibilityCode cause(
            String field, @Nullable InadmissibilityCode code, Errors errors) {
        if (code == null) {
            errors.add(field + ".code", "PSW-19-28", "Indicare la causa di inammissibilità.");
            return null;
        }
        if (!code.mayBeFound()) {
            errors.add(
                    field + ".code",
                    code.rule().value(),
                    "La causa è calcolata sul rendiconto, non accertata sulla riga: " + code.text() + ".");
            return null;
        }
        return code;
    }

    private static List<Cause> causes() {
        return Arrays.stream(InadmissibilityCode.values())
                .filter(InadmissibilityCode::mayBeFound)
                .map(code -> new Cause(code, code.text()))
                .toList();
    }

    private static Set<InadmissibilityCode> judged(LineRecognition alone) {
        Set<InadmissibilityCode> judged = EnumSet.noneOf(InadmissibilityCode.class);
        alone.codes().stream().filter(InadmissibilityCode::maySetAside).forEach(judged::add);
        return judged;
    }

    private void saveTraining(
            ReferenceCode code,
            String field,
            SavedTraining training,
            Reports.StoredReport report,
            Recognition proposed,
            String user,
            Errors errors) {
        ActionRecognition alone = proposed.trainingActions().stream()
                .filter(a -> a.trainingAction().equals(training.action()))
                .findFirst()
                .orElse(null);
        if (alone == null) {
            errors.add(field + ".action", "PSW-03-13", "L'azione formativa non esiste nel rendiconto.");
            return;
        }
        ActionDecision last = actionDecisions(report).get(training.action());
        String typed = Errors.text(training.decided());
        Euro decided = typed.isEmpty() ? null : euro(field + ".decided", typed, errors);
        if (decided == null && !typed.isEmpty()) {
            return;
        }
        // Of an action that is admitted although it lacks something there is no proposal yet to compare with.
        boolean ownAmount = decided != null && (training.valid() != null || !decided.equals(alone.proposed()));
        Euro eligible = ownAmount || training.valid() == null ? or(decided, alone.proposed()) : null;
        boolean asProposed = !ownAmount && training.valid() == null;
        String grounds = asProposed ? BACK_TO_PROPOSAL : Errors.text(training.grounds());
        boolean same = last == null
                ? asProposed
                : Objects.equals(last.valid(), training.valid())
                        && Objects.equals(last.eligible(), eligible)
                        && (asProposed || last.grounds().equals(grounds));
        if (!same) {
            errors.collect(
                    field + ".grounds",
                    () -> reports.decideAttendance(code, training.action(), training.valid(), eligible, grounds, user));
        }
    }

    private static Euro or(@Nullable Euro amount, Euro otherwise) {
        return amount == null ? otherwise : amount;
    }

    private static @Nullable Euro euro(String field, @Nullable String text, Errors errors) {
        try {
            return ItalianText.amount(Errors.text(text));
        } catch (IllegalArgumentException e) {
            errors.add(
                    field,
                    "PSW-00-01",
                    "L'importo non è valido: scriverlo come 4.900,00, con al massimo due decimali.");
            return null;
        }
    }

    private View view(ReferenceCode code, Recognition recognition) {
        Reports.StoredReport stored = reports.get(code);
        Map<String, LineDecision> decisions = lineDecisions(stored);
        List<LineRow> lines = stored.report().documents().stream()
                .flatMap(document -> document.lines().stream()
                        .map(line -> row(document, line, recognition.line(line.id()), decisions.get(line.id()))))
                .toList();
        Map<String, ActionDecision> actions = actionDecisions(stored);
        List<TrainingRow> trainings = recognition.trainingActions().stream()
                .map(action -> row(stored.report(), action, actions.get(action.trainingAction())))
                .toList();
        List<Ground> warnings = Stream.concat(recognition.tasks().stream(), recognition.warnings().stream())
                .map(Ground::of)
                .toList();
        return new View(warnings, causes(), findings(code), lines, trainings, totals(code, recognition));
    }

    @Rule("PSW-22-03")
    private List<Finding> findings(ReferenceCode code) {
        return controls.of(code).stream()
                .filter(control -> control.amountIneligible().isPositive())
                .map(control -> new Finding(
                        control.id().toString(),
                        control.type().label() + ", " + ItalianText.euro(control.amountIneligible())))
                .toList();
    }

    private static LineRow row(
            ExpenseReport.Document document,
            ExpenseReport.Line line,
            LineRecognition recognised,
            @Nullable LineDecision decision) {
        Choice choice = choice(decision);
        Euro ineligible = decision == null ? null : decision.amountIneligible();
        return new LineRow(
                line.id(),
                document.type() + " n. " + document.number(),
                document.date(),
                Italian.voice(line.voice()),
                line.function() == null ? null : Italian.function(line.function()),
                line.person() == null ? null : line.person().name(),
                hourly(line),
                line.description(),
                line.net(),
                line.vat(),
                recognised.eligible(),
                recognised.cuts().stream()
                        .map(cut ->
                                new Ground(cut.code().name(), cut.code().rule().value(), cut.text()))
                        .toList(),
                choice,
                ineligible == null ? null : line.net().minus(ineligible),
                decision == null ? null : decision.found().stream().findFirst().orElse(null),
                decision == null ? null : decision.control(),
                decision == null || choice == Choice.PROPOSED ? null : decision.grounds());
    }

    @Rule({"PSW-19-11", "PSW-19-22"})
    private static @Nullable String hourly(ExpenseReport.Line line) {
        if (line.hours() == null || line.rate() == null) {
            return null;
        }
        String ccnl = line.person() == null ? null : line.person().ccnl();
        return ItalianText.number(line.hours()) + " ore a " + ItalianText.number(line.rate()) + " €/ora"
                + (ccnl == null ? "" : ", CCNL " + ccnl);
    }

    private static Choice choice(@Nullable LineDecision decision) {
        if (decision == null) {
            return Choice.PROPOSED;
        }
        if (!decision.found().isEmpty()) {
            return decision.amountIneligible() == null ? Choice.REJECT : Choice.REDUCE;
        }
        return decision.setAside().isEmpty() ? Choice.PROPOSED : Choice.ADMIT;
    }

    private static TrainingRow row(ExpenseReport report, ActionRecognition action, @Nullable ActionDecision decision) {
        ExpenseReport.TrainingAction planned = report.trainingActions().stream()
                .filter(a -> a.id().equals(action.trainingAction()))
                .findFirst()
                .orElseThrow();
        Euro decided = decision == null ? null : decision.eligible();
        boolean own = decided != null && !decided.equals(action.proposed());
        boolean judged = own || (decision != null && decision.valid() != null);
        return new TrainingRow(
                action.trainingAction(),
                planned.title(),
                action.defects().stream().map(Ground::of).toList(),
                decision == null ? null : decision.valid(),
                action.average(),
                action.fullRecognition(),
                planned.trainersOpinion(),
                action.proposed(),
                own ? decided : null,
                judged && decision != null ? decision.grounds() : null);
    }

    private Totals totals(ReferenceCode code, Recognition r) {
        Euro paid = payments.netPaid(code);
        return new Totals(
                r.otherStaff().plus(r.coordination()),
                r.coordination(),
                r.directStaff(),
                r.flat(),
                r.recognisedA(),
                r.recognisedB(),
                r.recognisedTotal(),
                paid,
                r.recognisedTotal().minusOrZero(paid),
                paid.minusOrZero(r.recognisedTotal()));
    }

    private static Map<String, LineDecision> lineDecisions(Reports.StoredReport report) {
        Map<String, LineDecision> latest = new HashMap<>();
        report.verification().lines().forEach(decision -> latest.put(decision.line(), decision));
        return latest;
    }

    private static Map<String, ActionDecision> actionDecisions(Reports.StoredReport report) {
        Map<String, ActionDecision> latest = new HashMap<>();
        report.verification().trainingActions().forEach(d -> latest.put(d.trainingAction(), d));
        return latest;
    }
}
