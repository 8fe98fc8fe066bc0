package it.sportello.web.desk;

import it.sportello.funding.Balance;
import it.sportello.funding.Envelope;
import it.sportello.funding.LedgerReader;
import it.sportello.funding.QueuePosition;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Proposal;
import java.util.Arrays;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where a case stands in the ledger of the funds, and what is left in the envelopes. */
@Service
@Transactional(readOnly = true)
class LedgerFacts {

    private final LedgerReader ledger;
    private final Italian italian;

    LedgerFacts(LedgerReader ledger, Italian italian) {
        this.ledger = ledger;
        this.italian = italian;
    }

    Section standing(Proposal proposal) {
        Section.Builder section = Section.titled("Registro dei fondi");
        if (proposal.state() == CaseState.TRANSMITTED) {
            return section.say("La pratica non è ancora aperta: entra nel registro in ordine di arrivo.")
                    .build();
        }
        QueuePosition position = ledger.explain(proposal.code());
        section.say(position.sentence(), "");
        if (position.place() > 0) {
            section.fact("Posto in coda", String.valueOf(position.place()));
        }
        section.fact("Proposto per l'impegno", italian.amounts(position.proposedA(), position.proposedB()))
                .fact("Impegnato", italian.amounts(position.committedA(), position.committedB()));
        Map<Envelope, Balance> balances = ledger.balances(proposal.notice());
        Arrays.stream(Envelope.values())
                .map(balances::get)
                .filter(java.util.Objects::nonNull)
                .forEach(balance -> section.fact(
                        "Residuo dell'Azione " + balance.envelope(),
                        italian.euro(balance.remaining()) + ", di cui riservati " + italian.euro(balance.reserved())));
        return section.build();
    }
}
