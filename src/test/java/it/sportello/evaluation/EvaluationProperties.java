package it.sportello.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.notice.Notice;
import it.sportello.plan.CompanySize;
import it.sportello.shared.Outcome;
import it.sportello.shared.Rule;
import it.sportello.test.NoticeFixture;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EvaluationProperties {

    private static final Notice NOTICE = NoticeFixture.psw();

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
}
