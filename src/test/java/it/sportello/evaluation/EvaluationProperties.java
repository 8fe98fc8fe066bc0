package it.sportello.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.notice.Notice;
import it.sportello.notice.Notice.OrderingMode;
import it.sportello.plan.CompanySize;
import it.sportello.shared.Outcome;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.NoticeFixture;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class EvaluationProperties {

    private static final Notice NOTICE = NoticeFixture.psw();

    @Property
    @Rule({"PSW-13-12", "PSW-13-13"})
    void theOrderIsTotal(
            @ForAll OrderingMode mode,
            @ForAll("proposals") Ranked x,
            @ForAll("proposals") Ranked y,
            @ForAll("proposals") Ranked z) {
        FundingOrder order = new FundingOrder(mode);

        assertThat(Integer.signum(order.compare(x, y))).isEqualTo(-Integer.signum(order.compare(y, x)));
        assertThat(order.compare(x, x)).isZero();
        if (order.compare(x, y) == 0) {
            assertThat(x.code()).isEqualTo(y.code());
        }
        if (order.compare(x, y) <= 0 && order.compare(y, z) <= 0) {
            assertThat(order.compare(x, z)).isNotPositive();
        }
    }

    @Property
    @Rule("PSW-13-12")
    void anEarlierDayInRomeAlwaysComesFirst(@ForAll("proposals") Ranked x, @ForAll("proposals") Ranked y) {
        if (FundingOrder.day(x).isBefore(FundingOrder.day(y))) {
            assertThat(new FundingOrder(OrderingMode.DAY_THEN_SCORE).compare(x, y))
                    .isNegative();
        }
    }

    @Property
    @Rule("PSW-13-12")
    void sortingDoesNotDependOnTheStartingOrder(
            @ForAll OrderingMode mode,
            @ForAll @Size(max = 20) List<@From("proposals") Ranked> proposals,
            @ForAll Random random) {
        List<Ranked> shuffled = new ArrayList<>(proposals);
        Collections.shuffle(shuffled, random);
        FundingOrder order = new FundingOrder(mode);

        assertThat(codes(shuffled, order)).isEqualTo(codes(proposals, order));
    }

    private static List<ReferenceCode> codes(List<Ranked> proposals, FundingOrder order) {
        return proposals.stream().sorted(order).map(Ranked::code).toList();
    }

    @Property
    @Rule({"PSW-13-04", "PSW-13-05"})
    void theTotalIsTheExactSum(@ForAll("cards") Map<String, BigDecimal> card) {
        Score score = ((Outcome.Accepted<Score>) new Scoring(NOTICE).score(card, CompanySize.SMALL)).value();

        BigDecimal sum = card.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(score.total()).isEqualByComparingTo(sum);
        assertThat(score.criterionTotals().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(sum);
        assertThat(score.approvable())
                .isEqualTo(sum.compareTo(NOTICE.evaluation().threshold()) >= 0);
        assertThat(sum).isBetween(BigDecimal.ZERO, NOTICE.evaluation().maxTotal());
    }

    @Provide
    Arbitrary<Map<String, BigDecimal>> cards() {
        return Arbitraries.integers()
                .between(0, 1000)
                .list()
                .ofSize(NOTICE.evaluation().criteria().size())
                .map(thousandths -> {
                    Map<String, BigDecimal> card = new HashMap<>();
                    for (Notice.SubCriterion criterion : NOTICE.evaluation().criteria()) {
                        card.put(
                                criterion.code(),
                                criterion
                                        .max()
                                        .multiply(BigDecimal.valueOf(thousandths.get(card.size()), 3))
                                        .setScale(2, RoundingMode.DOWN));
                    }
                    return card;
                });
    }

    /** Few values each, so that ties are common. */
    @Provide
    Arbitrary<Ranked> proposals() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of("70", "70.00", "75", "95"),
                        Arbitraries.of("18", "20", "20.0"))
                .as((code, hours, total, a) -> new Ranked(
                        new ReferenceCode("CASE-" + code),
                        Instant.parse("2020-04-01T19:30:00Z").plusSeconds(hours * 3600L),
                        new BigDecimal(total),
                        new BigDecimal(a)));
    }
}
