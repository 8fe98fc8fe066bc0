package it.sportello.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Rule("PSW-00-05")
class PublicHolidaysTest {

    private static final String FIXED = "01-01 01-06 04-25 05-01 06-02 08-15 11-01 12-08 12-25 12-26";

    private final PublicHolidays holidays = new PublicHolidays();

    @ParameterizedTest
    @CsvSource({
        "1966, 04-10 04-11",
        "2020, 04-12 04-13",
        "2021, 04-04 04-05",
        "2024, 03-31 04-01",
        "2025, 04-20 04-21",
        "2026, 04-05 04-06 10-04",
        "2030, 04-21 04-22 10-04"
    })
    void theHolidaysOfAYearAreThoseOfTheLaw(int year, String movable) {
        List<String> expected = List.of((FIXED + " " + movable).split(" "));

        List<String> found = LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(day -> holidays.isHoliday(day, CalendarRules.NATIONAL))
                .map(day -> day.toString().substring(5))
                .toList();

        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    @Rule("PSW-00-04")
    void aTermMayEndOnASaturdayUnlessTheSwitchSaysOtherwise() {
        LocalDate saturday = LocalDate.parse("2020-05-30");

        assertThat(holidays.isWorking(saturday, CalendarRules.NATIONAL)).isTrue();
        assertThat(holidays.isWorking(saturday, new CalendarRules(true, List.of(), List.of())))
                .isFalse();
    }

    @Test
    void anExtraHolidayReturnsEveryYear() {
        CalendarRules rome = new CalendarRules(false, List.of(MonthDay.of(6, 29)), List.of());

        assertThat(holidays.isWorking(LocalDate.parse("2020-06-29"), rome)).isFalse();
        assertThat(holidays.isWorking(LocalDate.parse("2021-06-29"), rome)).isFalse();
    }
}
