package it.sportello.evaluation;

import it.sportello.notice.Notice.OrderingMode;
import it.sportello.shared.LegalTime;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * The funding order, a total order. {@code DAY_THEN_SCORE}: day of presentation in Rome, total score, score of criterion
 * a), instant, code. {@code STRICT_TIMESTAMP}: instant first, then score, criterion a), code.
 */
@Rule({"PSW-13-11", "PSW-13-12", "PSW-13-13", "PSW-00-03"})
public final class FundingOrder implements Comparator<Ranked> {

    private static final Comparator<Ranked> BEST_SCORE = Comparator.comparing(Ranked::total)
            .reversed()
            .thenComparing(Comparator.comparing(Ranked::scoreA).reversed());

    private final Comparator<Ranked> order;

    public FundingOrder(OrderingMode mode) {
        Comparator<Ranked> order =
                switch (mode) {
                    case DAY_THEN_SCORE ->
                        Comparator.comparing(FundingOrder::day)
                                .thenComparing(BEST_SCORE)
                                .thenComparing(Ranked::transmittedAt);
                    case STRICT_TIMESTAMP ->
                        Comparator.comparing(Ranked::transmittedAt).thenComparing(BEST_SCORE);
                };
        this.order = order.thenComparing(Ranked::code);
    }

    /** Negative when {@code first} is funded before {@code second}; zero only for the same code. */
    @Override
    public int compare(Ranked first, Ranked second) {
        return order.compare(first, second);
    }

    /** The date of presentation: the calendar day in Rome (PSW-13-12). */
    public static LocalDate day(Ranked proposal) {
        return proposal.transmittedAt().atZone(LegalTime.ROME).toLocalDate();
    }
}
