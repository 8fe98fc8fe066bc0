package it.sportello.proposal;

import it.sportello.shared.Euro;
import it.sportello.shared.Rule;

/**
 * What later steps read of a form, computed once when it is sent and frozen (PSW-08-04).
 *
 * @param totalEmployees persons employed anywhere
 * @param lazioEmployees eligible persons assigned to units in Lazio (PSW-04-05)
 * @param companySize MICRO, SMALL, MEDIUM or LARGE
 */
@Rule({"PSW-08-04", "PSW-04-05", "PSW-08-11"})
public record FormFacts(
        int totalEmployees, int lazioEmployees, String companySize, boolean actionB, Grantable grantable) {

    /** What may be granted per action: {@code min(table, plan)}; 0.00 where the band or the action is missing. */
    @Rule("PSW-08-11")
    public record Grantable(Euro actionA, Euro actionB) {

        public static final Grantable NOTHING = new Grantable(Euro.ZERO, Euro.ZERO);
    }
}
