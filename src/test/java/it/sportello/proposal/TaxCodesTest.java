package it.sportello.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.shared.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Rule("PSW-12-09")
class TaxCodesTest {

    @ParameterizedTest
    @CsvSource({
        "RSSMRA85T10A562S, true",
        "RSSMRA85T10A562T, false",
        "RSSMRA85T10A56, false",
        "rssmra85t10a562s, false",
        "12345678903, false",
        "'', false"
    })
    void the_last_letter_checks_the_code_of_a_person(String code, boolean valid) {
        assertThat(TaxCodes.isPerson(code)).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({
        "RSSMRA85T31A562, true",
        "RSSMRA85T71A562, true",
        "RSSMRA84B29A562, true",
        "RSSMRA84B69A562, true",
        "RSSMRA85T00A562, false",
        "RSSMRA85T40A562, false",
        "RSSMRA85T32A562, false",
        "RSSMRA85T72A562, false",
        "RSSMRA85S31A562, false",
        "RSSMRA85B30A562, false"
    })
    void nobody_is_born_on_a_day_that_no_month_has(String fifteen, boolean valid) {
        assertThat(TaxCodes.isPerson(TaxCodes.complete(fifteen))).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({
        "12345678903, true",
        "12345678901, false",
        "00000000000, false",
        "00000000018, false",
        "1234567890, false"
    })
    void the_last_digit_checks_the_code_of_an_enterprise(String code, boolean valid) {
        assertThat(TaxCodes.isNumeric(code)).isEqualTo(valid);
    }
}
