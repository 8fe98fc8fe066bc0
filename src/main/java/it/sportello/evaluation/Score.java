package it.sportello.evaluation;

import it.sportello.shared.Explanation;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A complete score of the Commission.
 *
 * @param scores sub-criterion such as {@code a1} to score, in the order of the notice
 * @param criterionTotals letter of the criterion to the sum of its sub-criteria
 * @param total sum of the criteria, never rounded
 * @param approvable the total reaches the threshold (PSW-13-09)
 */
@Rule({"PSW-13-04", "PSW-13-05", "PSW-13-09"})
public record Score(
        Map<String, BigDecimal> scores,
        Map<String, BigDecimal> criterionTotals,
        BigDecimal total,
        boolean approvable,
        Explanation explanation) {

    /** The criterion that breaks a tie (PSW-13-13). */
    public static final String FIRST_CRITERION = "a";

    public Score {
        scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
        criterionTotals = Collections.unmodifiableMap(new LinkedHashMap<>(criterionTotals));
    }

    /** The score of criterion a). */
    public BigDecimal scoreA() {
        return criterionTotals.getOrDefault(FIRST_CRITERION, BigDecimal.ZERO);
    }

    /** 1: threshold reached (PSW-14-01); 2: not reached (PSW-14-02). */
    @Rule({"PSW-14-01", "PSW-14-02", "PSW-13-15"})
    public int list() {
        return approvable ? 1 : 2;
    }
}
