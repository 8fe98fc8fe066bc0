package it.sportello.admissibility;

import it.sportello.notice.Notice;
import it.sportello.shared.Explanation;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * The requirements of §5 must be kept until the payment is over. A smaller number of employees changes nothing as long as
 * the minimum holds: the band was fixed at the presentation. The plan is the product of the project itself (PSW-05-05),
 * and contributions have their own rule at payment (PSW-18-10).
 */
@Rule({"PSW-05-10", "PSW-05-11", "PSW-08-04"})
public final class RequirementsKept {

    private final Notice notice;

    public RequirementsKept(Notice notice) {
        this.notice = notice;
    }

    /**
     * What the officer finds on the day of a check.
     *
     * @param lazioEmployees persons with an eligible contract assigned to units in Lazio
     * @param others whether every other requirement of §5 holds
     */
    public record Found(int lazioEmployees, boolean operatingUnitInLazio, boolean legalSeatInLazio, boolean others) {

        /** Asked for at the payment, on top of the requirements (PSW-05-11). */
        @Rule("PSW-05-11")
        public boolean hasASeatInLazio() {
            return legalSeatInLazio || operatingUnitInLazio;
        }
    }

    /** Why the requirements are kept or lost, to be stored with what the officer found (PSW-00-10). */
    @Rule("PSW-00-10")
    public Explanation explain(Found found) {
        List<Reason> lost = lost(found);
        Explanation.Builder explanation = Explanation.of("requirementsKept", "PSW-05-10", "PSW-05-02", "PSW-05-04")
                .input("lazioEmployees", found.lazioEmployees())
                .input("operatingUnit", found.operatingUnitInLazio())
                .input("legalSeat", found.legalSeatInLazio())
                .input("otherRequirements", found.others());
        lost.forEach(reason -> explanation.step(reason.text() + " (" + reason.rule() + ")"));
        if (lost.isEmpty()) {
            explanation.step("I requisiti di ammissione sono mantenuti; la fascia del contributo resta quella della"
                    + " presentazione.");
        }
        return explanation.result(lost.isEmpty() ? "KEPT" : "LOST");
    }

    /** Every requirement lost: together they are one breach, {@code REV_REQUIREMENT_LOST}. */
    public List<Reason> lost(Found found) {
        List<Reason> lost = new ArrayList<>();
        int min = notice.call().minEmployees();
        if (!found.operatingUnitInLazio()) {
            lost.add(Reason.of(
                    "NO_LAZIO_UNIT", "PSW-05-02", "Il beneficiario non ha più una sede operativa nel Lazio."));
        }
        if (found.lazioEmployees() < min) {
            lost.add(Reason.of(
                    "EMPLOYEES_BELOW_2",
                    "PSW-05-04",
                    "I dipendenti delle sedi nel Lazio sono " + found.lazioEmployees() + ": ne occorrono almeno " + min
                            + "."));
        }
        if (!found.others()) {
            lost.add(Reason.of(
                    "OTHER_REQUIREMENT", "PSW-05-10", "Un altro requisito di ammissione non è più posseduto."));
        }
        return lost;
    }
}
