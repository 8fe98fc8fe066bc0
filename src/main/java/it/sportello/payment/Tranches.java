package it.sportello.payment;

import it.sportello.notice.Notice;
import it.sportello.shared.Euro;
import it.sportello.shared.Explanation;
import it.sportello.shared.ItalianText;
import it.sportello.shared.Rule;

/** The amounts of table TRANCHES. */
@Rule({"PSW-18-01", "PSW-18-02", "PSW-18-04", "PSW-18-08"})
public final class Tranches {

    private final Notice.Rates rates;

    public Tranches(Notice.Rates rates) {
        this.rates = rates;
    }

    /**
     * @param advance due on request
     * @param guaranteeMin the least amount of the guarantee
     * @param balanceMax the most that can follow
     */
    public record Advance(Euro grantTotal, Euro advance, Euro guaranteeMin, Euro balanceMax, Explanation explanation) {}

    /**
     * @param recognised what is recognised, never above the grant
     * @param balance to be paid
     * @param recovery to be given back
     * @param released freed for its envelope: the grant less what is recognised
     */
    public record Settlement(Euro recognised, Euro balance, Euro recovery, Euro released, Explanation explanation) {}

    /**
     * The advance: the rate of the notice on the grant in force on the date of the request (PSW-18-02, AMB-43).
     *
     * @param grantTotal the grant in force, never planned or spent cost
     */
    @Rule({"PSW-18-02", "PSW-18-04"})
    public Advance advance(Euro grantTotal) {
        Euro advance = rates.advance().of(grantTotal);
        Euro balanceMax = grantTotal.minus(advance);
        Explanation explanation = Explanation.of("advance", "PSW-18-01", "PSW-18-02", "PSW-18-04")
                .input("grantTotal", grantTotal)
                .input("advanceRate", rates.advance())
                .step("Acconto: " + rates.advance().display() + " di " + ItalianText.euro(grantTotal)
                        + ", arrotondato al centesimo = " + ItalianText.euro(advance) + ".")
                .step("Garanzia minima pari all'acconto: " + ItalianText.euro(advance) + ".")
                .step("Saldo massimo: " + ItalianText.euro(grantTotal) + " - " + ItalianText.euro(advance) + " = "
                        + ItalianText.euro(balanceMax) + ".")
                .result(advance);
        return new Advance(grantTotal, advance, advance, balanceMax, explanation);
    }

    /**
     * Balance and recovery. Nothing paid is kept beyond what is recognised (AMB-44), nothing is paid above the grant.
     *
     * @param grantTotal the grant in force
     * @param recognisedTotal as recognised on the report, or saved by a partial revocation; zero or more
     * @param paid what the beneficiary holds: paid less given back
     */
    @Rule({"PSW-18-01", "PSW-18-08", "PSW-08-12", "PSW-20-03", "PSW-20-04"})
    public Settlement settle(Euro grantTotal, Euro recognisedTotal, Euro paid) {
        Euro recognised = recognisedTotal.min(grantTotal);
        Euro balance = recognised.minusOrZero(paid);
        Euro recovery = paid.minusOrZero(recognised);
        Euro released = grantTotal.minus(recognised);
        Explanation.Builder explanation = Explanation.of("settlement", "PSW-18-01", "PSW-18-08", "PSW-08-12")
                .input("grantTotal", grantTotal)
                .input("recognisedTotal", recognisedTotal)
                .input("paid", paid);
        if (recognisedTotal.exceeds(grantTotal)) {
            explanation.step("Il riconosciuto " + ItalianText.euro(recognisedTotal)
                    + " è ricondotto al contributo concesso " + ItalianText.euro(grantTotal) + ".");
        }
        explanation
                .step("Saldo: " + ItalianText.euro(recognised) + " - " + ItalianText.euro(paid)
                        + ", non inferiore a zero = " + ItalianText.euro(balance) + ".")
                .step("Recupero: " + ItalianText.euro(paid) + " - " + ItalianText.euro(recognised)
                        + ", non inferiore a zero = " + ItalianText.euro(recovery) + ".")
                .step("Risorse liberate: " + ItalianText.euro(grantTotal) + " - " + ItalianText.euro(recognised) + " = "
                        + ItalianText.euro(released) + ".");
        return new Settlement(
                recognised,
                balance,
                recovery,
                released,
                explanation.result("saldo " + ItalianText.euro(balance) + ", recupero " + ItalianText.euro(recovery)));
    }
}
