package it.sportello.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Hours and parts are kept as fractions, so that an amount is rounded once. */
@Rule({"PSW-00-01", "PSW-00-02"})
class RatioTest {

    private static final Ratio THIRD = Ratio.of(BigDecimal.ONE).times(BigDecimal.ONE, new BigDecimal("3"));
    private static final Ratio HALF = Ratio.of(new BigDecimal("0.5"));

    @Test
    void fractionsAreComparedExactly() {
        Ratio almostHalf = Ratio.of(new BigDecimal("0.499999999999999999"));

        assertThat(THIRD).isLessThan(HALF);
        assertThat(almostHalf).isLessThan(HALF);
        assertThat(THIRD.min(HALF)).isSameAs(THIRD);
        assertThat(HALF.min(THIRD)).isSameAs(THIRD);
        assertThat(HALF).isEqualByComparingTo(Ratio.of(new BigDecimal("0.50")));
    }

    @Test
    void aShareIsRoundedOnce() {
        assertThat(THIRD.plus(THIRD).shareOf(Euro.of("0.01"), BigDecimal.ONE)).isEqualTo(Euro.of("0.01"));
        assertThat(THIRD.shareOf(Euro.of("0.01"), BigDecimal.ONE)).isEqualTo(Euro.ZERO);
        assertThat(THIRD.plus(THIRD).plus(THIRD).shareOf(Euro.of("100.00"), BigDecimal.ONE))
                .isEqualTo(Euro.of("100.00"));
    }
}
