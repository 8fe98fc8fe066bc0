package it.sportello.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

@Rule("PSW-22-06")
class DataPeriodsTest {

    private static final LocalDate START = LocalDate.of(2020, 5, 31);
    private static final LocalDate END = LocalDate.of(2021, 2, 28);

    @Test
    void dataAreOwedFromTheDayOnWhichAPeriodIsOver() {
        DataPeriods periods = new DataPeriods(START, END, 3);

        assertThat(periods.owed(List.of(), LocalDate.of(2020, 8, 30))).isEmpty();
        assertThat(periods.owed(List.of(), LocalDate.of(2020, 8, 31))).contains(LocalDate.of(2020, 8, 31));
    }

    @Test
    void aPeriodIsToldWhenDataReachItsLastDay() {
        DataPeriods periods = new DataPeriods(START, END, 3);
        LocalDate winter = LocalDate.of(2020, 12, 1);

        assertThat(periods.owed(List.of(LocalDate.of(2020, 8, 30)), winter)).contains(LocalDate.of(2020, 8, 31));
        assertThat(periods.owed(List.of(LocalDate.of(2020, 8, 31)), winter)).contains(LocalDate.of(2020, 11, 30));
        assertThat(periods.owed(List.of(LocalDate.of(2020, 11, 30)), winter)).isEmpty();
    }

    @Test
    void afterTheEndOfTheActivityAndWithoutAPeriodNothingMoreIsOwed() {
        List<LocalDate> told = List.of(LocalDate.of(2021, 2, 28));

        assertThat(new DataPeriods(START, END, 3).owed(told, LocalDate.of(2022, 1, 1)))
                .isEmpty();
        assertThat(new DataPeriods(START, END, 0).owed(List.of(), LocalDate.of(2022, 1, 1)))
                .isEmpty();
    }
}
