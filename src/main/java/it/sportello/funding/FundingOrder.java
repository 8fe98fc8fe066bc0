package it.sportello.funding;

import it.sportello.notice.Notice.OrderingMode;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The order in which decided proposals are funded, a total one. {@code DAY_THEN_SCORE}: day of presentation in Rome,
 * total score, score of criterion a), instant, code. {@code STRICT_TIMESTAMP}: instant, code.
 */
@Rule({"PSW-13-11", "PSW-13-12", "PSW-13-13"})
final class FundingOrder {

    static final Comparator<Proposal> BY_ARRIVAL =
            Comparator.comparing(Proposal::transmittedAt).thenComparing(Proposal::code);

    private static final Comparator<Proposal> BY_DAY_THEN_SCORE = Comparator.comparing(Proposal::day)
            .thenComparing(p -> scored(p.score()), Comparator.reverseOrder())
            .thenComparing(p -> scored(p.scoreA()), Comparator.reverseOrder())
            .thenComparing(BY_ARRIVAL);

    private static final int SCORE_BITS = 17;
    private static final long BEST = (1L << SCORE_BITS) - 1;
    private static final int PLACE_BITS = 29;
    private static final long PLACES = (1L << PLACE_BITS) - 1;
    private static final int SCORE_A_FROM = PLACE_BITS + SCORE_BITS;

    private final OrderingMode mode;

    FundingOrder(OrderingMode mode) {
        this.mode = mode;
    }

    /** The books are read by arrival: then this costs one look at each. */
    static List<Proposal> byArrival(List<Proposal> proposals) {
        List<Proposal> sorted = new ArrayList<>(proposals);
        sorted.sort(BY_ARRIVAL);
        return sorted;
    }

    /** Whether who came before, or on the same day where only the day counts, may yet be ahead (PSW-13-14). */
    static boolean mayPrecede(OrderingMode mode, Proposal undecided, Proposal p) {
        return mode == OrderingMode.DAY_THEN_SCORE
                ? !undecided.day().isAfter(p.day())
                : BY_ARRIVAL.compare(undecided, p) < 0;
    }

    /** The order of two proposals, of whatever days. */
    Comparator<Proposal> comparator() {
        return mode == OrderingMode.DAY_THEN_SCORE ? BY_DAY_THEN_SCORE : BY_ARRIVAL;
    }

    /** The same order for a whole queue, given by arrival: day after day, those of one day together. */
    List<List<Proposal>> of(List<Proposal> byArrival) {
        List<List<Proposal>> days = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= byArrival.size(); to++) {
            if (to == byArrival.size()
                    || !byArrival.get(to).day().equals(byArrival.get(from).day())) {
                days.add(ranked(byArrival.subList(from, to)));
                from = to;
            }
        }
        return days;
    }

    private List<Proposal> ranked(List<Proposal> day) {
        return mode == OrderingMode.DAY_THEN_SCORE ? byScore(day) : day;
    }

    /**
     * Those of one day, the best first and otherwise as they came. The two scores and the place of arrival are packed
     * into one number each: sorting a long day is then no hunt through memory.
     */
    private static List<Proposal> byScore(List<Proposal> day) {
        long[] keys = new long[day.size()];
        for (int i = 0; i < keys.length; i++) {
            Proposal p = day.get(i);
            keys[i] = behindBest(p.score()) << SCORE_A_FROM | behindBest(p.scoreA()) << PLACE_BITS | i;
        }
        Arrays.sort(keys);
        List<Proposal> ranked = new ArrayList<>(keys.length);
        for (long key : keys) {
            ranked.add(day.get((int) (key & PLACES)));
        }
        return ranked;
    }

    /** Scores have at most two decimals (PSW-13-06) and rank downwards. */
    private static long behindBest(@Nullable BigDecimal score) {
        return BEST - scored(score).movePointRight(2).longValueExact();
    }

    private static BigDecimal scored(@Nullable BigDecimal score) {
        return Objects.requireNonNull(score, "undecided proposals have no place in the order yet");
    }
}
