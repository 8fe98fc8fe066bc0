package it.sportello.funding;

import it.sportello.funding.Proposal.Standing;
import it.sportello.notice.Notice.OrderingMode;
import it.sportello.shared.Rule;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Who precedes or may precede a proposal that is still examined: without its score it has no place in the order. */
@Rule("PSW-13-14")
final class ExaminedQueue {

    private static final Set<Standing> WAITING = EnumSet.of(Standing.WAITING, Standing.PARTIAL_REFUSED);
    private static final Set<Standing> UNCONFIRMED = EnumSet.of(Standing.PROPOSED, Standing.B_FOLLOWS);

    private final OrderingMode mode;
    private final Sentences sentences;
    private final List<Proposal> undecided;
    private final List<Proposal> waiting;
    private final List<Proposal> unconfirmed;

    ExaminedQueue(Allocation.Switches switches, List<Proposal> inPlay) {
        this.mode = switches.orderingMode();
        this.sentences = new Sentences(switches.overtaking());
        List<Proposal> byArrival = FundingOrder.byArrival(inPlay);
        this.undecided = those(byArrival, EnumSet.of(Standing.UNDECIDED));
        this.waiting = those(byArrival, WAITING);
        this.unconfirmed = those(byArrival, UNCONFIRMED);
    }

    private static List<Proposal> those(List<Proposal> byArrival, Set<Standing> standings) {
        return byArrival.stream().filter(p -> standings.contains(p.standing())).toList();
    }

    /** Why it is not in the queue, in one sentence that names the cases ahead. */
    String why(Proposal examined) {
        return sentences.isExamined(new Ahead(
                ahead(undecided, examined), ahead(waiting, examined), ahead(unconfirmed, examined), Named.NOBODY));
    }

    private Named ahead(List<Proposal> byArrival, Proposal examined) {
        int end = endOfThoseAhead(byArrival, examined);
        boolean itself = end > 0 && mode == OrderingMode.DAY_THEN_SCORE && byArrival == undecided;
        List<Proposal> first = byArrival.subList(0, Math.min(end, Named.MOST + 1)).stream()
                .filter(p -> !p.code().equals(examined.code()))
                .limit(Named.MOST)
                .toList();
        return new Named(first, itself ? end - 1 : end);
    }

    /** By arrival those who may precede it come first. */
    private int endOfThoseAhead(List<Proposal> byArrival, Proposal examined) {
        int low = 0;
        int high = byArrival.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (FundingOrder.mayPrecede(mode, byArrival.get(middle), examined)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
