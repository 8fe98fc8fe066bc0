package it.sportello.deadline.register;

import it.sportello.deadline.Suspension;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A suspension decided by an act.
 *
 * @param code the one case it stops; null for the whole call
 */
@Rule("PSW-00-07")
public record RegisteredSuspension(
        UUID id, String call, @Nullable ReferenceCode code, Suspension period, Instant registeredAt, ClockAct act) {

    boolean reaches(Deadline deadline) {
        return call.equals(deadline.call())
                && (code == null || code.equals(deadline.code()))
                && period.appliesTo(deadline.kind());
    }
}
