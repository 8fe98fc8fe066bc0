package it.sportello.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItalianTextTest {

    @ParameterizedTest
    @CsvSource({
        "0.00, '€ 0,00'",
        "999.90, '€ 999,90'",
        "15000.00, '€ 15.000,00'",
        "2000000.05, '€ 2.000.000,05'",
        "-1234.50, '€ -1.234,50'"
    })
    void anAmountHasPointsAndAComma(String amount, String text) {
        assertThat(ItalianText.euro(Euro.of(amount))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'4.900,00', 4900.00",
        "'4900,00', 4900.00",
        "4900.00, 4900.00",
        "4900.5, 4900.50",
        "4900, 4900.00",
        "4.900, 4900.00",
        "'1.234.567,8', 1234567.80",
        "' 0,01 ', 0.01",
        "999999999.99, 999999999.99"
    })
    @Rule("PSW-00-01")
    void anAmountIsReadAsPeopleTypeIt(String typed, Euro amount) {
        assertThat(ItalianText.amount(typed)).isEqualTo(amount);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "4900,001", "4900.001,00", "4.90,00", "49.00.00", "-1,00", "1e3", "4,900.00", "1000000000"})
    @Rule("PSW-00-01")
    void whatIsNoAmountIsNotReadAsOne(String typed) {
        assertThatIllegalArgumentException().isThrownBy(() -> ItalianText.amount(typed));
    }

    @ParameterizedTest
    @CsvSource({"24, '24'", "24.00, '24'", "15.99, '15,99'", "1200.5, '1.200,5'"})
    void aNumberHasTheDecimalsItNeeds(BigDecimal number, String text) {
        assertThat(ItalianText.number(number)).isEqualTo(text);
    }

    @Test
    void aDayIsWrittenWithOrWithoutItsName() {
        LocalDate day = LocalDate.of(2020, 4, 2);

        assertThat(ItalianText.day(day)).isEqualTo("02/04/2020");
        assertThat(ItalianText.weekday(day)).isEqualTo("giovedì 02/04/2020");
        assertThat(ItalianText.shortWeekday(day)).isEqualTo("giovedì 02/04");
    }

    @Test
    @Rule("PSW-00-03")
    void anInstantIsReadInRome() {
        Instant opening = Instant.parse("2020-03-12T08:30:00Z");

        assertThat(ItalianText.instant(opening)).isEqualTo("12/03/2020 09:30:00");
        assertThat(ItalianText.dayAndHour(opening)).isEqualTo("12/03/2020 ore 09:30");
        assertThat(ItalianText.hour(opening)).isEqualTo("09:30");
    }
}
