package it.sportello.process.api;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.register.Deadline;
import it.sportello.deadline.register.DeadlineState;
import it.sportello.deadline.register.Deadlines;
import it.sportello.deadline.register.Fulfilment;
import it.sportello.process.phase.ApprovalTerm;
import it.sportello.process.phase.BreachDesk;
import it.sportello.process.timer.CaseTerms;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Proposal;
import it.sportello.revocation.BreachCode;
import it.sportello.shared.ItalianText;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** The term of an act, by the instant of its receipt: a late act is a breach, or is refused where its phase is over. */
@Component
@Rule("PSW-00-04")
class ActTerms {

    private static final String TERM_OVER = "TERM_EXPIRED";

    private final Deadlines register;
    private final CaseTerms terms;
    private final BreachDesk breaches;
    private final ApprovalTerm approval;

    ActTerms(Deadlines register, CaseTerms terms, BreachDesk breaches, ApprovalTerm approval) {
        this.register = register;
        this.terms = terms;
        this.breaches = breaches;
        this.approval = approval;
    }

    /** Marks the act; late, the breach is there exactly once: found by the timer before, or now. */
    void meetOrBreach(Proposal proposal, DeadlineKind kind, BreachCode cause, Instant at, String by) {
        Fulfilment fulfilment = register.met(proposal.code(), kind, at, by);
        if (fulfilment instanceof Fulfilment.Late) {
            breachOfTerm(proposal, kind, cause);
        } else if (fulfilment instanceof Fulfilment.InTime inTime) {
            withdrawBreach(inTime, proposal.code(), kind, by);
        }
    }

    void breachOfTerm(Proposal proposal, DeadlineKind kind, BreachCode cause) {
        if (terms.hasExpired(proposal.code(), kind)) {
            breaches.termElapsed(proposal.code(), cause, kind);
        }
    }

    void withdrawBreach(Fulfilment.InTime inTime, ReferenceCode code, DeadlineKind kind, String by) {
        if (inTime.breachToWithdraw()) {
            breaches.withdraw(code, kind, "Adempiuto nei termini.", by);
        }
    }

    /** The observations have come: the approval term starts again from them. Returns as {@link #meetInTime}. */
    @Rule("PSW-12-19")
    boolean observed(Proposal proposal, Received received) {
        boolean open = meetInTime(proposal, DeadlineKind.DL_28, "Le osservazioni", received);
        approval.startAgain(
                proposal.code(),
                StartEvent.at(received.at(), "ricevimento delle osservazioni"),
                "Presentate osservazioni sui motivi ostativi",
                received.owner());
        return open;
    }

    /** The documents have come: the approval term goes on. Returns as {@link #meetInTime}. */
    @Rule("PSW-12-19")
    boolean integrated(Proposal proposal, Received received) {
        boolean open = meetInTime(proposal, DeadlineKind.DL_29, "L'integrazione dei documenti", received);
        approval.goOn(
                proposal.code(),
                LegalTime.dateOf(received.at()).minusDays(1),
                "integrazione del " + ItalianText.day(LegalTime.dateOf(received.at())),
                "Integrati i documenti",
                received.owner());
        return open;
    }

    /** @return false where the term was found expired before the act was recorded: its phase is closed already */
    private boolean meetInTime(Proposal proposal, DeadlineKind kind, String what, Received received) {
        Deadline deadline = requireInTime(proposal, kind, what, received.at());
        if (deadline.state() == DeadlineState.MET) {
            throw Refusal.notAllowed("ALREADY_DONE", kind.rule().value(), what + ": già pervenute, la fase è chiusa.");
        }
        register.met(proposal.code(), kind, received.at(), received.owner());
        return !register.hasExpiredBefore(proposal.code(), kind);
    }

    Deadline requireInTime(Proposal proposal, DeadlineKind kind, String what, Instant at) {
        Deadline deadline = register.require(proposal.code(), kind);
        if (!at.isBefore(deadline.firesAt())) {
            LocalDate due = deadline.due();
            throw Refusal.notAllowed(
                    TERM_OVER,
                    kind.rule().value(),
                    "%s: il termine è scaduto%s.".formatted(what, due == null ? "" : " il " + ItalianText.day(due)));
        }
        return deadline;
    }

    /** An integration of documents was asked for and the formal check is not over. */
    void requireIntegration(Proposal proposal) {
        if (proposal.state() != CaseState.FORMAL_CHECK
                || register.find(proposal.code(), DeadlineKind.DL_29).isEmpty()) {
            throw Refusal.notAllowed(
                    "NO_INTEGRATION_REQUESTED", "PSW-12-19", "Non è stata richiesta un'integrazione dei documenti.");
        }
    }
}
