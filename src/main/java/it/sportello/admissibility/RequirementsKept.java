package it.sportello.admissibility;

import it.sportello.notice.Notice;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * The requirements of §5 must be kept until the payment is over. A smaller number of employees changes nothing as long as
 * the minimum holds: the band was fixed at the presentation.
 */
@Rule({"PSW-05-10", "PSW-05-11", "PSW-08-04"})
public final class RequirementsKept {

    private final ApplicantRequirements requirements;

    public RequirementsKept(Notice notice) {
        this.requirements = new ApplicantRequirements(notice);
    }

    /** When the requirements are looked at again. */
    public enum Moment {
        ADMISSION,
        START,
        ADVANCE,
        BALANCE;

        boolean isPayment() {
            return this == ADVANCE || this == BALANCE;
        }
    }

    /** @param lost every requirement lost; each is a candidate for {@code REV_REQUIREMENT_LOST}, after a task */
    public record Result(List<Reason> lost) {
        public Result {
            lost = List.copyOf(lost);
        }

        /** Every payment is blocked until the task on the loss is closed. */
        public boolean paymentBlocked() {
            return !lost.isEmpty();
        }
    }

    /** @param now the facts as found on the day of the check */
    public Result check(ApplicationFacts now, Moment moment) {
        List<Reason> lost = new ArrayList<>();
        for (Reason ground : requirements.toBeKept(now)) {
            lost.add(Reason.of(
                    ground.code().substring("EXC_".length()), ground.rule().value(), ground.text()));
        }
        if (moment.isPayment() && !hasASeatInLazio(now)) {
            lost.add(Reason.of(
                    "NO_LAZIO_SEAT",
                    "PSW-05-11",
                    "Al momento del pagamento non vi è sede legale né operativa nel Lazio."));
        }
        return new Result(lost);
    }

    @Rule("PSW-05-11")
    private boolean hasASeatInLazio(ApplicationFacts now) {
        return now.enterprise().legalSeatInLazio()
                || requirements.hasAnOperatingUnitInLazio(now).isEmpty();
    }
}
