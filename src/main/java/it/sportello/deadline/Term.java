package it.sportello.deadline;

import it.sportello.shared.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;

/** The length of a deadline. */
public sealed interface Term {

    /** The unit of a length. */
    enum Unit {
        DAYS,
        MONTHS,
        FISCAL_YEARS,
        DATE,
        INSTANT,
        OPEN
    }

    /** Calendar days; the day of the event is not counted (PSW-00-04). */
    @Rule("PSW-00-04")
    record Days(int days) implements Term {
        public Days {
            requireAtLeast(0, days);
        }

        @Override
        public Unit unit() {
            return Unit.DAYS;
        }

        @Override
        public String length() {
            return Integer.toString(days);
        }
    }

    /** Same day number in the target month, or its last day (PSW-00-06). */
    @Rule("PSW-00-06")
    record Months(int months) implements Term {
        public Months {
            requireAtLeast(1, months);
        }

        @Override
        public Unit unit() {
            return Unit.MONTHS;
        }

        @Override
        public String length() {
            return Integer.toString(months);
        }
    }

    /**
     * Until the last day of the n-th fiscal year after the one of the event (PSW-23-03).
     *
     * @param yearStart first day of a fiscal year, {@code --01-01} where it is the calendar year
     */
    @Rule("PSW-23-03")
    record FiscalYears(int years, MonthDay yearStart) implements Term {
        public FiscalYears {
            requireAtLeast(1, years);
        }

        @Override
        public Unit unit() {
            return Unit.FISCAL_YEARS;
        }

        @Override
        public String length() {
            return years + " " + yearStart;
        }
    }

    /** To the last instant of a given day. */
    record OnDate(LocalDate date) implements Term {
        @Override
        public Unit unit() {
            return Unit.DATE;
        }

        @Override
        public String length() {
            return date.toString();
        }
    }

    /** At an hour that is written; the instant itself is still in time. */
    record AtInstant(Instant instant) implements Term {
        @Override
        public Unit unit() {
            return Unit.INSTANT;
        }

        @Override
        public String length() {
            return instant.toString();
        }
    }

    /** Until an event that nobody can date beforehand. */
    record OpenEnded() implements Term {
        @Override
        public Unit unit() {
            return Unit.OPEN;
        }

        @Override
        public String length() {
            return "";
        }
    }

    static Term days(int days) {
        return new Days(days);
    }

    static Term months(int months) {
        return new Months(months);
    }

    static Term fiscalYears(int years, MonthDay yearStart) {
        return new FiscalYears(years, yearStart);
    }

    static Term onDate(LocalDate date) {
        return new OnDate(date);
    }

    static Term atInstant(Instant instant) {
        return new AtInstant(instant);
    }

    static Term openEnded() {
        return new OpenEnded();
    }

    /** The term of a unit and a length as {@link #unit()} and {@link #length()} give them. */
    static Term of(Unit unit, String length) {
        return switch (unit) {
            case DAYS -> days(Integer.parseInt(length));
            case MONTHS -> months(Integer.parseInt(length));
            case FISCAL_YEARS -> {
                int space = length.indexOf(' ');
                yield fiscalYears(
                        Integer.parseInt(length.substring(0, space)), MonthDay.parse(length.substring(space + 1)));
            }
            case DATE -> onDate(LocalDate.parse(length));
            case INSTANT -> atInstant(Instant.parse(length));
            case OPEN -> openEnded();
        };
    }

    Unit unit();

    /** The length as text; with {@link #unit()} it gives the term back. */
    String length();

    private static void requireAtLeast(int least, int length) {
        if (length < least) {
            throw new IllegalArgumentException("a term of " + length);
        }
    }
}
