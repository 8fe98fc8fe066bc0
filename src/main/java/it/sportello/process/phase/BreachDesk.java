package it.sportello.process.phase;

import it.sportello.audit.Explanations;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.TermMoved;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.CaseTransitions;
import it.sportello.proposal.Procedure;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.revocation.BreachCode;
import it.sportello.revocation.BreachRecorded;
import it.sportello.revocation.Revocations;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records breaches and opens the formal notice: one open at a time, later breaches join it until it is signed. */
@Service
@Transactional
@Rule({"PSW-20-01", "PSW-20-05"})
public class BreachDesk {

    /** The procedure has ended: what follows from the breach is run by the control that found it (PSW-22-03). */
    static final Set<CaseState> AFTER_SPINE = EnumSet.of(CaseState.SETTLED, CaseState.RETENTION, CaseState.ARCHIVED);

    /** From here on a case is only settled, until that has ended too. */
    private static final Set<CaseState> ENDED_EARLY =
            EnumSet.of(CaseState.WITHDRAWN, CaseState.REVOKED, CaseState.PARTIALLY_REVOKED);

    /** The states in which a case can be that has ended early: in any other its history need not be read. */
    private static final Set<CaseState> SINCE_THEN = CaseTransitions.reachableFrom(ENDED_EARLY);

    private final Proposals proposals;
    private final Revocations revocations;
    private final Procedure procedure;
    private final Explanations explanations;
    private final Clock clock;

    BreachDesk(
            Proposals proposals, Revocations revocations, Procedure procedure, Explanations explanations, Clock clock) {
        this.proposals = proposals;
        this.revocations = revocations;
        this.procedure = procedure;
        this.explanations = explanations;
        this.clock = clock;
    }

    /** A term has elapsed without its act. */
    public void termElapsed(ReferenceCode code, BreachCode cause, DeadlineKind kind) {
        found(code, cause, "Decorso del termine: " + kind.label() + ".", kind.id(), "sistema");
    }

    /** Withdrawn or revoked, even in part, a case hears of nothing else until it is settled (PSW-20-01). */
    public boolean isOnlySettled(ReferenceCode code) {
        return isOnlySettled(proposals.require(code));
    }

    private boolean isOnlySettled(Proposal proposal) {
        return SINCE_THEN.contains(proposal.state())
                && !AFTER_SPINE.contains(proposal.state())
                && proposals.history(proposal.code()).stream().anyMatch(step -> ENDED_EARLY.contains(step.to()));
    }

    /** @throws Refusal when no notice can follow, because the case is only settled */
    public void requireOpenCase(ReferenceCode code, String what) {
        if (isOnlySettled(code)) {
            throw Refusal.notAllowed(
                    "CASE_ENDED", "PSW-20-01", what + " non è possibile: la pratica è stata revocata o rinunciata.");
        }
    }

    /** @throws Refusal before the publication of the grant, when there is no duty to breach yet */
    void requireConceded(Proposal proposal) {
        if (!CaseFlag.FORMAL_NOTICE.states().contains(proposal.state())) {
            throw Refusal.notAllowed(
                    "NOT_CONCEDED",
                    "PSW-20-01",
                    "Prima della pubblicazione del contributo non vi è diffida: segnalare una causa di esclusione.");
        }
    }

    /**
     * A breach is found. Nothing follows from it before the publication, or while the case is only settled.
     *
     * @param evidence where, in Italian
     * @param deadline the id of the term that expired, or null
     */
    public void found(ReferenceCode code, BreachCode cause, String evidence, @Nullable String deadline, String by) {
        Proposal proposal = proposals.lock(code);
        if (!CaseFlag.FORMAL_NOTICE.states().contains(proposal.state()) || isOnlySettled(proposal)) {
            return;
        }
        BreachRecorded recorded = mayHaveNotice(proposal)
                ? revocations.recordBreach(code, cause, evidence, deadline, clock.instant())
                : revocations.openNotice(code, cause, evidence, deadline, clock.instant());
        explanations.store(code, recorded.explanation(), proposal.ruleSet(), clock.instant());
        if (recorded.effect() == BreachRecorded.Effect.NOTICE_OPENED) {
            open(proposal, by);
        }
    }

    /** The flag is up as long as a notice is open, and falls before it only where the case ends early. */
    private static boolean mayHaveNotice(Proposal proposal) {
        return proposal.has(CaseFlag.FORMAL_NOTICE) || SINCE_THEN.contains(proposal.state());
    }

    /** A term has been moved after its expiry: it has not elapsed. */
    @EventListener
    @Rule("PSW-00-08")
    public void termMoved(TermMoved moved) {
        if (moved.expiryWithdrawn()) {
            withdraw(moved.code(), moved.kind(), moved.reason(), moved.by());
        }
    }

    /**
     * Takes back the breach of a term, as long as nobody has signed a notice for it. Where the notice in preparation had
     * no other, the case is as before and its process ends.
     *
     * @param grounds in Italian
     */
    @Rule("PSW-00-08")
    public void withdraw(ReferenceCode code, DeadlineKind kind, String grounds, String by) {
        Proposal proposal = proposals.lock(code);
        if (revocations.withdrawBreach(code, kind.id(), grounds, by, clock.instant())) {
            proposal.closeFormalNotice(proposals.by(by).because(grounds));
            procedure.breachWithdrawn(code);
        }
    }

    /**
     * A breach that waited for the end of the notice before it opens one of its own. Once the procedure has ended a
     * process for it is there already: only the assessment of a control finds breaches then, and that control stands
     * before its own notice, which cannot be served while another is out (PSW-22-03).
     */
    void openNext(Proposal proposal, String by) {
        proposal.lower(CaseFlag.FORMAL_NOTICE, proposals.by(by));
        open(proposal, by);
    }

    private void open(Proposal proposal, String by) {
        proposal.openFormalNotice(proposals.by(by));
        if (!AFTER_SPINE.contains(proposal.state())) {
            procedure.breachFound(proposal.code());
        }
    }
}
