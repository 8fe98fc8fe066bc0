package it.sportello.funding;

import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import java.util.Map;
import java.util.Objects;

/**
 * One envelope at an instant, all derived from its movements (PSW-08-02).
 *
 * @param committed all ever committed
 * @param released given back by cases; not spendable until reopened by an act (PSW-08-12)
 * @param reserved proposed for commitment, not confirmed yet: part of {@code remaining}
 * @param remaining allocated + toppedUp + transferredIn − transferredOut − committed + reopened
 * @param exhausted it does not cover the first in order (PSW-08-09)
 */
@Rule("PSW-08-02")
public record Balance(
        Envelope envelope,
        Euro allocated,
        Euro reserved,
        Euro committed,
        Euro released,
        Euro reopened,
        Euro transferredIn,
        Euro transferredOut,
        Euro toppedUp,
        Euro remaining,
        boolean exhausted) {

    static Balance of(Map<Envelope, Balance> balances, Envelope envelope) {
        return Objects.requireNonNull(balances.get(envelope), "every call has both envelopes");
    }

    /** What the next run may propose, or an act may move elsewhere: remaining less reserved. */
    public Euro free() {
        return remaining.minus(reserved);
    }

    /** Released and not reopened yet: the most an act may put back in play (PSW-08-12). */
    public Euro reopenable() {
        return released.minus(reopened);
    }
}
