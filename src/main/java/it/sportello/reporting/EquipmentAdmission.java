package it.sportello.reporting;

import static it.sportello.reporting.InadmissibilityCode.INADM_ACCESSORY_ALONE;
import static it.sportello.reporting.InadmissibilityCode.INADM_NOT_SMART_WORKER;

import it.sportello.plan.Voice;
import it.sportello.reporting.ExpenseReport.Assignment;
import it.sportello.reporting.ExpenseReport.Category;
import it.sportello.reporting.ExpenseReport.Kind;
import it.sportello.reporting.ExpenseReport.Line;
import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.util.List;

/** The sixth of the cuts: equipment and software of Action B. */
final class EquipmentAdmission {

    private final ReportAccounts accounts;

    EquipmentAdmission(ReportAccounts accounts) {
        this.accounts = accounts;
    }

    /** Users first, then the accessories: their notebook or smartphone must itself be admissible. */
    Euro cut() {
        List<LineAccount> lines = accounts.lines(a -> a.line.voice() == Voice.D6 && a.line.kind() == Kind.EQUIPMENT);
        lines.forEach(this::admitUsers);
        lines.stream().filter(a -> a.line.category() == Category.ACCESSORY).forEach(accessory -> {
            List<LineAccount> mainItems = lines.stream()
                    .filter(a -> a.line.category() != null && a.line.category().isMainItem())
                    .filter(a -> a.document.transactionId().equals(accessory.document.transactionId()))
                    .toList();
            boolean accompanies = mainItems.stream().anyMatch(LineAccount::isAlive);
            // Lost together with its notebook, it has the ground that hit them both.
            if (!accompanies && (accessory.isAlive() || mainItems.isEmpty())) {
                accessory.lose(INADM_ACCESSORY_ALONE, INADM_ACCESSORY_ALONE.text());
            }
        });
        return accounts.sum(a -> !a.line.isActionA());
    }

    /** Pieces without a smart worker as their proven user are lost. */
    @Rule("PSW-17-08")
    private void admitUsers(LineAccount account) {
        Line line = account.line;
        if (line.category() == null || !line.category().isAdmitted()) {
            return;
        }
        long users = accounts.report.assignments().stream()
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
}
