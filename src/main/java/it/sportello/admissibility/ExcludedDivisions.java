package it.sportello.admissibility;

import it.sportello.shared.Rule;
import java.util.List;

/** The divisions of ATECO of the sectors outside Reg. (EU) 1407/2013: a declaration is read beside them (PSW-06-09). */
@Rule({"PSW-05-08", "PSW-06-09"})
public final class ExcludedDivisions {

    private static final String AGRICULTURE = "01";
    private static final String FISHERY = "03";

    private ExcludedDivisions() {}

    /** True when a code belongs to agriculture or fishery, which the declared sector may or may not say. */
    public static boolean any(List<String> atecoCodes) {
        return anyOf(AGRICULTURE, atecoCodes) || anyOfFishery(atecoCodes);
    }

    static boolean anyOfFishery(List<String> atecoCodes) {
        return anyOf(FISHERY, atecoCodes);
    }

    private static boolean anyOf(String division, List<String> atecoCodes) {
        return atecoCodes.stream().anyMatch(code -> code.strip().startsWith(division));
    }
}
