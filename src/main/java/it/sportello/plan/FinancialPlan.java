package it.sportello.plan;

import it.sportello.notice.Notice;
import it.sportello.shared.Euro;
import it.sportello.shared.Explanation;
import it.sportello.shared.ItalianText;
import it.sportello.shared.Rule;

/**
 * The financial plan of Annex D: each row is an amount rounded once (PSW-00-01).
 *
 * @param rows what was entered
 * @param a internal staff
 * @param b external staff
 * @param c direct staff cost
 * @param d flat rate on c
 * @param e total of Action A
 * @param g total of Action B, to which no flat rate applies
 * @param coordinationCap the most that the capped functions may cost together
 */
@Rule({"PSW-17-01", "PSW-17-02", "PSW-17-03", "PSW-17-12"})
public record FinancialPlan(
        Rows rows,
        Euro a,
        Euro b,
        Euro c,
        Euro d,
        Euro e,
        Euro g,
        Euro total,
        Euro coordinationCap,
        Explanation explanation) {

    /**
     * The input rows.
     *
     * @param f 0.00 where Action B is not requested
     * @param capped cost of the capped functions, within a1 … b2 (K of PSW-17-03)
     */
    public record Rows(Euro a1, Euro a2, Euro b1, Euro b2, Euro f, Euro capped) {}

    public static FinancialPlan of(Rows rows, Notice.Rates rates) {
        Euro a = rows.a1().plus(rows.a2());
        Euro b = rows.b1().plus(rows.b2());
        Euro c = a.plus(b);
        Euro d = rates.flatRate().of(c);
        Euro e = c.plus(d);
        Euro g = rows.f();
        Euro total = e.plus(g);
        Euro cap = rates.coordinationCap().of(c);
        Explanation explanation = Explanation.of(
                        "financialPlan", "PSW-17-12", "PSW-17-01", "PSW-17-02", "PSW-17-03", "PSW-00-01")
                .input("a1", rows.a1())
                .input("a2", rows.a2())
                .input("b1", rows.b1())
                .input("b2", rows.b2())
                .input("f", rows.f())
                .input("K", rows.capped())
                .step("Le righe (a1), (a2), (b1), (b2) e le funzioni soggette al limite: ciascuna è la somma di ore"
                        + " per costo orario, arrotondata al centesimo una sola volta.")
                .step("(a) Risorse umane interne: " + ItalianText.euro(rows.a1()) + " + " + ItalianText.euro(rows.a2())
                        + " = " + ItalianText.euro(a) + ".")
                .step("(b) Risorse umane esterne: " + ItalianText.euro(rows.b1()) + " + " + ItalianText.euro(rows.b2())
                        + " = " + ItalianText.euro(b) + ".")
                .step("(c) Costo diretto del personale: (a) + (b) = " + ItalianText.euro(c) + ".")
                .step("(d) Tasso forfettario del " + rates.flatRate().display() + " di (c), arrotondato al centesimo: "
                        + ItalianText.euro(d) + ".")
                .step("(e) Totale Azione A: (c) + (d) = " + ItalianText.euro(e) + ".")
                .step("(g) Totale Azione B, senza tasso forfettario: " + ItalianText.euro(g) + ".")
                .step("Totale del progetto: (e) + (g) = " + ItalianText.euro(total) + ".")
                .step("Limite per coordinamento, direzione, segreteria, monitoraggio e valutazione: "
                        + rates.coordinationCap().display() + " di (c) = " + ItalianText.euro(cap) + "; previsto "
                        + ItalianText.euro(rows.capped()) + ".")
                .result(total);
        return new FinancialPlan(rows, a, b, c, d, e, g, total, cap, explanation);
    }

    /** True when the capped functions stay within the cap, equality included (PSW-17-03). */
    public boolean coordinationOk() {
        return coordinationCap.covers(rows.capped());
    }
}
