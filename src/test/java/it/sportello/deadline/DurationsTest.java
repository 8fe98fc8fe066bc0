package it.sportello.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.shared.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "2020-06-01, 2020-10-31",
        "2020-06-15, 2020-11-14",
        "2020-09-30, 2021-02-28",
        "2020-10-01, 2021-02-28",
        "2023-09-30, 2024-02-29",
        "2020-05-31, 2020-10-30"
    })
    @Rule("PSW-03-18")
    void thePilotLastsFiveWholeMonths(LocalDate start, LocalDate end) {
        MinimumDuration pilot = new MinimumDuration(5);

        assertThat(pilot.earliestValidEnd(start)).isEqualTo(end);
        assertThat(pilot.isReached(start, end)).isTrue();
        assertThat(pilot.isReached(start, end.minusDays(1))).isFalse();
    }

    @Test
    @Rule("PSW-23-04")
    void theLongestRetentionPrevails() {
        LocalDate tenYears = LocalDate.parse("2030-12-31");

        assertThat(new Retention(tenYears, null, null).until()).isEqualTo(tenYears);
        assertThat(new Retention(tenYears, LocalDate.parse("2031-02-09"), LocalDate.parse("2030-05-01")).until())
                .isEqualTo("2031-02-09");
        assertThat(new Retention(tenYears, LocalDate.parse("2025-12-31"), null)
                        .explanation()
                        .steps())
                .last()
                .isEqualTo("prevale il periodo più lungo: 31/12/2030 (PSW-23-04)");
    }

    @ParameterizedTest
    @CsvSource({
        "2020-05-20, --01-01, 2020-01-01, 2020-12-31",
        "2020-05-20, --07-01, 2019-07-01, 2020-06-30",
        "2020-07-01, --07-01, 2020-07-01, 2021-06-30"
    })
    @Rule("PSW-06-05")
    void aFiscalYearIsTheUndertakingsOwn(LocalDate day, MonthDay start, LocalDate first, LocalDate last) {
        FiscalYear year = FiscalYear.of(day, start);

        assertThat(year.first()).isEqualTo(first);
        assertThat(year.last()).isEqualTo(last);
        assertThat(year.plus(-2).first()).isEqualTo(first.minusYears(2));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "TM-02, 2020-03-12T08:29:59.999Z, , BEFORE_OPENING",
        "PSW-11-01, 2020-03-12T08:30:00Z, , INSIDE",
        "TM-03, 2020-06-30T10:00:01Z, 2020-06-30T10:00:00Z, AFTER_CLOSURE",
        "TM-04, 2020-06-30T10:00:00Z, 2020-06-30T10:00:00Z, INSIDE"
    })
    @Rule({"PSW-11-01", "PSW-11-02", "PSW-11-03"})
    void bothEndsOfTheWindowAreInside(String id, Instant at, Instant closedAt, SubmissionWindow.Position position) {
        assertThat(new SubmissionWindow(Instant.parse("2020-03-12T08:30:00Z"), closedAt).of(at))
                .isEqualTo(position);
    }

    @Test
    void everyDeadlineOfTheCatalogueIsThere() {
        assertThat(DeadlineKind.values()).hasSize(29);
        assertThat(Arrays.stream(DeadlineKind.values()).map(DeadlineKind::id))
                .startsWith("DL-01", "DL-02")
                .endsWith("DL-28", "DL-29");
        assertThat(DeadlineKind.of("DL-07")).isEqualTo(DeadlineKind.DL_07);
    }
}
