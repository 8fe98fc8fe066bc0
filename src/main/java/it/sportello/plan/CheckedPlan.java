package it.sportello.plan;

import it.sportello.shared.Explanation;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A plan with everything computed from it.
 *
 * @param blocks what prevents the form from being sent, all of it; the subject is the field path inside the plan
 * @param warnings what applicant and officer should look at
 * @param grantable empty when Action A is missing or no table row exists
 * @param trainingHours empty when no table row exists
 * @param pilotMinimum empty when no table row exists
 * @param pilotPeople persons of the pilot that count
 * @param tutoringHours hours of all tutors together
 */
@Rule("PSW-00-10")
public record CheckedPlan(
        List<Reason> blocks,
        List<Reason> warnings,
        Headcount headcount,
        FinancialPlan costs,
        Optional<Grantable> grantable,
        Optional<TrainingHours> trainingHours,
        Optional<Integer> pilotMinimum,
        int pilotPeople,
        BigDecimal tutoringHours) {

    public CheckedPlan {
        blocks = List.copyOf(blocks);
        warnings = List.copyOf(warnings);
    }

    /** True when nothing prevents the form from being sent. */
    public boolean isSendable() {
        return blocks.isEmpty();
    }

    /** Why the headcount, the rows and the grantable amounts are what they are. */
    public List<Explanation> explanations() {
        return grantable
                .map(g -> List.of(headcount.explanation(), costs.explanation(), g.explanation()))
                .orElseGet(() -> List.of(headcount.explanation(), costs.explanation()));
    }
}
