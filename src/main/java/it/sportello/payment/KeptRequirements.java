package it.sportello.payment;

import it.sportello.notice.Notice;
import it.sportello.shared.Outcome;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the requirements of admission that can be lost are kept until payment (PSW-05-10). A requirement lost is
 * proposed to the officer as the breach {@code REV_REQUIREMENT_LOST}; falling below a band of the table changes nothing
 * (PSW-08-04).
 */
@Rule({"PSW-05-10", "PSW-05-11", "PSW-05-02", "PSW-05-03"})
public final class KeptRequirements {

    private final Notice.Call call;

    public KeptRequirements(Notice.Call call) {
        this.call = call;
    }

    /**
     * @param lazioEmployees persons employed in Lazio now
     * @param operatingUnitInLazio whether an operating unit is in Lazio: the legal seat alone is not enough (AMB-09)
     * @return the count, or every requirement lost
     */
    public Outcome<Integer> check(int lazioEmployees, boolean operatingUnitInLazio) {
        List<Reason> lost = new ArrayList<>();
        if (!operatingUnitInLazio) {
            lost.add(Reason.of(
                    "NO_LAZIO_UNIT", "PSW-05-02", "Non risulta più una sede operativa nel territorio del Lazio."));
        }
        if (lazioEmployees < call.minEmployees()) {
            lost.add(Reason.of(
                    "EMPLOYEES_BELOW_" + call.minEmployees(),
                    "PSW-05-03",
                    "I dipendenti nel Lazio sono " + lazioEmployees + ", meno di " + call.minEmployees() + "."));
        }
        return Outcome.of(lazioEmployees, lost, List.of());
    }
}
