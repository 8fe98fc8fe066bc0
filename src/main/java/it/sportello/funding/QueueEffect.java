package it.sportello.funding;

import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.util.List;
import java.util.Map;

/**
 * What an act on the resources would change, computed before it is signed.
 *
 * @param possible false when the act would move more than it may: it would be refused
 * @param freeBefore of each envelope, what the next run may propose or another act move
 * @param freeAfter the same after the act and what would be proposed because of it
 * @param changes the cases whose verdict would be another, in funding order
 */
@Rule({"PSW-08-06", "PSW-08-07", "PSW-08-12"})
public record QueueEffect(
        boolean possible, Map<Envelope, Euro> freeBefore, Map<Envelope, Euro> freeAfter, List<Change> changes) {

    /**
     * @param sentence why, after the act
     */
    public record Change(ReferenceCode code, Verdict.Kind before, Verdict.Kind after, String sentence) {}

    public QueueEffect {
        freeBefore = Map.copyOf(freeBefore);
        freeAfter = Map.copyOf(freeAfter);
        changes = List.copyOf(changes);
    }
}
