package it.sportello.funding;

import it.sportello.shared.Euro;
import it.sportello.shared.Rule;

/**
 * What an act on the resources of a call would do.
 *
 * @param envelope the one that receives; for a transfer the other one gives
 * @param amount in euro, more than zero
 */
@Rule({"PSW-08-06", "PSW-08-07", "PSW-08-12"})
public record ResourceMovement(Kind kind, Envelope envelope, Euro amount) {

    /** The acts that move resources. */
    public enum Kind {
        TRANSFER,
        TOP_UP,
        REOPEN
    }

    /** What the envelope would have more; negative for the one that gives. */
    Euro change(Envelope of) {
        return of == envelope ? amount : kind == Kind.TRANSFER ? Euro.ZERO.minus(amount) : Euro.ZERO;
    }

    /** The most that the act may move at this state of the envelopes; a top-up has no limit. */
    boolean isWithin(Balance giving, Balance receiving) {
        return switch (kind) {
            case TRANSFER -> giving.free().covers(amount);
            case REOPEN -> receiving.reopenable().covers(amount);
            case TOP_UP -> true;
        };
    }
}
