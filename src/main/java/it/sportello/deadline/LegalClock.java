package it.sportello.deadline;

import it.sportello.shared.Explanation;
import it.sportello.shared.ItalianText;
import it.sportello.shared.LegalTime;
import it.sportello.shared.MinimumDuration;
import it.sportello.shared.Rule;
import it.sportello.shared.RuleId;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Computes and explains deadlines: the event day is not counted, suspended days are not counted, what ends on a Sunday
 * or a public holiday moves on. Terms in days and months roll, and what extends a term; dates of documents, instants
 * and retention do not.
 */
@Rule({"PSW-00-03", "PSW-00-04", "PSW-00-05", "PSW-00-06", "PSW-00-07", "PSW-00-08"})
public final class LegalClock {

    private static final String NO_DATE = "senza data";
    private static final String OWN_EVENT = "evento del";

    private final PublicHolidays holidays;

    public LegalClock(PublicHolidays holidays) {
        this.holidays = holidays;
    }

    public ComputedTerm compute(DeadlineKind kind, StartEvent event, Term term, CalendarRules rules) {
        return compute(Calculation.of(kind, event, term, rules));
    }

    public ComputedTerm compute(Calculation calculation) {
        return new Run(calculation).compute();
    }

    /** Computes again from the inputs an explanation has stored: the result is the same on the same rule set. */
    @Rule("PSW-00-10")
    public ComputedTerm replay(Explanation explanation) {
        Map<String, String> inputs = explanation.inputs();
        String id = inputs.get("kind");
        @Nullable DeadlineKind kind = id == null ? null : DeadlineKind.of(id);
        LocalDate date = LocalDate.parse(input(inputs, "eventDate"));
        String at = inputs.get("eventAt");
        CalendarRules rules = new CalendarRules(
                Boolean.parseBoolean(input(inputs, "saturdayIsHoliday")),
                parts(input(inputs, "extraHolidays")).map(MonthDay::parse).toList(),
                periods(kind, input(inputs, "suspensions")));
        StartEvent event = new StartEvent(date, at == null ? null : Instant.parse(at), input(inputs, "evidence"));
        Term term = Term.of(Term.Unit.valueOf(input(inputs, "unit")), input(inputs, "length"));
        Calculation calculation = new Calculation(kind, event, term, rules, null, null);
        String extendedTo = inputs.get("extendedTo");
        if (extendedTo != null) {
            calculation = calculation.extended(new Calculation.Extension(
                    LocalDate.parse(extendedTo),
                    LocalDate.parse(input(inputs, "extensionDecidedOn")),
                    periods(kind, input(inputs, "suspensionsAfterExtension"))));
        }
        String notAfter = inputs.get("notAfter");
        return compute(notAfter == null ? calculation : calculation.notAfter(LocalDate.parse(notAfter)));
    }

    private static String input(Map<String, String> inputs, String name) {
        String value = inputs.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the explanation has no " + name);
        }
        return value;
    }

    private static Stream<String> parts(String list) {
        return list.isEmpty() ? Stream.of() : Stream.of(list.split(",", -1));
    }

    private static List<Suspension> periods(@Nullable DeadlineKind kind, String list) {
        return parts(list)
                .map(period -> {
                    int slash = period.indexOf('/');
                    String to = period.substring(slash + 1);
                    return Suspension.of(
                                    LocalDate.parse(period.substring(0, slash)),
                                    to.equals("..") ? null : LocalDate.parse(to))
                            .only(kind);
                })
                .toList();
    }

    private static String periods(List<Suspension> suspensions) {
        return suspensions.stream()
                .map(period -> period.from() + "/" + (period.to() == null ? ".." : period.to()))
                .collect(Collectors.joining(","));
    }

    /** One computation, with the steps it has taken so far. */
    private final class Run {
        private final Calculation given;
        private final @Nullable DeadlineKind kind;
        private final List<Suspension> suspensions;
        private final List<String> steps = new ArrayList<>();
        private final Set<RuleId> rules = new LinkedHashSet<>();
        private List<Suspension> rolling;
        /** Whether the last day moves off a holiday: that of a term does, and that of every extension. */
        private boolean rolls;

        private Run(Calculation given) {
            this.given = given;
            this.kind = given.kind();
            this.suspensions = given.rules().suspensionsOf(kind);
            this.rolling = suspensions;
            this.rolls = (given.term() instanceof Term.Days || given.term() instanceof Term.Months) && !isDuration();
            if (kind != null) {
                rules.addAll(kind.rules());
            }
        }

        private ComputedTerm compute() {
            LocalDate event = given.event().date();
            steps.add((kind == null ? OWN_EVENT : kind.startEvent()) + " " + ItalianText.day(event));
            Term term = given.term();
            if (term instanceof Term.AtInstant at) {
                rules.addAll(kind == null ? List.of(RuleId.of("PSW-00-03")) : List.of());
                LocalDate day = LegalTime.dateOf(at.instant());
                steps.add(
                        "scade " + ItalianText.weekday(day) + " alle ore " + ItalianText.hour(at.instant()) + cited());
                return result(day, day, at.instant(), at.instant().plusMillis(1));
            }
            LocalDate nominal = extended(nominal(term, event));
            LocalDate due = rolls ? rolled(nominal) : nominal;
            LocalDate latest = given.notAfter();
            if (due != null && latest != null && due.isAfter(latest)) {
                DeadlineKind cap = kind == null ? null : kind.cap();
                steps.add("non oltre " + ItalianText.weekday(latest)
                        + (cap == null ? "" : ", " + cap.label().toLowerCase(ItalianText.ITALIAN)));
                due = latest;
            }
            if (due == null) {
                steps.add(
                        term instanceof Term.OpenEnded
                                ? "termina con l'evento, non con una data" + cited()
                                : "termine sospeso fino alla ripresa" + cited());
                return result(null, null, null, LegalTime.NEVER);
            }
            steps.add("scade " + ItalianText.weekday(due) + cited());
            return result(nominal, due, LegalTime.lastInstantOf(due), LegalTime.startOf(due.plusDays(1)));
        }

        /** A duration does not end on another day because that day is a holiday (AMB-16). */
        private boolean isDuration() {
            return kind != null && kind.nature() == DeadlineKind.Nature.DURATION;
        }

        private @Nullable LocalDate nominal(Term term, LocalDate event) {
            if (term instanceof Term.Months months && isDuration()) {
                LocalDate end = new MinimumDuration(months.months()).earliestValidEnd(event);
                steps.add(
                        "durata minima " + counted(months.months(), "mese", "mesi") + " → " + ItalianText.weekday(end));
                return end;
            }
            if (term instanceof Term.Days days) {
                rules.add(RuleId.of("PSW-00-04"));
                LocalDate end = walk(event, days.days(), suspensions);
                List<String> suspended = suspendedDays(event, end, suspensions);
                steps.addAll(suspended);
                if (end != null) {
                    steps.add(counted(days.days(), "giorno", "giorni") + " → " + described(end));
                }
                return end;
            }
            if (term instanceof Term.Months months) {
                rules.add(RuleId.of("PSW-00-06"));
                rules.add(RuleId.of("PSW-00-04"));
                LocalDate end = event.plusMonths(months.months());
                steps.add(counted(months.months(), "mese", "mesi") + " → " + described(end));
                return moved(event, end, suspensions);
            }
            if (term instanceof Term.FiscalYears years && kind == DeadlineKind.DL_21) {
                FiscalYear current = FiscalYear.of(event, years.yearStart());
                steps.add(counted(years.years(), "esercizio", "esercizi") + " con quello in corso, dal "
                        + ItalianText.day(current.plus(1 - years.years()).first()) + " → "
                        + ItalianText.weekday(current.last()));
                return current.last();
            }
            if (term instanceof Term.FiscalYears years) {
                rules.add(RuleId.of("PSW-23-03"));
                LocalDate end = FiscalYear.of(event, years.yearStart())
                        .plus(years.years())
                        .last();
                steps.add(counted(years.years(), "esercizio", "esercizi") + " → " + ItalianText.weekday(end));
                return end;
            }
            if (term instanceof Term.OnDate date) {
                rules.addAll(kind == null ? List.of(RuleId.of("PSW-00-04")) : List.of());
                if (!suspendedDays(event, date.date(), suspensions).isEmpty()) {
                    steps.add("data stabilita " + ItalianText.weekday(date.date()));
                }
                return moved(event, date.date(), suspensions);
            }
            return null;
        }

        /**
         * The later of the term and its extension, the extension moved by the suspensions registered after it. One that
         * is not later than the day to which the term rolls by itself changes nothing; one of a term without an end
         * waits for it.
         */
        private @Nullable LocalDate extended(@Nullable LocalDate nominal) {
            Calculation.Extension extension = given.extension();
            if (extension == null) {
                return nominal;
            }
            rules.add(RuleId.of("PSW-00-08"));
            if (kind == DeadlineKind.DL_12) {
                rules.add(RuleId.of("PSW-19-02"));
            }
            if (nominal == null) {
                steps.add("la proroga al " + ItalianText.day(extension.to())
                        + " non vale finché il termine non ha una fine");
                return null;
            }
            List<Suspension> later = laterSuspensions(extension);
            LocalDate own = rolls ? firstFree(nominal) : nominal;
            LocalDate end = pushed(extension.decidedOn(), extension.to(), later);
            if (end != null && own != null && !end.isAfter(own)) {
                steps.add("la proroga al " + ItalianText.day(extension.to()) + " non supera il termine");
                return nominal;
            }
            // What was known when the extension was decided does not move the date of the act.
            rolling = later;
            rolls = true;
            steps.add("prorogato al " + described(extension.to()));
            return moved(extension.decidedOn(), extension.to(), later);
        }

        private List<Suspension> laterSuspensions(Calculation.Extension extension) {
            return new CalendarRules(false, List.of(), extension.laterSuspensions()).suspensionsOf(kind);
        }

        /**
         * A date moved by the suspended days between the event and it, and again by those in the days gained: the same
         * as counting its days while skipping the suspended ones.
         */
        private @Nullable LocalDate moved(LocalDate event, LocalDate end, List<Suspension> periods) {
            LocalDate moved = pushed(event, end, periods);
            List<String> suspended = suspendedDays(event, moved, periods);
            if (!suspended.isEmpty()) {
                steps.addAll(suspended.subList(0, suspended.size() - 1));
                String last = suspended.get(suspended.size() - 1);
                steps.add(moved == null ? last : last + " → " + described(moved));
            }
            return moved;
        }

        private List<String> suspendedDays(LocalDate event, @Nullable LocalDate end, List<Suspension> periods) {
            List<String> sentences = new ArrayList<>();
            for (Suspension period : periods) {
                LocalDate to = period.to();
                LocalDate from = period.from().isAfter(event) ? period.from() : event.plusDays(1);
                if (to == null) {
                    if (end == null) {
                        sentences.add("sospeso dal " + ItalianText.day(from));
                    }
                } else if (!to.isBefore(from) && (end == null || !from.isAfter(end))) {
                    sentences.add(counted(ChronoUnit.DAYS.between(from, to) + 1, "giorno sospeso", "giorni sospesi")
                            + ", dal " + ItalianText.day(from) + " al " + ItalianText.day(to));
                }
            }
            if (!sentences.isEmpty()) {
                rules.add(RuleId.of("PSW-00-07"));
            }
            return sentences;
        }

        /** The first working day that is not suspended, from a day on; null where the suspension has no end. */
        private @Nullable LocalDate firstFree(LocalDate from) {
            LocalDate day = from;
            while (day != null) {
                Suspension period = coveringOf(suspensions, day);
                if (period != null) {
                    LocalDate to = period.to();
                    day = to == null ? null : to.plusDays(1);
                } else if (holidays.isWorking(day, given.rules())) {
                    return day;
                } else {
                    day = day.plusDays(1);
                }
            }
            return null;
        }

        /** The first day from the nominal one on which a term may end: neither holiday nor suspended. */
        private @Nullable LocalDate rolled(@Nullable LocalDate nominal) {
            LocalDate day = nominal;
            while (day != null) {
                Suspension period = coveringOf(rolling, day);
                if (period != null) {
                    rules.add(RuleId.of("PSW-00-07"));
                    LocalDate to = period.to();
                    steps.add("sospeso dal " + ItalianText.day(period.from())
                            + (to == null ? "" : " al " + ItalianText.day(to)));
                    day = to == null ? null : to.plusDays(1);
                } else if (holidays.isWorking(day, given.rules())) {
                    return day;
                } else {
                    if (!day.equals(nominal)) {
                        steps.add(ItalianText.shortWeekday(day) + quality(day));
                    }
                    day = day.plusDays(1);
                }
            }
            return null;
        }

        private String described(LocalDate day) {
            return ItalianText.weekday(day) + quality(day);
        }

        private String quality(LocalDate day) {
            if (given.term() instanceof Term.OnDate && !rolls) {
                return "";
            }
            if (holidays.isHoliday(day, given.rules()) && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                return ", festivo";
            }
            return holidays.isWorking(day, given.rules()) || day.getDayOfWeek() == DayOfWeek.SUNDAY
                    ? ""
                    : ", equiparato a festivo";
        }

        private String cited() {
            return rules.isEmpty()
                    ? ""
                    : rules.stream().map(RuleId::value).collect(Collectors.joining(", ", " (", ")"));
        }

        private ComputedTerm result(
                @Nullable LocalDate nominal, @Nullable LocalDate due, @Nullable Instant last, Instant firesAt) {
            Explanation explanation = new Explanation(
                    kind == null ? "deadline" : "deadline." + kind.id(),
                    List.copyOf(rules),
                    inputs(),
                    steps,
                    due == null ? NO_DATE : due.toString());
            return new ComputedTerm(kind, nominal, due, last, firesAt, explanation);
        }

        private Map<String, String> inputs() {
            Map<String, String> inputs = new LinkedHashMap<>();
            if (kind != null) {
                inputs.put("kind", kind.id());
            }
            inputs.put("eventDate", given.event().date().toString());
            Instant at = given.event().at();
            if (at != null) {
                inputs.put("eventAt", at.toString());
            }
            inputs.put("evidence", given.event().evidence());
            inputs.put("unit", given.term().unit().name());
            inputs.put("length", given.term().length());
            inputs.put("saturdayIsHoliday", Boolean.toString(given.rules().saturdayIsHoliday()));
            inputs.put(
                    "extraHolidays",
                    given.rules().extraHolidays().stream()
                            .map(MonthDay::toString)
                            .collect(Collectors.joining(",")));
            inputs.put("suspensions", periods(suspensions));
            Calculation.Extension extension = given.extension();
            if (extension != null) {
                inputs.put("extendedTo", extension.to().toString());
                inputs.put("extensionDecidedOn", extension.decidedOn().toString());
                inputs.put("suspensionsAfterExtension", periods(laterSuspensions(extension)));
            }
            LocalDate latest = given.notAfter();
            if (latest != null) {
                inputs.put("notAfter", latest.toString());
            }
            return inputs;
        }
    }

    /** The n-th day after another that is not suspended; null when an open-ended suspension stops the count. */
    private static @Nullable LocalDate walk(LocalDate from, long days, List<Suspension> suspensions) {
        LocalDate day = from;
        long left = days;
        while (left > 0) {
            LocalDate next = day.plusDays(1);
            Suspension period = coveringOf(suspensions, next);
            if (period == null) {
                day = next;
                left--;
            } else if (period.to() == null) {
                return null;
            } else {
                day = period.to();
            }
        }
        return day;
    }

    /** A date after another, with as many more days as are suspended between them. */
    private static @Nullable LocalDate pushed(LocalDate event, LocalDate end, List<Suspension> suspensions) {
        return end.isAfter(event) ? walk(event, ChronoUnit.DAYS.between(event, end), suspensions) : end;
    }

    private static @Nullable Suspension coveringOf(List<Suspension> suspensions, LocalDate day) {
        for (Suspension suspension : suspensions) {
            if (suspension.covers(day)) {
                return suspension;
            }
        }
        return null;
    }

    private static String counted(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
