package it.sportello.process.phase;

import it.sportello.act.ActItem;
import it.sportello.act.Acts;
import it.sportello.funding.AidSurveys;
import it.sportello.funding.DeMinimis.Concession;
import it.sportello.funding.FundLedger;
import it.sportello.funding.FundLedger.Commitment;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Procedure;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * For which amount the register of aids is asked, and when it is asked again. A determination is prepared when its cases
 * are gathered: the survey is then of the same day (PSW-06-15). At the signature nothing may have changed since.
 */
@Service
@Transactional
@Rule({"PSW-06-15", "PSW-06-16"})
class AidChecks {

    private final Proposals proposals;
    private final FundLedger ledger;
    private final AidSurveys surveys;
    private final Acts acts;
    private final Procedure procedure;

    AidChecks(Proposals proposals, FundLedger ledger, AidSurveys surveys, Acts acts, Procedure procedure) {
        this.proposals = proposals;
        this.ledger = ledger;
        this.surveys = surveys;
        this.acts = acts;
        this.procedure = procedure;
    }

    /**
     * What the act in preparation concedes.
     *
     * @param inTurn its turn has come: whether Action B is available is known
     * @param committed the commitment is registered already
     */
    record Preparation(Euro grantA, Euro grantB, Concession concession, boolean inTurn, boolean committed) {

        /** Before the turn all that is grantable is tested, then what is proposed or committed. */
        static Preparation first(Commitment grantable, Commitment proposed, Commitment held) {
            if (proposed.amountA().isPositive()) {
                return inTurn(proposed, false);
            }
            return held.amountA().isPositive()
                    ? inTurn(held, true)
                    : new Preparation(grantable.amountA(), grantable.amountB(), Concession.ALL, false, false);
        }

        /** Action A is conceded and among the aids registered. */
        static Preparation ofLaterActionB(Euro actionA, Commitment proposed, Commitment held) {
            boolean committed = held.amountB().isPositive();
            Euro actionB = committed ? held.amountB() : proposed.amountB();
            return new Preparation(actionA, actionB, Concession.B_LATER, true, committed);
        }

        private static Preparation inTurn(Commitment amounts, boolean committed) {
            return new Preparation(
                    amounts.amountA(),
                    amounts.amountB(),
                    amounts.amountB().isZero() ? Concession.A_ONLY : Concession.ALL,
                    true,
                    committed);
        }
    }

    @Transactional(readOnly = true)
    Preparation preparation(Proposal proposal) {
        Commitment proposed = ledger.proposed(proposal.code());
        Commitment held = ledger.held(proposal.code());
        return proposal.hadConcession()
                ? Preparation.ofLaterActionB(proposal.concededA(), proposed, held)
                : Preparation.first(
                        new Commitment(proposal.code(), proposal.grantableA(), proposal.grantableB()), proposed, held);
    }

    /**
     * Whether a case may be gathered today. Where its survey is not of the day it leaves the act in preparation and the
     * office is asked for a new one.
     */
    boolean mayBeGathered(ActItem item) {
        if (!item.concedes()) {
            return true;
        }
        Proposal proposal = proposals.lock(item.code());
        if (proposal.has(CaseFlag.AID_CHECK_DUE)) {
            return false;
        }
        boolean stale = surveys.isStale(item.code(), conceded(item));
        if (stale && awaitsItsAct(proposal)) {
            acts.leave(item.code(), "visura RNA da ripetere");
            proposal.raise(CaseFlag.AID_CHECK_DUE, proposals.by("sistema"));
            procedure.aidCheckDue(item.code());
        }
        return !stale;
    }

    /** A signature that has not reached the procedure yet leaves the case among those that wait for one. */
    private static boolean awaitsItsAct(Proposal proposal) {
        return proposal.state() == CaseState.COMMITTED || proposal.has(CaseFlag.B_AWAITING_FUNDS);
    }

    /** @throws Refusal when the last survey of a case of the act does not bear out what the act concedes */
    void requireBorneOut(ReferenceCode act) {
        acts.require(act).items().stream()
                .filter(ActItem::concedes)
                .filter(item -> !surveys.bearsOut(item.code(), conceded(item)))
                .findFirst()
                .ifPresent(item -> {
                    throw Refusal.notAllowed(
                            "AID_SURVEY_OUTDATED",
                            "PSW-06-15",
                            "La visura RNA della pratica " + item.code()
                                    + " non corrisponde più a quanto l'atto concede: restituire l'atto all'ufficio, che"
                                    + " la ripete.");
                });
    }

    private static Euro conceded(ActItem item) {
        return item.grantA().plus(item.grantB());
    }
}
