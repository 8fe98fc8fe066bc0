package it.sportello.reporting;

import com.fasterxml.jackson.databind.JsonNode;
import it.sportello.audit.Explanations;
import it.sportello.notice.Tables;
import it.sportello.reporting.Verification.ActionDecision;
import it.sportello.reporting.Verification.LineDecision;
import it.sportello.shared.Euro;
import it.sportello.shared.ItalianText;
import it.sportello.shared.LegalTime;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import it.sportello.shared.WrittenText;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The expense reports, one for each case, and their verification. The caller has locked the case and knows that its
 * state allows the act.
 */
@Service
@Transactional
@Rule({"PSW-19-01", "PSW-19-07", "PSW-19-26", "PSW-00-11"})
public class Reports {

    private final ReportFiles files;
    private final Recogniser recogniser;
    private final Explanations explanations;
    private final Clock clock;

    Reports(ReportFiles files, Tables tables, Explanations explanations, Clock clock) {
        this.files = files;
        this.recogniser = new Recogniser(tables);
        this.explanations = explanations;
        this.clock = clock;
    }

    /**
     * A report as it stands.
     *
     * @param recognition the proposal, or what was confirmed; null until a check after the last decision
     */
    public record StoredReport(
            ReferenceCode code,
            Instant submittedAt,
            ReportState state,
            ExpenseReport report,
            Verification verification,
            @Nullable Recognition recognition,
            @Nullable String confirmedBy,
            @Nullable Instant confirmedAt) {}

    /**
     * What the officer decides about a line.
     *
     * @param found grounds that he states
     * @param setAside proposed grounds that he does not confirm; one that he states for a part only may be among them
     * @param amountIneligible part of the net that the grounds found take away; null for the whole line
     * @param control the control whose finding is attributed to the line (PSW-22-03), null for none
     */
    public record LineChoice(
            Set<InadmissibilityCode> found,
            Set<InadmissibilityCode> setAside,
            @Nullable Euro amountIneligible,
            @Nullable String control) {

        public LineChoice {
            found = Set.copyOf(found);
            setAside = Set.copyOf(setAside);
        }
    }

    /**
     * Keeps the form as sent.
     *
     * @return what it says
     * @throws Refusal invalid, with every error of the form; not allowed, when the case has its report already
     */
    @Rule("PSW-19-01")
    public ExpenseReport submit(ReferenceCode code, JsonNode form, Instant at) {
        ExpenseReport report = ReportForm.read(form, LegalTime.dateOf(at));
        if (files.existsById(code.value())) {
            throw Refusal.notAllowed("REPORT_PRESENTED", "PSW-19-01", "Il rendiconto è già stato presentato.");
        }
        files.save(new ReportFile(code, form.toString(), at.truncatedTo(ChronoUnit.MICROS)));
        return report;
    }

    /** @throws Refusal not found, when the case has no report */
    @Transactional(readOnly = true)
    public StoredReport get(ReferenceCode code) {
        return find(code).orElseThrow(() -> Refusal.notFound("rendiconto della pratica " + code));
    }

    @Transactional(readOnly = true)
    public Optional<StoredReport> find(ReferenceCode code) {
        return files.findById(code.value())
                .map(file -> new StoredReport(
                        code,
                        file.submittedAt(),
                        file.state(),
                        file.report(),
                        file.verification(),
                        file.recognition(),
                        file.confirmedBy(),
                        file.confirmedAt()));
    }

    /**
     * The officer's decision on a line; the latest counts, every one is kept.
     *
     * @throws Refusal invalid, with every error; not allowed once the recognition is confirmed
     */
    @Rule({"PSW-00-11", "PSW-19-28"})
    public void decideLine(ReferenceCode code, String lineId, LineChoice choice, String grounds, String by) {
        ReportFile file = locked(code);
        List<Reason> errors = new ArrayList<>();
        ExpenseReport.Line line = file.report().lines().stream()
                .filter(l -> l.id().equals(lineId))
                .findFirst()
                .orElse(null);
        if (line == null) {
            errors.add(invalid("line", "PSW-19-28", "La riga non esiste nel rendiconto."));
        } else if (choice.amountIneligible() != null
                && (!choice.amountIneligible().isPositive()
                        || choice.amountIneligible().exceeds(line.net()))) {
            errors.add(invalid(
                    "amountIneligible",
                    "PSW-19-28",
                    "L'importo non ammissibile deve essere positivo e non superiore a " + ItalianText.euro(line.net())
                            + "."));
        }
        if (choice.amountIneligible() != null && choice.found().isEmpty()) {
            errors.add(invalid(
                    "amountIneligible", "PSW-19-28", "L'importo non ammissibile richiede una causa accertata."));
        }
        if (choice.control() != null && choice.found().isEmpty()) {
            errors.add(invalid("control", "PSW-22-03", "Il rilievo di un controllo richiede una causa accertata."));
        }
        if (choice.amountIneligible() != null && choice.found().contains(InadmissibilityCode.INADM_CASH)) {
            errors.add(invalid(
                    "amountIneligible",
                    "PSW-19-19",
                    "Un pagamento in contanti rende inammissibile l'intero documento, non una parte."));
        }
        choice.found().stream()
                .filter(ground -> !ground.mayBeFound())
                .sorted()
                .forEach(ground -> errors.add(invalid(
                        "found",
                        ground.rule().value(),
                        ground + " è calcolata sul rendiconto, non accertata sulla riga.")));
        choice.setAside().stream()
                .filter(ground -> !ground.maySetAside())
                .sorted()
                .forEach(ground -> errors.add(
                        invalid("setAside", ground.rule().value(), ground + " non ammette una diversa valutazione.")));
        choice.found().stream()
                .filter(ground ->
                        choice.amountIneligible() == null && choice.setAside().contains(ground))
                .sorted()
                .forEach(ground -> errors.add(invalid(
                        "setAside", ground.rule().value(), ground + " non può essere insieme accertata ed esclusa.")));
        requireGrounds(grounds, errors);
        refuse(errors);
        file.decide(new LineDecision(
                lineId,
                choice.found(),
                choice.setAside(),
                choice.amountIneligible(),
                choice.control(),
                grounds,
                by,
                now()));
    }

    /**
     * The officer's decision on a training action; the latest counts, every one is kept.
     *
     * @param valid true to admit an action that lacks a requirement, false to refuse it, null to leave the proposal
     * @param eligible the training staff recognised where the attendance is not sufficient, null to leave the proposal
     * @throws Refusal invalid, with every error; not allowed once the recognition is confirmed
     */
    @Rule({"PSW-03-13", "PSW-03-08"})
    public void decideAttendance(
            ReferenceCode code,
            String trainingAction,
            @Nullable Boolean valid,
            @Nullable Euro eligible,
            String grounds,
            String by) {
        ReportFile file = locked(code);
        List<Reason> errors = new ArrayList<>();
        if (file.report().trainingAction(trainingAction).isEmpty()) {
            errors.add(invalid("trainingAction", "PSW-03-13", "L'azione formativa non esiste nel rendiconto."));
        }
        if (valid == null && eligible == null) {
            errors.add(invalid("eligible", "PSW-03-13", "Indicare l'importo riconosciuto o la validità dell'azione."));
        }
        if (eligible != null && eligible.isNegative()) {
            errors.add(invalid("eligible", "PSW-03-13", "L'importo riconosciuto non può essere negativo."));
        }
        requireGrounds(grounds, errors);
        refuse(errors);
        file.decide(new ActionDecision(trainingAction, valid, eligible, grounds, by, now()));
    }

    /**
     * Computes the recognition on the decisions taken so far and keeps it as the proposal to the RUP, with its reasons.
     *
     * @throws Refusal not found without a report; not allowed once a recognition is confirmed
     */
    @Rule("PSW-19-28")
    public Recognition check(ReferenceCode code, ReportContext context) {
        ReportFile file = locked(code);
        Recognition recognition = recogniser.recognise(file.report(), context, file.verification());
        file.propose(recognition);
        explanations.store(
                code,
                recognition.explanation(),
                new ReportFacts(file.form(), context.reported(), file.verification()),
                recognition.ruleSet(),
                now());
        return recognition;
    }

    /**
     * The RUP makes the proposal final and confirms its reasons.
     *
     * @param recognition what the RUP saw
     * @throws Refusal not allowed, when it is not the proposal in force or one is confirmed already
     */
    @Rule({"PSW-00-10", "PSW-00-11", "PSW-19-26"})
    public void confirm(ReferenceCode code, Recognition recognition, String by) {
        Instant at = now();
        locked(code).confirm(recognition, by, at);
        explanations.confirmLast(code, recognition.explanation().subject(), by, at);
    }

    private ReportFile locked(ReferenceCode code) {
        return files.lock(code.value()).orElseThrow(() -> Refusal.notFound("rendiconto della pratica " + code));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Reason invalid(String field, String rule, String text) {
        return Reason.on(field, "INVALID_FIELD", rule, text);
    }

    private static void requireGrounds(String grounds, List<Reason> errors) {
        if (grounds.isBlank() || !WrittenText.isReadable(grounds)) {
            errors.add(invalid("grounds", "PSW-00-11", "La motivazione è obbligatoria."));
        }
    }

    private static void refuse(List<Reason> errors) {
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }
}
