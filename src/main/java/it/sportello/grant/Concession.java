package it.sportello.grant;

import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.LocalDate;

/**
 * What a determination concedes to a case, with what the approved proposal says of its execution (PSW-08-11, PSW-14-03).
 *
 * @param ruleSet the rule set under which the case was decided
 * @param actionA conceded for Action A, positive
 * @param actionB conceded for Action B; zero where it was not asked or awaits funds
 * @param actNumber the determination
 * @param plannedStart first day of the activity in the proposal
 * @param plannedEnd last day of the activity in the proposal
 * @param atiToFormalise true where the association was not yet formed at submission
 * @param option as chosen in the form
 */
@Rule({"PSW-08-11", "PSW-14-03"})
public record Concession(
        ReferenceCode code,
        String ruleSet,
        Euro actionA,
        Euro actionB,
        String actNumber,
        LocalDate adoptedOn,
        LocalDate plannedStart,
        LocalDate plannedEnd,
        boolean atiToFormalise,
        PaymentOption option) {

    public Concession {
        if (!actionA.isPositive() || actionB.isNegative()) {
            throw new IllegalArgumentException("a concession has an Action A and never a negative amount");
        }
        if (plannedEnd.isBefore(plannedStart)) {
            throw new IllegalArgumentException("the planned end is before the planned start");
        }
    }
}
