package it.sportello.process.phase;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.Term;
import it.sportello.deadline.register.ClockAct;
import it.sportello.deadline.register.ClockActs;
import it.sportello.deadline.register.Deadlines;
import it.sportello.deadline.register.Fulfilment;
import it.sportello.deadline.register.TermMoved;
import it.sportello.funding.FundLedger;
import it.sportello.grant.GrantFile;
import it.sportello.grant.Grants;
import it.sportello.notice.Notices;
import it.sportello.process.timer.CaseTerms;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Procedure;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ItalianText;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The end of the activity, declared or by its term: the sixty days of the report start (PSW-19-01). */
@Service
@Transactional
@Rule({"PSW-09-01", "PSW-19-01", "PSW-08-10"})
public class ActivityEnd {

    private static final String DECLARED = "fine attività dichiarata";
    private static final String BY_TERM = "nove mesi dall'avvio";

    private final Proposals proposals;
    private final Grants grants;
    private final Deadlines register;
    private final CaseTerms terms;
    private final ClockActs clockActs;
    private final Notices notices;
    private final FundLedger ledger;
    private final BreachDesk breaches;
    private final Procedure procedure;
    private final Clock clock;

    ActivityEnd(
            Proposals proposals,
            Grants grants,
            Deadlines register,
            CaseTerms terms,
            ClockActs clockActs,
            Notices notices,
            FundLedger ledger,
            BreachDesk breaches,
            Procedure procedure,
            Clock clock) {
        this.proposals = proposals;
        this.grants = grants;
        this.register = register;
        this.terms = terms;
        this.clockActs = clockActs;
        this.notices = notices;
        this.ledger = ledger;
        this.breaches = breaches;
        this.procedure = procedure;
        this.clock = clock;
    }

    /** Whether the nine months have closed the activity since: what was received before is in time still. */
    @Rule("PSW-00-04")
    public boolean closedByTermSince(Proposal proposal, Instant at) {
        return proposal.state() == CaseState.ACTIVITY_ENDED
                && grants.of(proposal.code()).endedByTerm()
                && at.isBefore(register.firesAt(proposal.code(), DeadlineKind.DL_09));
    }

    /**
     * The beneficiary declares the last day of activity. Where the nine months have closed it before this was recorded,
     * the report runs from the declared day instead. The caller holds the case.
     */
    public void declared(Proposal proposal, LocalDate end, Instant at, String by) {
        boolean alreadyClosed = closedByTermSince(proposal, at);
        grants.endActivity(proposal.code(), end, at);
        meet(proposal.code(), DeadlineKind.DL_09, at, by);
        meet(proposal.code(), DeadlineKind.DL_11, at, by);
        if (alreadyClosed) {
            clockActs.correctEvent(
                    List.of(proposal.code()),
                    Set.of(DeadlineKind.DL_12),
                    StartEvent.on(end, DECLARED),
                    new ClockAct("comunicazione del " + ItalianText.day(LegalTime.dateOf(at)), DECLARED, by));
        } else {
            close(proposal, end, DECLARED, by);
        }
    }

    private void meet(ReferenceCode code, DeadlineKind kind, Instant at, String by) {
        if (register.met(code, kind, at, by) instanceof Fulfilment.InTime inTime && inTime.breachToWithdraw()) {
            breaches.withdraw(code, kind, "Adempiuto nei termini.", by);
        }
    }

    /** The nine months are over. The caller holds the case. */
    void byTerm(Proposal proposal, LocalDate lastDay) {
        grants.endByTerm(proposal.code(), lastDay);
        close(proposal, lastDay, BY_TERM, "sistema");
    }

    /** The nine months were moved after they had closed the activity: the report runs from their new end (AMB-47). */
    @EventListener
    @Rule({"PSW-00-08", "PSW-19-01"})
    public void termMoved(TermMoved moved) {
        LocalDate lastDay = moved.due();
        String act = moved.actNumber();
        if (moved.kind() != DeadlineKind.DL_09
                || lastDay == null
                || act == null
                || grants.find(moved.code()).filter(GrantFile::endedByTerm).isEmpty()) {
            return;
        }
        grants.endByTerm(moved.code(), lastDay);
        clockActs.correctEvent(
                List.of(moved.code()),
                Set.of(DeadlineKind.DL_12),
                StartEvent.on(lastDay, BY_TERM),
                new ClockAct(act, moved.reason(), moved.by()));
    }

    private void close(Proposal proposal, LocalDate end, String evidence, String by) {
        if (proposal.has(CaseFlag.B_AWAITING_FUNDS)) {
            ledger.renounceB(proposal.code(), "attività conclusa");
        }
        proposal.endActivity(proposals.by(by));
        register.meetAll(proposal.code(), EnumSet.of(DeadlineKind.DL_15), clock.instant(), by);
        terms.open(
                proposal,
                DeadlineKind.DL_12,
                StartEvent.on(end, evidence),
                Term.days(notices.byRuleSet(proposal.ruleSet()).terms().reportDays()),
                by);
        procedure.activityEnded(proposal.code());
    }
}
