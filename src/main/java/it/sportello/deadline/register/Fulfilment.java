package it.sportello.deadline.register;

import java.time.Instant;

/** What the register answers to an act done. */
public sealed interface Fulfilment {

    /**
     * In time by its own instant, even if recorded later.
     *
     * @param breachToWithdraw whether the term had already been ascertained as expired: its breach, if nobody has signed
     *     it, falls
     */
    record InTime(boolean breachToWithdraw) implements Fulfilment {}

    /** Recorded, but late: the term stays expired, or will be found so. */
    record Late(Instant lastInstant) implements Fulfilment {}

    /** The deadline was met before. */
    record AlreadyMet(Instant at) implements Fulfilment {}

    /** No longer owed. */
    record Waived() implements Fulfilment {}

    default boolean isInTime() {
        return this instanceof InTime || this instanceof AlreadyMet;
    }
}
