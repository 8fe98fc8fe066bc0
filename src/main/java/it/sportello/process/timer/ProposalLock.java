package it.sportello.process.timer;

import it.sportello.deadline.register.CaseLock;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ReferenceCode;
import org.springframework.stereotype.Component;

/** The register locks a case as every act on it does. */
@Component
class ProposalLock implements CaseLock {

    private final Proposals proposals;

    ProposalLock(Proposals proposals) {
        this.proposals = proposals;
    }

    @Override
    public void lock(ReferenceCode code) {
        proposals.lock(code);
    }
}
