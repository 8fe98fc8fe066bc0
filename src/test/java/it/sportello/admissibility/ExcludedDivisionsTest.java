package it.sportello.admissibility;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.shared.Rule;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Rule({"PSW-05-08", "PSW-06-09"})
class ExcludedDivisionsTest {

    @ParameterizedTest
    @CsvSource({"01.11.10, true", "03.21, true", "02.10, false", "10.20.00, false", "62.01.00, false"})
    void agricultureAndFisheryAreReadFromTheCodesOfTheActivity(String code, boolean excluded) {
        assertThat(ExcludedDivisions.any(List.of("62.01.00", code))).isEqualTo(excluded);
    }
}
