package it.sportello.reporting;

import static it.sportello.reporting.InadmissibilityCode.INADM_CASH;
import static it.sportello.reporting.InadmissibilityCode.INADM_NO_LEARNERS;
import static it.sportello.reporting.InadmissibilityCode.INADM_NO_PAYMENT_PROOF;
import static it.sportello.reporting.InadmissibilityCode.INADM_RATE_EXCESS;
import static it.sportello.reporting.InadmissibilityCode.INADM_REGISTER_UNSIGNED;
import static it.sportello.reporting.InadmissibilityCode.INADM_TRAINING_ACTION_INVALID;
import static it.sportello.reporting.InadmissibilityCode.INADM_UNPAID_AT_REPORT;
import static it.sportello.shared.ItalianText.euro;

import it.sportello.reporting.ExpenseReport.Document;
import it.sportello.reporting.ExpenseReport.Line;
import it.sportello.reporting.ExpenseReport.Payment;
import it.sportello.reporting.LineAccount.Slot;
import it.sportello.reporting.ReportedCase.ControlAmount;
import it.sportello.shared.Euro;
import it.sportello.shared.ItalianText;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The first of the cuts: whether each line is admissible, and at which rate; what a line loses here it has lost. */
@Rule("PSW-19-28")
final class LineAdmission {

    private final ReportAccounts accounts;
    private final ExpenseRules rules;
    private final OfficerQuestions officer;
    private final Map<String, String> foundPaidInCash = new HashMap<>();

    LineAdmission(ReportAccounts accounts, OfficerQuestions officer) {
        this.accounts = accounts;
        this.rules = new ExpenseRules(new ReportContext(accounts.notice, accounts.reported));
        this.officer = officer;
        accounts.lines.forEach(account -> account.groundsOf(INADM_CASH)
                .ifPresent(grounds -> foundPaidInCash.putIfAbsent(account.document.id(), grounds)));
    }

    void cut() {
        accounts.lines.forEach(this::admit);
        spreadControlAmounts();
        accounts.lines.forEach(LineAccount::fixHourly);
        accounts.lines.forEach(this::admitRegisterHours);
    }

    private void admit(LineAccount account) {
        Document document = account.document;
        Line line = account.line;
        rules.findings(document, line).forEach(finding -> account.lose(finding.code(), finding.text()));
        rejectLinesOfInvalidActions(account);
        cutUnpaidAndUnproven(account);
        cutAboveTheRate(account);
        loseDocumentFoundPaidInCash(account);
        account.applyDecision();
        officer.ask(account);
    }

    private void rejectLinesOfInvalidActions(LineAccount account) {
        String id = account.line.trainingAction();
        if (account.line.isActionA() && accounts.isInvalid(id)) {
            account.lose(
                    INADM_TRAINING_ACTION_INVALID,
                    accounts.report
                            .trainingAction(id)
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
                .filter(accounts.reported::isPaidInTime)
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
                accounts.notice.delegated().hourlyCeilings().get(line.function().name());
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

    /** What a control found weighs on every line of its action, but for what the officer attributed to lines. */
    @Rule("PSW-22-03")
    private void spreadControlAmounts() {
        for (ControlAmount control : accounts.reported.controls()) {
            Euro attributed = Euro.sum(accounts.lines.stream()
                    .map(account -> account.attributedTo(control.control()))
                    .toList());
            Euro amount = control.amount().minusOrZero(attributed);
            if (amount.isZero()) {
                continue;
            }
            List<LineAccount> hit = accounts.lines(a -> a.isAlive() && a.line.isActionA() != control.actionB());
            Euro left = Euro.sum(hit.stream().map(LineAccount::amount).toList()).minusOrZero(amount);
            Shares.reduceTo(
                    left,
                    hit,
                    control.code(),
                    "controllo " + control.control() + ": importo non ammissibile di " + euro(amount));
            accounts.tasks.add(Reason.on(
                    control.control(),
                    "CONTROL_AMOUNT_UNATTRIBUTED",
                    "PSW-22-03",
                    "Attribuire alle righe l'importo di " + euro(amount) + " del controllo " + control.control()
                            + "."));
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
}
