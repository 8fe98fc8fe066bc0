package it.sportello.reporting;

import static it.sportello.reporting.InadmissibilityCode.*;
import static it.sportello.shared.ItalianText.euro;
import static java.util.Objects.requireNonNull;

import it.sportello.notice.Notice;
import it.sportello.notice.Notice.CoordinationCapMode;
import it.sportello.notice.Tables;
import it.sportello.plan.FunctionCode;
import it.sportello.plan.Voice;
import it.sportello.reporting.ExpenseReport.Assignment;
import it.sportello.reporting.ExpenseReport.Category;
import it.sportello.reporting.ExpenseReport.Document;
import it.sportello.reporting.ExpenseReport.Kind;
import it.sportello.reporting.ExpenseReport.Line;
import it.sportello.reporting.ExpenseReport.Payment;
import it.sportello.reporting.ExpenseReport.Session;
import it.sportello.reporting.ExpenseReport.TrainingAction;
import it.sportello.reporting.LineAccount.Slot;
import it.sportello.reporting.Recognition.ActionRecognition;
import it.sportello.reporting.Recognition.Cut;
import it.sportello.reporting.Recognition.Hours;
import it.sportello.reporting.Recognition.LineRecognition;
import it.sportello.reporting.ReportedCase.ControlAmount;
import it.sportello.reporting.Verification.ActionDecision;
import it.sportello.shared.Euro;
import it.sportello.shared.Explanation;
import it.sportello.shared.ItalianText;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Computes what a report is worth, with the cuts in their one order (PSW-19-28). Pure: same input, same result. */
@Rule("PSW-19-28")
public final class Recogniser {

    private final Tables tables;

    public Recogniser(Tables tables) {
        this.tables = tables;
    }

    /** The recognition of the report under what the officers decided so far; a proposal until it is confirmed. */
    public Recognition recognise(ExpenseReport report, ReportContext context, Verification verification) {
        return new Run(tables, report, context, verification).recognise();
    }

    /**
     * The exact parts of {@code total} in proportion to the weights: they add up to it, and none is above its weight
     * when the total is not above their sum.
     */
    static List<Euro> spread(Euro total, List<Euro> weights) {
        Euro whole = Euro.sum(weights);
        List<Euro> parts = new ArrayList<>();
        Euro weight = Euro.ZERO;
        Euro given = Euro.ZERO;
        for (Euro own : weights) {
            weight = weight.plus(own);
            Euro upToHere =
                    whole.isZero() ? Euro.ZERO : Ratio.of(total.amount()).shareOf(weight, whole.amount());
            parts.add(upToHere.minus(given));
            given = upToHere;
        }
        return parts;
    }

    /** One computation. */
    private static final class Run {

        private final ExpenseReport report;
        private final ReportedCase reported;
        private final Verification verification;
        private final Notice notice;
        private final int maxTrainingHours;
        private final ExpenseRules rules;
        private final EvidenceCheck evidence;
        private final List<LineAccount> accounts = new ArrayList<>();
        private final Map<String, Session> sessions = new LinkedHashMap<>();
        private final Map<String, Attendance> attendances = new LinkedHashMap<>();
        private final Set<String> invalidActions = new HashSet<>();
        private final Map<String, String> foundPaidInCash = new HashMap<>();
        private final List<ActionRecognition> actionResults = new ArrayList<>();
        private final List<Reason> tasks = new ArrayList<>();
        private final List<Reason> warnings = new ArrayList<>();
        private final Explanation.Builder explanation = Explanation.of(
                "recognition",
                "PSW-19-28",
                "PSW-03-16",
                "PSW-17-05",
                "PSW-03-13",
                "PSW-17-04",
                "PSW-19-25",
                "PSW-19-26",
                "PSW-03-02");

        Run(Tables tables, ExpenseReport report, ReportContext context, Verification verification) {
            this.report = report;
            this.reported = context.reported();
            this.verification = verification;
            this.notice = context.notice();
            this.maxTrainingHours = tables.maxTrainingHours(notice.ruleSet(), reported.lazioEmployees())
                    .orElse(0);
            this.rules = new ExpenseRules(context);
            this.evidence = new EvidenceCheck(tables);
            report.trainingActions().forEach(action -> {
                action.sessions().forEach(session -> sessions.put(session.id(), session));
                Attendance attendance = new Attendance(notice, action);
                attendances.put(action.id(), attendance);
                if (isInvalid(action, attendance)) {
                    invalidActions.add(action.id());
                }
            });
            report.documents().forEach(document -> document.lines()
                    .forEach(line -> accounts.add(new LineAccount(
                            document,
                            line,
                            sessions,
                            verification.line(line.id()).orElse(null)))));
            accounts.forEach(account -> account.groundsOf(INADM_CASH)
                    .ifPresent(grounds -> foundPaidInCash.putIfAbsent(account.document.id(), grounds)));
        }

        Recognition recognise() {
            explanation
                    .input("ruleSet", notice.ruleSet())
                    .input("lazioEmployees", reported.lazioEmployees())
                    .input("activityStart", reported.activityStart())
                    .input("activityEnd", reported.activityEnd())
                    .input("reportDate", reported.reportDate())
                    .input("flatApproved", reported.flatApproved())
                    .input("grantA", reported.grantA())
                    .input("grantB", reported.grantB());

            accounts.forEach(this::admit);
            spreadControlAmounts();
            accounts.forEach(LineAccount::fixHourly);
            accounts.forEach(this::admitRegisterHours);
            step("1. Ammissibilità delle righe e massimali orari");

            BigDecimal held = sessions.values().stream()
                    .filter(this::isFundable)
                    .map(Session::hours)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal funded = held.min(BigDecimal.valueOf(maxTrainingHours));
            capTrainingHours();
            Ratio tutoring = tutoringHours();
            Ratio tutoringExcess = tutoring.minus(Ratio.of(funded));
            capTutoring(tutoringExcess, funded);
            Hours hours = new Hours(
                    maxTrainingHours,
                    held,
                    funded,
                    held.subtract(funded),
                    tutoring.display(),
                    tutoringExcess.isPositive() ? tutoringExcess.display() : BigDecimal.ZERO);
            step("2. Ore di formazione finanziate " + ItalianText.number(funded) + " su " + ItalianText.number(held)
                    + " (massimo " + maxTrainingHours + "); ore di tutoraggio "
                    + ItalianText.number(tutoring.display()));

            report.trainingActions().forEach(this::reduceByAttendance);
            step("3. Partecipazione media alle azioni formative");

            Euro other = sum(a -> isActionA(a) && !isCapped(a));
            Euro coordination = sum(this::isCapped);
            Euro coordinationEligible = capCoordination(other, coordination);
            Euro directStaff = other.plus(coordinationEligible);
            explanation.step("4. Coordinamento e funzioni collegate: K = " + euro(coordination) + ", O = " + euro(other)
                    + ", K' = " + euro(coordinationEligible));

            Euro flatComputed = notice.rates().flatRate().of(directStaff);
            Euro flat = flatComputed.min(reported.flatApproved());
            Euro costA = directStaff.plus(flat);
            Euro recognisedA = costA.min(reported.grantA()).max(Euro.ZERO);
            explanation.step("5. c' = " + euro(directStaff) + "; d' = min(" + euro(flatComputed) + "; "
                    + euro(reported.flatApproved()) + ") = " + euro(flat) + "; costo dell'Azione A " + euro(costA)
                    + "; riconosciuto A = min(" + euro(costA) + "; " + euro(reported.grantA()) + ") = "
                    + euro(recognisedA));

            Euro equipment = admitEquipment();
            Euro recognisedB = recognisedA.isZero() ? Euro.ZERO : equipment.min(reported.grantB());
            explanation.step("6. f' = " + euro(equipment) + "; riconosciuto B = "
                    + (recognisedA.isZero()
                            ? euro(Euro.ZERO) + ", perché l'Azione A non è riconosciuta"
                            : "min(" + euro(equipment) + "; " + euro(reported.grantB()) + ") = " + euro(recognisedB)));
            if (recognisedA.isZero()) {
                tasks.add(Reason.of(
                        "REV_ACTION_A_NOT_REALISED",
                        "PSW-03-02",
                        "Nulla è riconosciuto per l'Azione A: valutare l'avvio del procedimento di revoca."));
            }
            Euro total = recognisedA.plus(recognisedB);
            explanation.step("7. Contributo riconosciuto " + euro(total));

            checkTraceability();
            tasks.addAll(evidence.missing(report, notice, reported.lazioEmployees()));
            checkCeilings();
            List<LineRecognition> lines = lineResults(flat);
            lines.forEach(line -> explanation.step(sentence(line)));
            return new Recognition(
                    notice.ruleSet(),
                    lines,
                    actionResults,
                    hours,
                    other,
                    coordination,
                    coordinationEligible,
                    coordination.minus(coordinationEligible),
                    directStaff,
                    flat,
                    costA,
                    equipment,
                    recognisedA,
                    recognisedB,
                    total,
                    tasks,
                    warnings,
                    explanation.result(total));
        }

        /** After a cut of the lines, what is left of each voice. */
        private void step(String title) {
            explanation.step(title + ": restano " + euro(sum(this::isActionA)) + " di personale e "
                    + euro(sum(a -> !isActionA(a))) + " di attrezzature");
        }

        private Euro sum(Predicate<LineAccount> which) {
            return Euro.sum(
                    accounts.stream().filter(which).map(LineAccount::amount).toList());
        }

        private boolean isActionA(LineAccount account) {
            return account.line.isActionA();
        }

        // 1) Line eligibility and rate ceiling.

        private void admit(LineAccount account) {
            Document document = account.document;
            Line line = account.line;
            rules.findings(document, line).forEach(finding -> account.lose(finding.code(), finding.text()));
            rejectLinesOfInvalidActions(account);
            cutUnpaidAndUnproven(account);
            cutAboveTheRate(account);
            loseDocumentFoundPaidInCash(account);
            account.applyDecision();
            askTheOfficer(account);
        }

        private void rejectLinesOfInvalidActions(LineAccount account) {
            String id = account.line.trainingAction();
            if (id != null && account.line.isActionA() && invalidActions.contains(id)) {
                account.lose(
                        INADM_TRAINING_ACTION_INVALID,
                        report.trainingAction(id)
                                .map(action -> "azione formativa «" + action.title() + "» priva dei requisiti")
                                .orElse("azione formativa priva dei requisiti"));
            }
        }

        /** Cash that the officer found against one line voids the whole document, as cash in its payments does. */
        @Rule("PSW-19-19")
        private void loseDocumentFoundPaidInCash(LineAccount account) {
            String grounds = foundPaidInCash.get(account.document.id());
            if (grounds != null) {
                account.lose(INADM_CASH, LineAccount.found(INADM_CASH, grounds));
            }
        }

        /** Only what was paid by the report, and is proven, counts; a part paid counts for its part. */
        @Rule({"PSW-19-16", "PSW-19-18"})
        private void cutUnpaidAndUnproven(LineAccount account) {
            Euro gross = account.document.gross();
            List<Payment> paid = account.document.payments().stream()
                    .filter(reported::isPaidInTime)
                    .toList();
            Euro made = Euro.sum(paid.stream().map(Payment::amount).toList());
            Euro proven = Euro.sum(paid.stream()
                    .filter(Payment::proofAttached)
                    .map(Payment::amount)
                    .toList());
            if (made.isPositive() && gross.exceeds(made)) {
                account.keepAtMost(
                        part(account, made, gross),
                        INADM_UNPAID_AT_REPORT,
                        "del documento risultano pagati " + euro(made) + " su " + euro(gross));
            }
            if (made.exceeds(proven) && gross.exceeds(proven)) {
                account.keepAtMost(
                        part(account, proven, gross),
                        INADM_NO_PAYMENT_PROOF,
                        "del documento sono comprovati pagamenti per " + euro(proven) + " su " + euro(gross));
            }
        }

        private static Euro part(LineAccount account, Euro of, Euro gross) {
            return Ratio.of(of.amount()).shareOf(account.line.net(), gross.amount());
        }

        /** The hours at the declared rate or, when lower, at the ceiling of D.D. B06163. */
        @Rule({"PSW-17-11", "PSW-19-11"})
        private void cutAboveTheRate(LineAccount account) {
            Line line = account.line;
            if (!line.isDirectStaff() || line.hours() == null || line.rate() == null || line.function() == null) {
                return;
            }
            Euro ceiling =
                    notice.delegated().hourlyCeilings().get(line.function().name());
            BigDecimal rate = ceiling == null ? line.rate() : line.rate().min(ceiling.amount());
            Euro limit = Euro.rounded(line.hours().multiply(rate)).plus(line.pensionCharges());
            if (line.net().exceeds(limit)) {
                account.keepAtMost(
                        limit,
                        INADM_RATE_EXCESS,
                        ItalianText.number(line.hours()) + " ore a " + ItalianText.number(rate) + " euro danno "
                                + euro(limit));
            }
        }

        private void askTheOfficer(LineAccount account) {
            Line line = account.line;
            if (account.isDecided()) {
                return;
            }
            if (account.cuts().stream().anyMatch(cut -> cut.code() == INADM_SUBCONTRACT)) {
                tasks.add(onLine(line, "CONFIRM_SUBCONTRACT", "PSW-07-02", "confermare l'affidamento a terzi"));
            } else if (line.isDirectStaff()
                    && account.document.supplier() != null
                    && account.document.supplier().kind() == ExpenseReport.SupplierKind.PROFESSIONAL_ASSOCIATION) {
                tasks.add(onLine(
                        line,
                        "PROFESSIONAL_ASSOCIATION",
                        "PSW-07-02",
                        "verificare che il professionista indicato dallo studio associato abbia svolto l'attività"));
            }
            if (line.function() == FunctionCode.PILOT_SUPPORT && line.pilotMonitoring()) {
                tasks.add(onLine(
                        line,
                        "PILOT_MONITORING",
                        "PSW-17-03",
                        "il supporto al progetto pilota consiste in monitoraggio: verificare se rientra nel limite"));
            }
            warnOfMissingAgreement(line);
            warnOfUnknownMember(line);
            if (line.isDirectStaff() && line.function() == FunctionCode.EXPERT && line.activity() == null) {
                warnings.add(onLine(
                        line, "ACTIVITY_NOT_TAGGED", "PSW-03-04", "non è indicata l'attività preliminare svolta"));
            }
        }

        /** The hourly cost of an employee rests on the collective agreement of its sector. */
        @Rule("PSW-19-22")
        private void warnOfMissingAgreement(Line line) {
            if (line.isDirectStaff()
                    && line.voice() == Voice.A1
                    && line.person() != null
                    && line.person().ccnl() == null) {
                warnings.add(onLine(
                        line,
                        "CCNL_NOT_STATED",
                        "PSW-19-22",
                        "non è indicato il CCNL a cui è riferita la retribuzione oraria"));
            }
        }

        /** Each member's lines are checked apart: one of nobody in the association is nobody's. */
        @Rule("PSW-19-29")
        private void warnOfUnknownMember(Line line) {
            if (!reported.isMember(line.member())) {
                warnings.add(onLine(
                        line,
                        "MEMBER_UNKNOWN",
                        "PSW-19-29",
                        "«" + line.member() + "» non è il beneficiario né un membro dell'associazione"));
            }
        }

        private static Reason onLine(Line line, String code, String rule, String text) {
            return Reason.on(line.id(), code, rule, "Riga " + line.id() + ": " + text + ".");
        }

        /** What a control found weighs on every line of its action, but for what the officer attributed to lines. */
        @Rule("PSW-22-03")
        private void spreadControlAmounts() {
            for (ControlAmount control : reported.controls()) {
                Euro attributed = Euro.sum(accounts.stream()
                        .map(account -> account.attributedTo(control.control()))
                        .toList());
                Euro amount = control.amount().minusOrZero(attributed);
                if (amount.isZero()) {
                    continue;
                }
                List<LineAccount> hit = accounts.stream()
                        .filter(a -> a.isAlive() && isActionA(a) != control.actionB())
                        .toList();
                Euro left =
                        Euro.sum(hit.stream().map(LineAccount::amount).toList()).minusOrZero(amount);
                reduceTo(
                        left,
                        hit,
                        control.code(),
                        "controllo " + control.control() + ": importo non ammissibile di " + euro(amount));
                tasks.add(Reason.on(
                        control.control(),
                        "CONTROL_AMOUNT_UNATTRIBUTED",
                        "PSW-22-03",
                        "Attribuire alle righe l'importo di " + euro(amount) + " del controllo " + control.control()
                                + "."));
            }
        }

        private static void reduceTo(Euro left, List<LineAccount> hit, InadmissibilityCode code, String text) {
            List<Euro> parts =
                    spread(left, hit.stream().map(LineAccount::amount).toList());
            for (int i = 0; i < hit.size(); i++) {
                if (hit.get(i).amount().exceeds(parts.get(i))) {
                    hit.get(i).keepAtMost(parts.get(i), code, text);
                }
            }
        }

        /** Hours that no signed register shows, and hours without learners, are lost. */
        @Rule({"PSW-19-09", "PSW-19-10"})
        private void admitRegisterHours(LineAccount account) {
            if (!account.line.isTraining()) {
                return;
            }
            Ratio outside = account.hoursOutsideTheRegister();
            if ((outside.isPositive() || account.hasNoHours()) && !account.isSetAside(INADM_REGISTER_UNSIGNED)) {
                account.loseHours(outside);
                account.settleHours(
                        INADM_REGISTER_UNSIGNED,
                        ItalianText.number(outside.display()) + " ore non risultano dai registri obbligatori");
            }
            loseSlots(account, slot -> !slot.session.signed(), INADM_REGISTER_UNSIGNED, "su registri privi di firme");
            loseSlots(account, slot -> slot.session.learnersPresent() == 0, INADM_NO_LEARNERS, "prive di allievi");
        }

        private void loseSlots(LineAccount account, Predicate<Slot> which, InadmissibilityCode code, String text) {
            List<Slot> lost = account.slots.stream().filter(which).toList();
            if (lost.isEmpty() || account.isSetAside(code)) {
                return;
            }
            Ratio hours = lost.stream().map(slot -> slot.hours).reduce(Ratio.ZERO, Ratio::plus);
            lost.forEach(slot -> account.loseHours(slot, slot.hours));
            account.settleHours(code, ItalianText.number(hours.display()) + " ore " + text);
        }

        // 2) Training hours, then tutoring.

        /** A session of a valid action, signed and with learners, or admitted by the officer for some line. */
        private boolean isFundable(Session session) {
            boolean ofInvalidAction = report.trainingActions().stream()
                    .anyMatch(
                            a -> invalidActions.contains(a.id()) && a.sessions().contains(session));
            boolean regular = session.signed() && session.learnersPresent() > 0;
            return (regular && !ofInvalidAction)
                    || accounts.stream()
                            .filter(a -> a.line.isTraining() && a.isAlive())
                            .flatMap(a -> a.slots.stream())
                            .anyMatch(slot -> slot.session.equals(session) && slot.hours.isPositive());
        }

        /** The hours above the table are the latest of the registers; each line loses them at its own rate. */
        @Rule("PSW-03-16")
        private void capTrainingHours() {
            Map<String, BigDecimal> excess = new HashMap<>();
            BigDecimal left = BigDecimal.valueOf(maxTrainingHours);
            for (Session session : sessions.values().stream()
                    .filter(this::isFundable)
                    .sorted(Comparator.comparing(Session::date).thenComparing(Session::startsAt))
                    .toList()) {
                BigDecimal funded = session.hours().min(left);
                left = left.subtract(funded);
                excess.put(session.id(), session.hours().subtract(funded));
            }
            for (LineAccount account : accounts) {
                if (!account.line.isTraining() || !account.isAlive()) {
                    continue;
                }
                Ratio lost = Ratio.ZERO;
                for (Slot slot : account.slots) {
                    BigDecimal over = excess.getOrDefault(slot.session.id(), BigDecimal.ZERO);
                    if (over.signum() > 0) {
                        Ratio hours = slot.hours.times(over, slot.session.hours());
                        account.loseHours(slot, hours);
                        lost = lost.plus(hours);
                    }
                }
                if (lost.isPositive()) {
                    account.settleHours(
                            INADM_TRAINING_HOURS_EXCESS,
                            ItalianText.number(lost.display()) + " ore oltre il massimo finanziabile di "
                                    + maxTrainingHours);
                }
            }
        }

        private List<LineAccount> tutoringLines() {
            return accounts.stream()
                    .filter(a -> a.line.isTutoring() && a.isAlive())
                    .toList();
        }

        private Ratio tutoringHours() {
            return tutoringLines().stream()
                    .flatMap(a -> a.slots.stream())
                    .map(slot -> slot.hours)
                    .reduce(Ratio.ZERO, Ratio::plus);
        }

        /** Cut from the latest entries of the register; at the same hour, from the last line of the report. */
        @Rule("PSW-17-05")
        private void capTutoring(Ratio excess, BigDecimal funded) {
            record Entry(LineAccount account, Slot slot) {}
            List<Entry> entries = new ArrayList<>();
            tutoringLines().forEach(a -> a.slots.forEach(slot -> entries.add(new Entry(a, slot))));
            entries.sort(Comparator.comparing((Entry e) -> e.slot().session.date())
                    .thenComparing(e -> e.slot().session.startsAt()));
            Collections.reverse(entries);
            Map<LineAccount, Ratio> lost = new LinkedHashMap<>();
            Ratio toCut = excess;
            for (Entry entry : entries) {
                if (!toCut.isPositive()) {
                    break;
                }
                Ratio hours = entry.slot().hours.min(toCut);
                entry.account().loseHours(entry.slot(), hours);
                toCut = toCut.minus(hours);
                lost.merge(entry.account(), hours, Ratio::plus);
            }
            lost.forEach((account, hours) -> account.settleHours(
                    INADM_TUTORING_EXCESS,
                    ItalianText.number(hours.display()) + " ore di tutoraggio oltre le " + ItalianText.number(funded)
                            + " ore di formazione"));
        }

        // 3) Attendance.

        private boolean isInvalid(TrainingAction action, Attendance attendance) {
            Boolean decided = verification
                    .trainingAction(action.id())
                    .map(ActionDecision::valid)
                    .orElse(null);
            return decided == null ? !attendance.defects().isEmpty() : !decided;
        }

        private void reduceByAttendance(TrainingAction action) {
            Attendance attendance = requireNonNull(attendances.get(action.id()));
            @Nullable
            ActionDecision decision = verification.trainingAction(action.id()).orElse(null);
            List<Reason> defects = attendance.defects();
            if (!defects.isEmpty() && (decision == null || decision.valid() == null)) {
                tasks.addAll(defects);
            }
            List<LineAccount> staff = accounts.stream()
                    .filter(a ->
                            a.line.isTraining() && a.isAlive() && action.id().equals(a.line.trainingAction()))
                    .toList();
            Euro before = Euro.sum(staff.stream().map(LineAccount::amount).toList());
            Euro proposed = attendance.proposed(before);
            Euro decided = decision == null ? null : decision.eligible();
            Euro eligible = attendance.isFullyRecognised() || decided == null ? proposed : decided.min(before);
            reduceTo(
                    eligible,
                    staff,
                    INADM_ATTENDANCE,
                    "partecipazione media " + attendance.average() + " all'azione formativa «" + action.title() + "»"
                            + (decision == null || decided == null ? "" : " (" + decision.grounds() + ")"));
            if (!attendance.isFullyRecognised() && before.isPositive() && decided == null) {
                tasks.add(Reason.on(
                        action.id(),
                        "DECIDE_ATTENDANCE",
                        "PSW-03-13",
                        "Azione formativa «" + action.title() + "»: partecipazione media " + attendance.average()
                                + "; decidere la misura del riconoscimento (proposta " + euro(proposed) + " su "
                                + euro(before) + ")."));
            }
            action.participants().stream()
                    .filter(p -> !p.contract().isEligible())
                    .forEach(p -> warnings.add(Reason.on(
                            action.id(),
                            "PARTICIPANT_NOT_RECIPIENT",
                            "PSW-04-03",
                            "Azione formativa «" + action.title()
                                    + "»: un partecipante non rientra tra i destinatari e non è contato.")));
            explanation.step("   «" + action.title() + "»: partecipazione media " + attendance.average()
                    + ", personale " + euro(before) + ", riconosciuto " + euro(eligible));
            actionResults.add(new ActionRecognition(
                    action.id(),
                    attendance.average(),
                    attendance.isFullyRecognised(),
                    before,
                    proposed,
                    eligible,
                    decision != null,
                    defects));
        }

        // 4) Coordination cap.

        private boolean isCapped(LineAccount account) {
            FunctionCode function = account.line.function();
            return isActionA(account)
                    && function != null
                    && (function.isCapped()
                            || (function == FunctionCode.PILOT_SUPPORT
                                    && account.line.pilotMonitoring()
                                    && notice.switches().pilotMonitoringCounts()));
        }

        /** The cap holds after the cut, K' = O × p ÷ (1 − p); as a switch, once on the total reported (AMB-41). */
        @Rule("PSW-17-04")
        private Euro capCoordination(Euro other, Euro coordination) {
            BigDecimal cap = notice.rates().coordinationCap().fraction();
            Euro limit = notice.switches().coordinationCapMode() == CoordinationCapMode.SELF_CONSISTENT
                    ? Ratio.of(cap).shareOf(other, BigDecimal.ONE.subtract(cap))
                    : notice.rates().coordinationCap().of(other.plus(coordination));
            Euro eligible = coordination.min(limit);
            reduceTo(
                    eligible,
                    accounts.stream().filter(a -> isCapped(a) && a.isAlive()).toList(),
                    INADM_COORDINATION_EXCESS,
                    "coordinamento e funzioni collegate per " + euro(coordination) + ", oltre il limite di "
                            + euro(limit));
            return eligible;
        }

        // 6) Action B.

        /** Users first, then the accessories: their notebook or smartphone must itself be admissible. */
        private Euro admitEquipment() {
            List<LineAccount> lines = accounts.stream()
                    .filter(a -> a.line.voice() == Voice.D6 && a.line.kind() == Kind.EQUIPMENT)
                    .toList();
            lines.forEach(this::admitUsers);
            lines.stream().filter(a -> a.line.category() == Category.ACCESSORY).forEach(accessory -> {
                List<LineAccount> mainItems = lines.stream()
                        .filter(a ->
                                a.line.category() != null && a.line.category().isMainItem())
                        .filter(a -> a.document.transactionId().equals(accessory.document.transactionId()))
                        .toList();
                boolean accompanies = mainItems.stream().anyMatch(LineAccount::isAlive);
                // Lost together with its notebook, it has the ground that hit them both.
                if (!accompanies && (accessory.isAlive() || mainItems.isEmpty())) {
                    accessory.lose(INADM_ACCESSORY_ALONE, INADM_ACCESSORY_ALONE.text());
                }
            });
            return sum(a -> !isActionA(a));
        }

        /** Pieces without a smart worker as their proven user are lost. */
        @Rule("PSW-17-08")
        private void admitUsers(LineAccount account) {
            Line line = account.line;
            if (line.category() == null || !line.category().isAdmitted()) {
                return;
            }
            long users = report.assignments().stream()
                    .filter(a -> a.line().equals(line.id()) && a.isToSmartWorker())
                    .map(Assignment::taxCode)
                    .count();
            if (users < line.quantity()) {
                account.keepAtMost(
                        Ratio.of(BigDecimal.valueOf(users))
                                .shareOf(line.net(), BigDecimal.valueOf(Math.max(1, line.quantity()))),
                        INADM_NOT_SMART_WORKER,
                        "utenza di smart worker provata per " + users + " su " + line.quantity());
            }
        }

        // What does not change an amount.

        /** A payment made once the CUP was known bears it; the officer judges, nothing is cut (AMB-39). */
        @Rule("PSW-16-05")
        private void checkTraceability() {
            for (Document document : report.documents()) {
                for (int i = 0; i < document.payments().size(); i++) {
                    Payment payment = document.payments().get(i);
                    boolean known = reported.cupCommunicatedOn() != null
                            && payment.date() != null
                            && !payment.date().isBefore(reported.cupCommunicatedOn());
                    if (known && !(payment.cupPresent() && payment.projectCodePresent())) {
                        tasks.add(Reason.on(
                                document.id() + ".payments[" + i + "]",
                                "REV_CUP_MISSING",
                                "PSW-16-05",
                                "Documento " + document.number() + ": il pagamento di " + euro(payment.amount())
                                        + " non riporta il CUP o il codice progetto."));
                    }
                }
            }
        }

        @Rule("PSW-17-11")
        private void checkCeilings() {
            boolean unpriced = accounts.stream()
                    .anyMatch(a -> a.line.isDirectStaff()
                            && a.line.function() != null
                            && !notice.delegated()
                                    .hourlyCeilings()
                                    .containsKey(a.line.function().name()));
            if (unpriced) {
                warnings.add(Reason.of(
                        "RATE_CEILINGS_NOT_SUPPLIED",
                        "PSW-17-11",
                        "I massimali orari della D.D. B06163/2012 non sono tutti caricati: verificarli a mano."));
            }
        }

        /** What became of a line and why, with the rule of each cut. */
        @Rule("PSW-00-10")
        private static String sentence(LineRecognition line) {
            String outcome = "Riga " + line.line() + " del documento " + line.document() + ": esposti "
                    + euro(line.net()) + ", ammessi " + euro(line.eligible());
            return line.cuts().isEmpty()
                    ? outcome + "."
                    : line.cuts().stream()
                            .map(cut -> "– " + euro(cut.amount()) + " " + cut.text() + " ("
                                    + cut.code().rule() + ")")
                            .collect(Collectors.joining("; ", outcome + ": ", "."));
        }

        private List<LineRecognition> lineResults(Euro flat) {
            List<LineAccount> staff = accounts.stream().filter(this::isActionA).toList();
            List<Euro> flats =
                    spread(flat, staff.stream().map(LineAccount::amount).toList());
            Map<LineAccount, Euro> flatOf = new HashMap<>();
            for (int i = 0; i < staff.size(); i++) {
                flatOf.put(staff.get(i), flats.get(i));
            }
            return accounts.stream()
                    .map(a -> new LineRecognition(
                            a.document.id(),
                            a.line.id(),
                            a.line.net(),
                            a.amount(),
                            List.<Cut>copyOf(a.cuts()),
                            a.setAside(),
                            a.line.vat(),
                            flatOf.getOrDefault(a, Euro.ZERO)))
                    .toList();
        }
    }
}
