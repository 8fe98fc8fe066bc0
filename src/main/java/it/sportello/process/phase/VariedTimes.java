package it.sportello.process.phase;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.Term;
import it.sportello.deadline.register.ClockAct;
import it.sportello.deadline.register.ClockActs;
import it.sportello.deadline.register.Deadline;
import it.sportello.deadline.register.DeadlineState;
import it.sportello.deadline.register.Deadlines;
import it.sportello.process.timer.CaseTerms;
import it.sportello.proposal.Proposal;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The times of a project after an authorised variation: its own schedule is the one authorised (DL-11), and the nine
 * months are moved only where it goes beyond them (DL-09).
 */
@Component
@Rule({"PSW-16-02", "PSW-16-07", "PSW-09-03"})
class VariedTimes {

    private final Deadlines register;
    private final ClockActs clockActs;
    private final CaseTerms terms;
    private final BreachDesk breaches;

    VariedTimes(Deadlines register, ClockActs clockActs, CaseTerms terms, BreachDesk breaches) {
        this.register = register;
        this.clockActs = clockActs;
        this.terms = terms;
        this.breaches = breaches;
    }

    /** @throws Refusal where the activity has not started, or would end before its start */
    void authorised(Proposal proposal, LocalDate newEnd, ClockAct act) {
        Deadline nineMonths = register.require(proposal.code(), DeadlineKind.DL_09);
        Optional<Deadline> schedule = register.find(proposal.code(), DeadlineKind.DL_11);
        schedule.ifPresent(own -> drop(proposal, own, newEnd, act));
        LocalDate latest = nineMonths.due();
        if (latest == null || newEnd.isAfter(latest)) {
            clockActs.extend(proposal.code(), DeadlineKind.DL_09, newEnd, act);
        }
        schedule.ifPresent(own -> terms.open(
                proposal,
                DeadlineKind.DL_11,
                own.event(),
                Term.days((int) ChronoUnit.DAYS.between(own.event().date(), newEnd)),
                act.decidedBy()));
    }

    private void drop(Proposal proposal, Deadline own, LocalDate newEnd, ClockAct act) {
        if (newEnd.isBefore(own.event().date())) {
            throw Refusal.invalid("newEndDate", "PSW-16-07", "La nuova fine precede l'avvio delle attività.");
        }
        register.supersede(proposal.code(), DeadlineKind.DL_11, act.decidedBy(), act.reason());
        if (own.state() == DeadlineState.EXPIRED) {
            breaches.withdraw(proposal.code(), DeadlineKind.DL_11, act.reason(), act.decidedBy());
        }
    }
}
