package it.sportello.process.phase;

import it.sportello.correspondence.Template;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.DeadlineReached;
import it.sportello.deadline.register.ReminderDue;
import it.sportello.deadline.register.ReminderScanner;
import it.sportello.process.timer.CaseTerms;
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
    private final RetentionTerms retention;
    private final CaseTerms terms;
    private final Notifier notifier;
    private final TermsRunningAgain again;
    private final Clock clock;

    RegisterWatch(
            ReminderScanner scanner,
            Proposals proposals,
            Procedure procedure,
            BreachDesk breaches,
            RetentionTerms retention,
            CaseTerms terms,
            Notifier notifier,
            TermsRunningAgain again,
            Clock clock) {
        this.scanner = scanner;
        this.proposals = proposals;
        this.procedure = procedure;
        this.breaches = breaches;
        this.retention = retention;
        this.terms = terms;
        this.notifier = notifier;
        this.again = again;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1000)
    void scan() {
        scanner.scanOnce(clock.instant());
    }

    /** The guarantee is to be renewed or enforced while it still holds. */
    @EventListener
    @Rule("PSW-18-04")
    void reminded(ReminderDue reminder) {
        if (reminder.kind() == DeadlineKind.DL_20) {
            procedure.guaranteeExpiring(reminder.code());
        }
    }

    @EventListener
    void reached(DeadlineReached deadline) {
        Proposal proposal = proposals.lock(deadline.code());
        switch (deadline.kind()) {
            case DL_11 -> {
                if (terms.hasExpired(deadline.code(), DeadlineKind.DL_11)
                        && proposal.state() == CaseState.IN_PROGRESS) {
                    breaches.termElapsed(deadline.code(), BreachCode.REV_NOT_COMPLETED, DeadlineKind.DL_11);
                }
            }
            case DL_19, DL_20 -> {
                if (terms.hasExpired(deadline.code(), deadline.kind())) {
                    notifier.expired(deadline.code(), deadline.kind(), Template.TERM_EXPIRED);
                }
            }
            case DL_22, DL_23, DL_24 -> retention.ended(deadline.code(), deadline.kind());
            default -> again.ended(deadline.code(), deadline.kind());
        }
    }
}
