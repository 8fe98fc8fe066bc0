package it.sportello.funding;

import it.sportello.funding.Proposal.Standing;
import it.sportello.shared.Euro;

/**
 * A decided proposal with what the walk of {@link Allocation} looks at beside it. The proposals lie in memory as they
 * came, and the walk follows the scores: in a long queue to fetch each, and its amounts, from a far corner would cost
 * more than to weigh it.
 *
 * @param centsA of {@link Proposal#grantA()}
 * @param centsB of {@link Proposal#grantB()}
 */
record Asked(Proposal proposal, long centsA, long centsB, Standing standing) {

    static Asked of(Proposal p) {
        return new Asked(p, p.grantA().cents(), p.grantB().cents(), p.standing());
    }

    Euro grantA() {
        return Euro.ofCents(centsA);
    }

    Euro grantB() {
        return Euro.ofCents(centsB);
    }

    boolean asksB() {
        return centsB > 0;
    }
}
