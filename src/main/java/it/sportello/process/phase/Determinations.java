package it.sportello.process.phase;

import it.sportello.act.ActItem;
import it.sportello.act.Acts;
import it.sportello.evaluation.ScoreCard;
import it.sportello.evaluation.ScoreCards;
import it.sportello.funding.AidRegistrations;
import it.sportello.funding.FundLedger;
import it.sportello.process.api.ActGathering;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which cases a determination may gather, and what it says of each (PSW-14-03, PSW-14-06). */
@Service
@Transactional
@Rule({"PSW-08-10", "PSW-14-03", "PSW-14-06"})
public class Determinations implements ActGathering {

    private final AwaitingAct awaiting;
    private final LaterExclusions exclusions;
    private final Acts acts;
    private final Proposals proposals;
    private final ScoreCards cards;
    private final FundLedger ledger;
    private final AidRegistrations registrations;
    private final AidChecks aidChecks;

    Determinations(
            AwaitingAct awaiting,
            LaterExclusions exclusions,
            Acts acts,
            Proposals proposals,
            ScoreCards cards,
            FundLedger ledger,
            AidRegistrations registrations,
            AidChecks aidChecks) {
        this.awaiting = awaiting;
        this.exclusions = exclusions;
        this.acts = acts;
        this.proposals = proposals;
        this.cards = cards;
        this.ledger = ledger;
        this.registrations = registrations;
        this.aidChecks = aidChecks;
    }

    @Override
    @Transactional(readOnly = true)
    public List<ActItem> candidates() {
        return awaiting.cases().stream().map(this::item).toList();
    }

    @Override
    @Rule({"PSW-06-15", "PSW-14-03"})
    public void gather(ReferenceCode act, Set<ReferenceCode> codes) {
        List<ActItem> candidates = candidates();
        Set<ReferenceCode> known = candidates.stream().map(ActItem::code).collect(Collectors.toSet());
        codes.stream().filter(code -> !known.contains(code)).findFirst().ifPresent(code -> {
            throw notAwaiting(code);
        });
        acts.gather(
                act,
                candidates.stream()
                        .filter(item -> codes.contains(item.code()))
                        .filter(aidChecks::mayBeGathered)
                        .toList());
    }

    @Rule({"PSW-12-11", "PSW-12-19"})
    private Refusal notAwaiting(ReferenceCode code) {
        return exclusions.isOpen(code)
                ? Refusal.invalid(
                        "codes",
                        "PSW-12-19",
                        "Della pratica " + code + " è in esame una causa di esclusione sopravvenuta: entra in una"
                                + " determinazione quando la causa cade o, dopo il preavviso di rigetto, la esclude.")
                : Refusal.invalid(
                        "codes", "PSW-14-03", "La pratica " + code + " non è in attesa di una determinazione.");
    }

    private ActItem item(ReferenceCode code) {
        Proposal proposal = proposals.require(code);
        @Nullable BigDecimal score = cards.latest(code).map(ScoreCard::total).orElse(null);
        return proposal.proposedOutcome()
                .map(outcome -> negative(proposal, outcome, score))
                .orElseGet(() -> positive(proposal, score));
    }

    private ActItem positive(Proposal proposal, @Nullable BigDecimal score) {
        FundLedger.Commitment held = ledger.held(proposal.code());
        // A further determination concedes Action B alone (PSW-08-10).
        Euro actionA = proposal.hadConcession() ? Euro.ZERO : held.amountA();
        return new ActItem(
                proposal.code(),
                proposal.applicantName(),
                CaseState.APPROVED.name(),
                score,
                actionA,
                held.amountB(),
                null,
                registrations.of(proposal.code()).orElse(null));
    }

    private static ActItem negative(Proposal proposal, CaseState outcome, @Nullable BigDecimal score) {
        String grounds = proposal.negativeGrounds().stream()
                .map(reason -> reason.text() + " [" + reason.rule() + "]")
                .collect(Collectors.joining(" "));
        return new ActItem(
                proposal.code(), proposal.applicantName(), outcome.name(), score, Euro.ZERO, Euro.ZERO, grounds, null);
    }
}
