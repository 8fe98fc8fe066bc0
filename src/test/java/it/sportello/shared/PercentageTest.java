package it.sportello.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Rule({"PSW-00-01", "PSW-00-02"})
class PercentageTest {

    private static final BigDecimal WHOLE = new BigDecimal("3000.00");

    @Test
    void thePartOfAnAmountIsRoundedOnce() {
        assertThat(Percentage.of("0.60").of(Euro.of("6234.56"))).isEqualTo(Euro.of("3740.74"));
        assertThat(Percentage.of("0").of(Euro.of("6234.56"))).isEqualTo(Euro.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"599.99, false, false", "600.00, false, true", "600.01, true, true"})
    void aRatioIsComparedUnrounded(BigDecimal part, boolean exceeded, boolean reached) {
        assertThat(Percentage.of("0.20").isExceededBy(part, WHOLE)).isEqualTo(exceeded);
        assertThat(Percentage.of("0.20").isReachedBy(part, WHOLE)).isEqualTo(reached);
    }

    @Test
    void aRateIsNeverNegative() {
        assertThat(Percentage.of("0").fraction()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> Percentage.of("-0.01"));
    }

    @Test
    void ratesAreOrderedByTheirValue() {
        assertThat(Percentage.of("0.60"))
                .isGreaterThan(Percentage.of("0.20"))
                .isEqualByComparingTo(Percentage.of("0.6"));
    }

    @ParameterizedTest
    @CsvSource({"0.60, 60%", "0.125, 12.5%", "1, 100%"})
    void aRateIsShownInHundredths(String rate, String shown) {
        assertThat(Percentage.of(rate).display()).isEqualTo(shown);
    }

    @Test
    void aRatioIsShownWithTwoDecimals() {
        assertThat(Percentage.displayRatio(new BigDecimal("2399.99"), WHOLE)).isEqualTo("80.00%");
        assertThat(Percentage.displayRatio(new BigDecimal("2399.70"), WHOLE)).isEqualTo("79.99%");
    }
}
