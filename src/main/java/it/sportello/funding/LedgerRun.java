package it.sportello.funding;

import it.sportello.shared.Rule;
import java.util.List;
import java.util.Set;

/**
 * What a run of the ledger has changed.
 *
 * @param proposed cases newly proposed for commitment, in funding order: each gets {@code commitmentProposed}
 * @param changed cases that go on waiting, with another verdict than before
 * @param newlyExhausted envelopes that have just ceased to cover the first in order (PSW-08-09)
 */
@Rule({"PSW-13-14", "PSW-08-09"})
public record LedgerRun(String call, List<Verdict> proposed, List<Verdict> changed, Set<Envelope> newlyExhausted) {

    public LedgerRun {
        proposed = List.copyOf(proposed);
        changed = List.copyOf(changed);
        newlyExhausted = Set.copyOf(newlyExhausted);
    }
}
