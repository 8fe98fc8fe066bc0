package it.sportello.deadline.register;

import it.sportello.deadline.DeadlineKind;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The last day of a term has moved; published once, in the transaction of the act that moved it.
 *
 * @param due the new last day; null while it has none
 * @param expiryWithdrawn whether it had expired and no longer has: what followed and nobody has signed yet falls
 * @param by who decided it
 * @param actNumber the act that allowed it; null for what no act decides
 * @param reason in Italian
 */
@Rule("PSW-00-08")
public record TermMoved(
        ReferenceCode code,
        DeadlineKind kind,
        @Nullable LocalDate due,
        boolean expiryWithdrawn,
        String by,
        @Nullable String actNumber,
        String reason) {}
