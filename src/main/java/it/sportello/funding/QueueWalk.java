package it.sportello.funding;

import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The walk of the queue under the notice in force, changing nothing. */
@Component
@Rule({"PSW-13-11", "PSW-13-14"})
class QueueWalk {

    private final Notices notices;
    private final Clock clock;

    QueueWalk(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    Allocation.Result walk(String call, Map<Envelope, Balance> balances, List<Entry> inPlay, Instant settledUntil) {
        return walk(call, balances, inPlay, settledUntil, Euro.ZERO, Euro.ZERO);
    }

    /** As if there were that much more in the envelopes, or less. */
    Allocation.Result walk(
            String call,
            Map<Envelope, Balance> balances,
            List<Entry> inPlay,
            Instant settledUntil,
            Euro moreA,
            Euro moreB) {
        Allocation allocation = new Allocation(Allocation.Switches.of(inForce(call)));
        return allocation.run(
                Balance.of(balances, Envelope.A).free().plus(moreA),
                Balance.of(balances, Envelope.B).free().plus(moreB),
                inPlay.stream().map(Entry::inPlay).flatMap(Optional::stream).toList(),
                settledUntil);
    }

    /** The order in which the queue is walked. */
    Comparator<Proposal> order(String call) {
        return new FundingOrder(inForce(call).switches().orderingMode()).comparator();
    }

    /** Those who have no place in that order yet. */
    ExaminedQueue examined(String call, List<Entry> entries) {
        return new ExaminedQueue(
                Allocation.Switches.of(inForce(call)),
                entries.stream().map(Entry::inPlay).flatMap(Optional::stream).toList());
    }

    private Notice inForce(String call) {
        return notices.inForce(call, clock.instant());
    }
}
