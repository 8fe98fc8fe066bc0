package it.sportello.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Rule("PSW-00-01")
class EuroTest {

    private static final Euro LESS = Euro.of("4899.99");
    private static final Euro AMOUNT = Euro.of("4900.00");
    private static final Euro MORE = Euro.of("4900.01");

    @ParameterizedTest
    @CsvSource({
        "4900, 4900.00",
        "4900.5, 4900.50",
        "' 4900.01 ', 4900.01",
        "999999999999.99, 999999999999.99",
        "-0.01, -0.01"
    })
    void anAmountIsKeptToTheCent(String text, String kept) {
        assertThat(Euro.of(text)).hasToString(kept);
        assertThat(Euro.of(text).amount()).isEqualTo(new BigDecimal(kept));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.001", "4900.005", "-1.999", "10.000"})
    void moreThanTwoDecimalsAreRefusedNeverRounded(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Euro.of(text))
                .withMessage("more than two decimals: " + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4.900,00",
                "",
                ".",
                "1.",
                ".5",
                "+1.00",
                "1e3",
                "1E-999999999",
                "NaN",
                "0x10",
                "١٢.٠٠",
                "1 000.00",
                "1000000000000.00"
            })
    void whatIsWrittenInAnotherWayIsNoAmount(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Euro.of(text))
                .withMessage("not an amount in euro: " + text);
    }

    @ParameterizedTest
    @CsvSource({"3740.735, 3740.74", "3740.7349, 3740.73", "-0.005, -0.01", "0.0049, 0.00"})
    void theOneRoundingIsHalfUpToTheCent(BigDecimal exact, String rounded) {
        assertThat(Euro.rounded(exact)).hasToString(rounded);
    }

    @Test
    void sumsAndDifferencesAreExact() {
        assertThat(AMOUNT.plus(Euro.of("0.01"))).isEqualTo(MORE);
        assertThat(AMOUNT.minus(MORE)).isEqualTo(Euro.of("-0.01"));
        assertThat(Euro.sum(List.of(LESS, Euro.of("0.01"), MORE))).isEqualTo(Euro.of("9800.01"));
        assertThat(Euro.sum(List.of())).isEqualTo(Euro.ZERO);
    }

    @Test
    void amountsAreEqualToTheCent() {
        assertThat(AMOUNT).isEqualTo(Euro.of("4900")).isNotEqualTo(MORE).isNotEqualTo(AMOUNT.amount());
    }

    @Test
    void whatIsLeftIsNeverBelowZero() {
        assertThat(MORE.minusOrZero(AMOUNT)).isEqualTo(Euro.of("0.01"));
        assertThat(AMOUNT.minusOrZero(AMOUNT)).isEqualTo(Euro.ZERO);
        assertThat(LESS.minusOrZero(AMOUNT)).isEqualTo(Euro.ZERO);
    }

    @Test
    void theLesserAndTheGreaterOfTwo() {
        assertThat(LESS.min(AMOUNT)).isEqualTo(LESS);
        assertThat(AMOUNT.min(LESS)).isEqualTo(LESS);
        assertThat(LESS.max(AMOUNT)).isEqualTo(AMOUNT);
        assertThat(AMOUNT.max(LESS)).isEqualTo(AMOUNT);
    }

    @Test
    void anEqualAmountCoversAndDoesNotExceed() {
        assertThat(AMOUNT.covers(AMOUNT)).isTrue();
        assertThat(AMOUNT.covers(MORE)).isFalse();
        assertThat(AMOUNT.covers(LESS)).isTrue();
        assertThat(AMOUNT.exceeds(AMOUNT)).isFalse();
        assertThat(AMOUNT.exceeds(LESS)).isTrue();
        assertThat(AMOUNT.exceeds(MORE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0.01, false, true, false", "0.00, true, false, false", "-0.01, false, false, true"})
    void zeroIsNeitherPositiveNorNegative(Euro amount, boolean zero, boolean positive, boolean negative) {
        assertThat(amount.isZero()).isEqualTo(zero);
        assertThat(amount.isPositive()).isEqualTo(positive);
        assertThat(amount.isNegative()).isEqualTo(negative);
    }

    @Test
    void aColumnKeepsAnAmountOrNone() {
        EuroConverter column = new EuroConverter();

        assertThat(column.convertToDatabaseColumn(AMOUNT)).isEqualTo(new BigDecimal("4900.00"));
        assertThat(column.convertToEntityAttribute(new BigDecimal("4900.00"))).isEqualTo(AMOUNT);
        assertThat(column.convertToDatabaseColumn(null)).isNull();
        assertThat(column.convertToEntityAttribute(null)).isNull();
    }
}
