package it.sportello.plan;

import it.sportello.notice.Notice;
import it.sportello.notice.Tables;
import it.sportello.notice.Tables.Contribution;
import it.sportello.shared.Euro;
import it.sportello.shared.Explanation;
import it.sportello.shared.ItalianText;
import it.sportello.shared.Outcome;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What may be granted for a plan: the table is a ceiling for each action, without compensation between the two. */
@Rule({"PSW-08-03", "PSW-08-05", "PSW-08-11", "PSW-17-14"})
public final class Grants {

    private final Notice notice;
    private final Tables tables;

    public Grants(Notice notice, Tables tables) {
        this.notice = notice;
        this.tables = tables;
    }

    /**
     * Applies {@code min(table, planned)} to each action.
     *
     * @param lazioEmployees persons (PSW-04-05)
     * @param costA planned row e
     * @param costB planned row g
     * @return refused with {@code EXC_ACTION_A_MISSING} (PSW-03-02) and {@code EXC_EMPLOYEES_BELOW_2} (PSW-05-04)
     */
    public Outcome<Grantable> grantable(int lazioEmployees, boolean actionA, boolean actionB, Euro costA, Euro costB) {
        List<Reason> grounds = new ArrayList<>();
        if (!actionA) {
            grounds.add(actionAMissing());
        }
        Optional<Contribution> row = tables.contribution(notice.ruleSet(), lazioEmployees);
        if (row.isEmpty()) {
            grounds.add(noAmount(lazioEmployees));
        }
        if (!grounds.isEmpty()) {
            return new Outcome.Refused<>(grounds, List.of());
        }
        return Outcome.accepted(grantable(lazioEmployees, row.orElseThrow(), actionB, costA, costB));
    }

    private static Grantable grantable(int lazio, Contribution row, boolean actionB, Euro costA, Euro costB) {
        Euro tableA = row.actionA();
        Euro tableB = row.asked(actionB).actionB();
        Euro grantA = tableA.min(costA);
        Euro grantB = tableB.min(costB);
        Euro ownFunds = costA.minusOrZero(grantA).plus(costB.minusOrZero(grantB));
        Explanation explanation = Explanation.of(
                        "grantable", "PSW-08-03", "PSW-08-04", "PSW-08-05", "PSW-08-11", "PSW-17-15", "PSW-17-16")
                .input("lazioEmployees", lazio)
                .input("actionB", actionB)
                .input("e", costA)
                .input("g", costB)
                .step("Dipendenti nel Lazio: " + lazio + "; importi di tabella: Azione A "
                        + ItalianText.euro(row.actionA()) + ", Azione B " + ItalianText.euro(row.actionB())
                        + (actionB ? "." : " (Azione B non richiesta)."))
                .step("Azione A: minore tra tabella " + ItalianText.euro(tableA) + " e costo previsto "
                        + ItalianText.euro(costA) + " = " + ItalianText.euro(grantA) + ".")
                .step("Azione B: minore tra tabella " + ItalianText.euro(tableB) + " e costo previsto "
                        + ItalianText.euro(costB) + " = " + ItalianText.euro(grantB) + ".")
                .step("Contributo concedibile, valore massimo: " + ItalianText.euro(grantA.plus(grantB)) + ".")
                .step("A carico del beneficiario: " + ItalianText.euro(ownFunds) + ".")
                .result(grantA.plus(grantB));
        return new Grantable(tableA, tableB, grantA, grantB, ownFunds, explanation);
    }

    @Rule("PSW-03-02")
    static Reason actionAMissing() {
        return Reason.on(
                "actionA", "EXC_ACTION_A_MISSING", "PSW-03-02", "L'Azione A è obbligatoria: non è stata richiesta.");
    }

    @Rule({"PSW-05-03", "PSW-05-04"})
    Reason noAmount(int lazioEmployees) {
        return Reason.on(
                "employees",
                "EXC_EMPLOYEES_BELOW_2",
                "PSW-05-04",
                "I dipendenti delle sedi nel Lazio sono " + lazioEmployees + ": ne occorrono almeno "
                        + notice.call().minEmployees() + ".");
    }
}
