package it.sportello.funding;

import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a case stands in the ledger, and why in one sentence.
 *
 * @param place 1 for the first in funding order among those decided and not yet committed in full; 0 when the case has
 *     no place (undecided, committed in full, out)
 * @param state {@code UNDECIDED}, {@code WAITING}, {@code PROPOSED}, {@code COMMITTED} or {@code OUT}
 * @param verdict of the allocation, null when it has nothing to say
 * @param proposedA amount of A reserved for confirmation, or offered
 * @param committedA amount of A committed and not released
 */
@Rule("PSW-13-14")
public record QueuePosition(
        int place,
        ReferenceCode code,
        String state,
        Instant transmittedAt,
        @Nullable BigDecimal score,
        @Nullable BigDecimal scoreA,
        Euro grantA,
        Euro grantB,
        Euro proposedA,
        Euro proposedB,
        Euro committedA,
        Euro committedB,
        Verdict.@Nullable Kind verdict,
        String sentence) {}
