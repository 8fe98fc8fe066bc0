package it.sportello.admissibility;

import it.sportello.shared.Explanation;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.util.List;

/**
 * What the formal check proposes to the officer, who decides (PSW-00-11).
 *
 * @param grounds all grounds of exclusion, in the order of the act
 * @param warnings what excludes nobody but should be looked at
 * @param unexamined mandatory documents on which the officer has found nothing yet
 * @param integrable the grounds that one request for integration could cure; empty unless the switch allows it and
 *     every ground is of that kind
 */
@Rule({"PSW-05-18", "PSW-13-01"})
public record FormalProposal(
        Result result,
        List<Reason> grounds,
        List<Reason> warnings,
        List<DocumentKey> unexamined,
        List<Reason> integrable,
        Explanation explanation) {

    public FormalProposal {
        grounds = List.copyOf(grounds);
        warnings = List.copyOf(warnings);
        unexamined = List.copyOf(unexamined);
        integrable = List.copyOf(integrable);
    }

    /** The possible results. */
    public enum Result {
        ADMITTED_TO_EVALUATION,
        EXCLUDED,
        /** Never transmitted: no right, no position, no term (PSW-12-06). */
        NOT_PRESENTED
    }

    /** True when every mandatory document was examined. */
    public boolean isComplete() {
        return unexamined.isEmpty();
    }
}
