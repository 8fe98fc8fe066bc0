package it.sportello.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

    @ParameterizedTest
    @ValueSource(strings = {"PSW-16-01", "COM-07"})
    void anIdOfARuleIsThatOfTheNotice(String id) {
        assertThat(RuleId.of(id)).hasToString(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PSW-16", "PSW-16-1", "psw-16-01", "COM-7", "PSW-16-01 "})
    void anyOtherTextIsNoRule(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> RuleId.of(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PSW", "PSW-2020-000123", "1234567890123456789012345678901234567890"})
    @Rule("PSW-12-04")
    void aCodeOfACaseIsMadeOfLettersDigitsAndDashes(String code) {
        assertThat(new ReferenceCode(code)).hasToString(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PS", "-PSW", "psw-1", "PSW 1", "12345678901234567890123456789012345678901"})
    @Rule("PSW-12-04")
    void anyOtherTextIsNoCodeOfACase(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ReferenceCode(code));
    }

    @Test
    void idsAndCodesAreOrderedAsText() {
        assertThat(RuleId.of("PSW-16-01")).isLessThan(RuleId.of("PSW-16-02"));
        assertThat(RuleId.of("PSW-16-01")).isEqualByComparingTo(RuleId.of("PSW-16-01"));
        assertThat(new ReferenceCode("PSW-2")).isGreaterThan(new ReferenceCode("PSW-10"));
        assertThat(new ReferenceCode("PSW-2")).isEqualByComparingTo(new ReferenceCode("PSW-2"));
    }
}
