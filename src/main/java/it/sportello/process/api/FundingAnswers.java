package it.sportello.process.api;

import it.sportello.correspondence.Channel;
import it.sportello.correspondence.Messages;
import it.sportello.funding.FundLedger;
import it.sportello.process.phase.LaterActionB;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the applicant answers where the resources do not cover all that it asked for. */
@Service
@Transactional
@Rule({"PSW-08-09", "PSW-08-10"})
public class FundingAnswers {

    private final BeneficiaryActs cases;
    private final Proposals proposals;
    private final FundLedger ledger;
    private final LaterActionB laterActionB;
    private final Messages messages;
    private final Clock clock;

    FundingAnswers(
            BeneficiaryActs cases,
            Proposals proposals,
            FundLedger ledger,
            LaterActionB laterActionB,
            Messages messages,
            Clock clock) {
        this.cases = cases;
        this.proposals = proposals;
        this.ledger = ledger;
        this.laterActionB = laterActionB;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Answers the offer of what is left of envelope A (switch {@code funding.partial}): accepted, it is the contribution
     * of Action A; refused, the proposal goes on waiting and the queue stands still behind it.
     *
     * @throws Refusal not allowed where nothing is offered
     */
    @Rule("PSW-08-09")
    public void answerPartialGrant(String owner, ReferenceCode code, boolean accepted) {
        lock(owner, code);
        if (accepted) {
            ledger.acceptOffer(code);
        } else {
            ledger.refuseOffer(code);
        }
        receive(code, accepted ? "Contributo parziale accettato" : "Contributo parziale rifiutato");
    }

    /**
     * Confirms Action A alone: B, which waits for funds, is asked for no more. Without an answer B goes on waiting.
     *
     * @throws Refusal not allowed where B does not wait for funds
     */
    @Rule("PSW-08-10")
    public void keepActionAOnly(String owner, ReferenceCode code) {
        Proposal proposal = lock(owner, code);
        if (!proposal.has(CaseFlag.B_AWAITING_FUNDS)) {
            throw Refusal.notAllowed(
                    "B_NOT_WAITING", "PSW-08-10", "L'Azione B non è in attesa di fondi: non vi è nulla da confermare.");
        }
        laterActionB.lapse(proposal, "confermata la sola Azione A", owner);
        receive(code, "Confermata la sola Azione A");
    }

    private Proposal lock(String owner, ReferenceCode code) {
        cases.require(owner, code);
        return proposals.lock(code);
    }

    private void receive(ReferenceCode code, String subject) {
        messages.receive(code, Channel.PORTAL, Messages.APPLICANT, subject, "", clock.instant());
    }
}
