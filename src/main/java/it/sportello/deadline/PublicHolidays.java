package it.sportello.deadline;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import it.sportello.shared.Rule;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The days on which a term does not end: Sundays and the Italian public holidays of the year (PSW-00-05). */
@Rule("PSW-00-05")
public final class PublicHolidays {

    private final HolidayManager italy = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.ITALY));
    private final Map<Integer, Set<LocalDate>> years = new ConcurrentHashMap<>();

    /** Whether a day is a national holiday or one of the call's own. Sundays are not asked here. */
    public boolean isHoliday(LocalDate day, CalendarRules rules) {
        return years.computeIfAbsent(day.getYear(), this::holidaysOf).contains(day)
                || rules.extraHolidays().contains(MonthDay.from(day));
    }

    /** Whether a term may end on a day (PSW-00-04). */
    public boolean isWorking(LocalDate day, CalendarRules rules) {
        return day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !(rules.saturdayIsHoliday() && day.getDayOfWeek() == DayOfWeek.SATURDAY)
                && !isHoliday(day, rules);
    }

    /** The library gives New Year's Day from 1967 only; the rule gives it every year. */
    private Set<LocalDate> holidaysOf(int year) {
        return Stream.concat(
                        Stream.of(LocalDate.of(year, 1, 1)),
                        italy.getHolidays(Year.of(year)).stream().map(Holiday::getDate))
                .collect(Collectors.toUnmodifiableSet());
    }
}
