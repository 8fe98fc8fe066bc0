package it.sportello.plan;

import it.sportello.notice.Tables.Contribution;
import it.sportello.shared.Explanation;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A plan with everything computed from it.
 *
 * @param blocks what prevents the form from being sent, all of it; the subject is the field path inside the plan
 * @param warnings what applicant and officer should look at
 * @param contribution what the table gives at most for the actions requested, empty when no table row exists
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
        Optional<Contribution> contribution,
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

    /** Why the headcount, the rows, the hours, the pilot and the grantable amounts are what they are. */
    public List<Explanation> explanations() {
        return Stream.of(
                        Stream.of(headcount.explanation(), costs.explanation()),
                        trainingHours.map(hours -> hours.explanation(headcount.lazio())).stream(),
                        pilotMinimum.map(least -> pilot(headcount.lazio(), least)).stream(),
                        grantable.map(Grantable::explanation).stream())
                .flatMap(part -> part)
                .toList();
    }

    /** Why a pilot needs that many people. */
    @Rule({"PSW-03-19", "PSW-03-20"})
    public static Explanation pilot(int lazioEmployees, int minimum) {
        return Explanation.of("pilotMinimum", "PSW-03-19", "PSW-03-20", "PSW-03-21")
                .input("lazioEmployees", lazioEmployees)
                .step("Dipendenti nel Lazio: " + lazioEmployees + "; nel progetto pilota ne occorrono almeno " + minimum
                        + ".")
                .result(minimum);
    }
}
