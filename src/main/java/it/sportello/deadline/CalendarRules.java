package it.sportello.deadline;

import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call says about the days that do not count.
 *
 * @param saturdayIsHoliday switch of PSW-00-04, normally false
 * @param extraHolidays recurring holidays beside the national ones, such as {@code --06-29} (AMB-31)
 * @param suspensions periods in which terms do not run
 */
@Rule({"PSW-00-04", "PSW-00-05", "PSW-00-07"})
public record CalendarRules(boolean saturdayIsHoliday, List<MonthDay> extraHolidays, List<Suspension> suspensions) {

    /** The national calendar and nothing else. */
    public static final CalendarRules NATIONAL = new CalendarRules(false, List.of(), List.of());

    public CalendarRules {
        extraHolidays = List.copyOf(extraHolidays);
        suspensions = List.copyOf(suspensions);
    }

    /** The same calendar with more suspensions. */
    public CalendarRules suspendedAlso(List<Suspension> more) {
        List<Suspension> all = new ArrayList<>(suspensions);
        all.addAll(more);
        return new CalendarRules(saturdayIsHoliday, extraHolidays, all);
    }

    /**
     * The suspended periods of a kind, in order; those that touch or overlap are one.
     *
     * @param kind null for a term of its own: the suspensions of every term
     */
    public List<Suspension> suspensionsOf(@Nullable DeadlineKind kind) {
        List<Suspension> merged = new ArrayList<>();
        suspensions.stream()
                .filter(suspension -> suspension.appliesTo(kind))
                .sorted(Comparator.comparing(Suspension::from))
                .forEach(next -> {
                    Suspension last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
                    if (last == null
                            || (last.to() != null
                                    && next.from().isAfter(last.to().plusDays(1)))) {
                        merged.add(next.only(kind));
                    } else {
                        merged.set(
                                merged.size() - 1,
                                new Suspension(last.from(), later(last.to(), next.to()), last.kinds()));
                    }
                });
        return merged;
    }

    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return null;
        }
        return one.isAfter(other) ? one : other;
    }
}
