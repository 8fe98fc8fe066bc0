package it.sportello.process.phase;

import it.sportello.correspondence.Channel;
import it.sportello.correspondence.Messages;
import it.sportello.funding.LedgerReader;
import it.sportello.funding.QueuePosition;
import it.sportello.funding.Verdict;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.shared.Rule;
import it.sportello.shared.RuleId;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The state of a case in the queue follows what the ledger says of its place. While a negative outcome is proposed the
 * case moves no more; where the outcome falls, it takes up what it has missed (PSW-13-14, PSW-12-19).
 */
@Component
@Rule({"PSW-13-14", "PSW-08-09"})
class QueueStates {

    private static final String SYSTEM = "sistema";

    private static final Set<CaseState> QUEUE =
            EnumSet.of(CaseState.FUNDING_QUEUE, CaseState.AWAITING_EARLIER_DECISIONS, CaseState.AWAITING_FUNDS);

    private final Proposals proposals;
    private final LedgerReader ledger;
    private final Messages messages;
    private final Clock clock;

    QueueStates(Proposals proposals, LedgerReader ledger, Messages messages, Clock clock) {
        this.proposals = proposals;
        this.ledger = ledger;
        this.messages = messages;
        this.clock = clock;
    }

    /** The ledger has just said so; it is locked, the case not yet. */
    void follow(Verdict verdict) {
        Proposal proposal = proposals.lock(verdict.code());
        if (proposal.proposedOutcome().isEmpty()) {
            follow(proposal, verdict.kind(), verdict::sentence);
        }
    }

    /** The case, locked by the caller, goes on: the ledger is read, not locked. */
    @Rule("PSW-12-19")
    void takeUp(Proposal proposal) {
        if (!QUEUE.contains(proposal.state())) {
            return;
        }
        QueuePosition position = ledger.explain(proposal.code());
        Verdict.Kind verdict = position.verdict();
        if (verdict != null) {
            follow(proposal, verdict, position::sentence);
        }
    }

    private void follow(Proposal proposal, Verdict.Kind verdict, Supplier<String> sentence) {
        switch (verdict) {
            case AWAITING_EARLIER_DECISIONS -> {
                back(proposal, CaseState.AWAITING_FUNDS);
                if (proposal.state() == CaseState.FUNDING_QUEUE) {
                    proposal.awaitEarlierDecisions(proposals.by(SYSTEM).because(sentence.get()));
                }
            }
            case AWAITING_FUNDS -> awaitFunds(proposal, sentence.get());
            case PARTIAL_OFFER -> {
                awaitFunds(proposal, sentence.get());
                messages.write(
                        proposal.code(),
                        Channel.PEC,
                        Messages.APPLICANT,
                        "Offerta di contributo parziale",
                        sentence.get(),
                        RuleId.of("PSW-08-09"),
                        clock.instant());
            }
            default -> {
                // The other verdicts move the case itself.
            }
        }
    }

    private void awaitFunds(Proposal proposal, String sentence) {
        back(proposal, CaseState.AWAITING_EARLIER_DECISIONS);
        if (proposal.state() == CaseState.FUNDING_QUEUE) {
            proposal.awaitFunds(proposals.by(SYSTEM).because(sentence));
        }
    }

    private void back(Proposal proposal, CaseState waiting) {
        if (proposal.state() == waiting) {
            proposal.enterQueue(proposals.by(SYSTEM));
        }
    }
}
