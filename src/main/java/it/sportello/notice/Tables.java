package it.sportello.notice;

import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import java.util.Optional;

/**
 * The banded tables that the notice prints, read by number of Lazio employees (persons, PSW-04-05). They are decision
 * tables of the rule set. Empty below the first band: such a case has no amount (PSW-05-04).
 */
@Rule({"PSW-08-03", "PSW-03-14", "PSW-03-19", "PSW-05-04"})
public interface Tables {

    /** Table CONTRIBUTION: the highest contribution of each action. */
    Optional<Contribution> contribution(String ruleSet, int lazioEmployees);

    /** Table TRAINING_HOURS: the most training hours that are funded. */
    Optional<Integer> maxTrainingHours(String ruleSet, int lazioEmployees);

    /** Table PILOT_MINIMUM: the fewest employees in the pilot. */
    Optional<Integer> pilotMinimum(String ruleSet, int lazioEmployees);

    /**
     * @param actionA table amount of Action A
     * @param actionB table amount of Action B; their sum is the table total
     */
    record Contribution(Euro actionA, Euro actionB) {

        /** The amounts for what is asked: that of Action B is 0.00 where it is not requested. */
        @Rule("PSW-08-05")
        public Contribution asked(boolean withB) {
            return withB ? this : new Contribution(actionA, Euro.ZERO);
        }

        public Euro total() {
            return actionA.plus(actionB);
        }
    }
}
