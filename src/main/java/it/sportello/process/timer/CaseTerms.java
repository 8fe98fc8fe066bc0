package it.sportello.process.timer;

import it.sportello.audit.Explanations;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.Term;
import it.sportello.deadline.register.Ascertained;
import it.sportello.deadline.register.Deadline;
import it.sportello.deadline.register.Deadlines;
import it.sportello.deadline.register.Opening;
import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.proposal.Proposal;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens and ascertains the terms of a case with the lengths, the calendar and the reminders of its own notice. */
@Service
@Transactional
public class CaseTerms {

    private final Deadlines register;
    private final Notices notices;
    private final Explanations explanations;
    private final Clock clock;

    CaseTerms(Deadlines register, Notices notices, Explanations explanations, Clock clock) {
        this.register = register;
        this.notices = notices;
        this.explanations = explanations;
        this.clock = clock;
    }

    /** Opens a term and keeps the explanation of its date. */
    public Deadline open(Proposal proposal, DeadlineKind kind, StartEvent event, Term term, String by) {
        Notice notice = notices.byRuleSet(proposal.ruleSet());
        Deadline opened = register.open(new Opening(
                proposal.notice(),
                proposal.code(),
                kind,
                event,
                term,
                notice.calendar().rules(),
                notice.reminders().getOrDefault(kind.id(), List.of()),
                by));
        explanations.store(proposal.code(), opened.explanation(), proposal.ruleSet(), clock.instant());
        return opened;
    }

    /** Opens a term that only an event ends: a decision, or the end of what it goes with. */
    public Deadline openUntilEvent(Proposal proposal, DeadlineKind kind, StartEvent event, String by) {
        return open(proposal, kind, event, Term.openEnded(), by);
    }

    /** Registers a check that its own event has passed: open and met at once. */
    public void openMet(Proposal proposal, DeadlineKind kind, StartEvent event, Term term, String by) {
        open(proposal, kind, event, term, by);
        Instant at = event.at();
        register.met(proposal.code(), kind, at == null ? LegalTime.startOf(event.date()) : at, by);
    }

    /**
     * Finds a term elapsed when its timer fires, or when the register wakes it.
     *
     * @return true exactly once, when the term has expired without the act; false too where it was moved meanwhile
     */
    public boolean hasExpired(ReferenceCode code, DeadlineKind kind) {
        return register.ascertain(code, kind, clock.instant()) instanceof Ascertained.Expired;
    }
}
