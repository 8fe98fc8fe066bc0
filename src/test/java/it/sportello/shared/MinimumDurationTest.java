package it.sportello.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Rule("PSW-03-18")
class MinimumDurationTest {

    @ParameterizedTest
    @CsvSource({
        "2020-06-01, 2020-10-31",
        "2020-06-15, 2020-11-14",
        "2020-09-30, 2021-02-28",
        "2020-10-01, 2021-02-28",
        "2023-09-29, 2024-02-28",
        "2023-09-30, 2024-02-29",
        "2020-05-31, 2020-10-30"
    })
    void thePilotLastsFiveWholeMonths(LocalDate start, LocalDate end) {
        MinimumDuration pilot = new MinimumDuration(5);

        assertThat(pilot.isReached(start, end)).isTrue();
        assertThat(pilot.isReached(start, end.minusDays(1))).isFalse();
    }
}
