package it.sportello.funding;

import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.util.List;

/**
 * Where the walk of {@link Allocation} stood when it came to a proposal: all that its verdict depends on, as plain data.
 * Kept with the explanation of the verdict, whatever the length of the queue.
 *
 * @param remainingA what was left of envelope A, before any set-aside
 * @param setAsideA of envelope A for those ahead
 * @param bAskedAhead whether somebody ahead asks for Action B
 * @param shortOfA whether somebody ahead was not covered by A
 * @param queueOfB whether somebody ahead waits for B and may not be overtaken
 * @param undecidedAhead how many undecided proposals are ahead
 * @param undecidedNamed the first of them
 * @param waitingAhead how many decided proposals wait ahead
 * @param waitingNamed the first of them
 * @param queueOfBMayOpen whether the first that waits for B may still leave, its Action A not being confirmed
 * @param unconfirmedAhead how many ahead are in their turn, not confirmed yet
 * @param unconfirmedNamed the first of them
 * @param awaitingBAhead how many ahead wait for B, their Action A being proposed or committed
 * @param awaitingBNamed the first of them
 */
@Rule({"PSW-00-10", "PSW-13-14"})
public record Turn(
        Allocation.Switches switches,
        Proposal proposal,
        Instant settledUntil,
        Euro remainingA,
        Euro remainingB,
        Euro setAsideA,
        Euro setAsideB,
        boolean bAskedAhead,
        boolean shortOfA,
        boolean queueOfB,
        int undecidedAhead,
        List<Proposal> undecidedNamed,
        int waitingAhead,
        List<Proposal> waitingNamed,
        boolean queueOfBMayOpen,
        int unconfirmedAhead,
        List<Proposal> unconfirmedNamed,
        int awaitingBAhead,
        List<Proposal> awaitingBNamed) {

    /** Turns kept before these were told apart have neither of the last two lists. */
    public Turn {
        undecidedNamed = List.copyOf(undecidedNamed);
        waitingNamed = List.copyOf(waitingNamed);
        unconfirmedNamed = unconfirmedNamed == null ? List.of() : List.copyOf(unconfirmedNamed);
        awaitingBNamed = awaitingBNamed == null ? List.of() : List.copyOf(awaitingBNamed);
    }

    /** What the allocation says of the proposal from there. */
    public Verdict verdict() {
        return new Allocation(switches).verdict(this);
    }
}
