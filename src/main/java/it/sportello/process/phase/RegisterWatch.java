package it.sportello.process.phase;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.DeadlineReached;
import it.sportello.deadline.register.ReminderScanner;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Procedure;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.revocation.BreachCode;
import it.sportello.shared.Rule;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reminders, and the terms for which no process instance waits: woken from the register, once each. */
@Component
@Rule({"PSW-16-02", "PSW-18-04", "PSW-23-03"})
class RegisterWatch {

    private final ReminderScanner scanner;
    private final Proposals proposals;
    private final Procedure procedure;
    private final BreachDesk breaches;
    private final TermsRunningAgain again;
    private final Clock clock;

    RegisterWatch(
            ReminderScanner scanner,
            Proposals proposals,
            Procedure procedure,
            BreachDesk breaches,
            TermsRunningAgain again,
            Clock clock) {
        this.scanner = scanner;
        this.proposals = proposals;
        this.procedure = procedure;
        this.breaches = breaches;
        this.again = again;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1000)
    void scan() {
        scanner.scanOnce(clock.instant());
    }

    @EventListener
    void reached(DeadlineReached deadline) {
        Proposal proposal = proposals.lock(deadline.code());
        switch (deadline.kind()) {
            case DL_11 -> {
                if (proposal.state() == CaseState.IN_PROGRESS) {
                    breaches.termElapsed(deadline.code(), BreachCode.REV_NOT_COMPLETED, DeadlineKind.DL_11);
                }
            }
            case DL_20 -> procedure.guaranteeExpiring(deadline.code());
            case DL_22 -> procedure.retentionEnded(deadline.code());
            case DL_23, DL_24 -> {
                // They only delay the archive, which the RUP confirms (PSW-25-05).
            }
            default -> again.ended(deadline.code(), deadline.kind());
        }
    }
}
