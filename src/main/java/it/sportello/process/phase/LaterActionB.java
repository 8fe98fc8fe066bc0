package it.sportello.process.phase;

import it.sportello.act.Acts;
import it.sportello.correspondence.Channel;
import it.sportello.correspondence.Messages;
import it.sportello.correspondence.Template;
import it.sportello.funding.FundLedger;
import it.sportello.grant.Grants;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Mark;
import it.sportello.proposal.Procedure;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Action B of a case that was conceded without it ({@code action-b.bpmn}): proposed by the ledger when money becomes
 * available, conceded by a further determination, lapsed at the latest with the end of the activity.
 */
@Service
@Transactional
@Rule("PSW-08-10")
public class LaterActionB {

    /** The first determination is published: only then may a second one be waited for. */
    private static final Set<CaseState> OPEN = EnumSet.range(CaseState.PUBLISHED, CaseState.IN_PROGRESS);

    private final Proposals proposals;
    private final Grants grants;
    private final FundLedger ledger;
    private final Acts acts;
    private final Messages messages;
    private final AidCorrections aidCorrections;
    private final Procedure procedure;
    private final Clock clock;

    LaterActionB(
            Proposals proposals,
            Grants grants,
            FundLedger ledger,
            Acts acts,
            Messages messages,
            AidCorrections aidCorrections,
            Procedure procedure,
            Clock clock) {
        this.proposals = proposals;
        this.grants = grants;
        this.ledger = ledger;
        this.acts = acts;
        this.messages = messages;
        this.aidCorrections = aidCorrections;
        this.procedure = procedure;
        this.clock = clock;
    }

    /** The ledger proposes it. A case whose first determination is not published yet comes to it from there. */
    void proposed(ReferenceCode code) {
        begin(proposals.lock(code));
    }

    /** The first determination is published; the ledger may have proposed B meanwhile. The caller holds the case. */
    void published(Proposal proposal) {
        if (ledger.proposed(proposal.code()).amountB().isPositive()) {
            begin(proposal);
        }
    }

    private void begin(Proposal proposal) {
        if (isAwaited(proposal)) {
            procedure.actionBFunded(proposal.code());
        }
    }

    private static boolean isAwaited(Proposal proposal) {
        return proposal.has(CaseFlag.B_AWAITING_FUNDS) && OPEN.contains(proposal.state());
    }

    /** The further determination changes what is conceded from now on (PSW-08-11). The caller holds the case. */
    @Rule({"PSW-08-10", "PSW-08-11"})
    void conceded(Proposal proposal, Euro amount, String actNumber, LocalDate adoptedOn, Mark mark) {
        proposal.concedeActionB(amount, mark);
        grants.concedeActionB(proposal.code(), amount, actNumber, adoptedOn);
    }

    /** Above the ceiling B is not financed; what was conceded stays (PSW-06-08). The caller holds the case. */
    @Rule({"PSW-06-08", "PSW-08-10"})
    void notFinanceable(Proposal proposal, String grounds, String by) {
        giveUp(proposal, "non finanziabile oltre il massimale de minimis", by);
        messages.send(
                proposal.code(),
                Template.ACTION_B_NOT_FINANCEABLE,
                Channel.PEC,
                Messages.APPLICANT,
                Map.of("motivi", grounds),
                clock.instant());
    }

    /**
     * B is asked for no more; nothing happens where it does not wait for funds. The caller holds the case.
     *
     * @param reason in Italian, such as {@code attività conclusa}
     */
    public void lapse(Proposal proposal, String reason, String by) {
        if (!proposal.has(CaseFlag.B_AWAITING_FUNDS)) {
            return;
        }
        boolean underWay = isAwaited(proposal) && isFunded(proposal.code());
        giveUp(proposal, reason, by);
        if (underWay) {
            acts.leave(proposal.code(), reason);
            procedure.actionBLapsed(proposal.code());
        }
    }

    /** The case is settled, whatever brought it there: what was never conceded is left to others. */
    @Rule({"PSW-08-10", "PSW-08-12"})
    void settled(Proposal proposal, String reason) {
        if (proposal.actionBRequested() && proposal.concededB().isZero()) {
            ledger.renounceB(proposal.code(), reason);
            acts.leave(proposal.code(), reason);
        }
    }

    private boolean isFunded(ReferenceCode code) {
        return ledger.proposed(code).amountB().plus(ledger.held(code).amountB()).isPositive();
    }

    private void giveUp(Proposal proposal, String reason, String by) {
        if (ledger.held(proposal.code()).amountB().isPositive()) {
            aidCorrections.aidLeft(proposal.code());
        }
        ledger.renounceB(proposal.code(), reason);
        proposal.lower(CaseFlag.AID_CHECK_DUE, proposals.by(by));
        proposal.lower(CaseFlag.B_AWAITING_FUNDS, proposals.by(by).because(reason));
    }
}
