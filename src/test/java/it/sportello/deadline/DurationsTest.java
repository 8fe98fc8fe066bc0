package it.sportello.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

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

    @Test
    void everyDeadlineOfTheCatalogueIsThere() {
        assertThat(DeadlineKind.values()).hasSize(29);
        assertThat(Arrays.stream(DeadlineKind.values()).map(DeadlineKind::id))
                .startsWith("DL-01", "DL-02")
                .endsWith("DL-28", "DL-29");
        assertThat(DeadlineKind.of("DL-07")).isEqualTo(DeadlineKind.DL_07);
    }
}
