package it.sportello.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.shared.LegalTime;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LegalClockProperties {

    private static final LocalDate FIRST = LocalDate.parse("2019-12-01");

    private final PublicHolidays holidays = new PublicHolidays();
    private final LegalClock clock = new LegalClock(holidays);

    @Property
    @Rule("PSW-00-04")
    void aTermNeverEndsOnADayThatIsNotWorkingOrIsSuspended(
            @ForAll("events") LocalDate event, @ForAll("terms") Term term, @ForAll("calendars") CalendarRules rules) {
        LocalDate due = due(event, term, rules);

        assertThat(holidays.isWorking(due, rules)).isTrue();
        assertThat(rules.suspensionsOf(DeadlineKind.DL_07)).noneMatch(period -> period.covers(due));
    }

    @Property
    @Rule("PSW-00-07")
    void aSuspensionNeverBringsADateForward(
            @ForAll("events") LocalDate event,
            @ForAll("terms") Term term,
            @ForAll("calendars") CalendarRules rules,
            @ForAll("suspensions") Suspension more) {
        assertThat(due(event, term, rules.suspendedAlso(List.of(more)))).isAfterOrEqualTo(due(event, term, rules));
    }

    @Property
    @Rule("PSW-00-07")
    void suspensionsThatTouchAreOneLongerSuspension(
            @ForAll("events") LocalDate event,
            @ForAll("terms") Term term,
            @ForAll("suspensions") Suspension first,
            @ForAll("lengths") int days) {
        LocalDate resumed = Objects.requireNonNull(first.to());
        Suspension second = Suspension.of(resumed.plusDays(1), resumed.plusDays(days));
        Suspension both = Suspension.of(first.from(), resumed.plusDays(days));

        assertThat(compute(event, term, suspended(first, second))).isEqualTo(compute(event, term, suspended(both)));
    }

    @Property
    @Rule("PSW-00-07")
    void exactlyTheDaysOfTheTermAreNotSuspended(
            @ForAll("events") LocalDate event, @ForAll("lengths") int days, @ForAll("calendars") CalendarRules rules) {
        LocalDate nominal =
                Objects.requireNonNull(compute(event, Term.days(days), rules).nominal());

        assertThat(event.plusDays(1).datesUntil(nominal.plusDays(1)).filter(day -> rules.suspensions().stream()
                        .noneMatch(period -> period.covers(day))))
                .hasSize(days);
    }

    @Property
    @Rule("PSW-00-10")
    void theExplanationReplayedGivesTheSameTerm(
            @ForAll("events") LocalDate event, @ForAll("terms") Term term, @ForAll("calendars") CalendarRules rules) {
        ComputedTerm computed = compute(event, term, rules);

        assertThat(clock.replay(computed.explanation())).isEqualTo(computed);
    }

    @Property
    @Rule({"PSW-00-08", "PSW-00-10", "PSW-19-02"})
    void anExtensionNeverShortensATermAndIsReplayed(
            @ForAll("events") LocalDate event,
            @ForAll("calendars") CalendarRules rules,
            @ForAll("lengths") int decidedAfter,
            @ForAll("lengths") int longer,
            @ForAll("suspensions") Suspension later) {
        LocalDate decided = event.plusDays(decidedAfter);
        Calculation report = Calculation.of(DeadlineKind.DL_12, StartEvent.on(event, "PEC"), Term.days(60), rules);

        ComputedTerm before = clock.compute(report);
        ComputedTerm extended =
                clock.compute(report.extended(new Calculation.Extension(decided.plusDays(longer), decided, List.of())));
        ComputedTerm suspendedLater = clock.compute(Calculation.of(
                        DeadlineKind.DL_12,
                        StartEvent.on(event, "PEC"),
                        Term.days(60),
                        rules.suspendedAlso(List.of(later)))
                .extended(new Calculation.Extension(decided.plusDays(longer), decided, List.of(later))));

        assertThat(extended.due()).isAfterOrEqualTo(before.due());
        assertThat(suspendedLater.due()).isAfterOrEqualTo(extended.due());
        assertThat(holidays.isWorking(Objects.requireNonNull(extended.due()), rules))
                .isTrue();
        assertThat(clock.replay(suspendedLater.explanation())).isEqualTo(suspendedLater);
    }

    @Property
    @Rule("PSW-00-04")
    void theLastInstantIsInTimeAndTheFiringInstantIsNot(@ForAll("events") LocalDate event, @ForAll("terms") Term term) {
        ComputedTerm computed = compute(event, term, CalendarRules.NATIONAL);

        assertThat(computed.inTime(Objects.requireNonNull(computed.lastInstant())))
                .isTrue();
        assertThat(computed.inTime(computed.firesAt())).isFalse();
        assertThat(LegalTime.dateOf(computed.firesAt()))
                .isEqualTo(Objects.requireNonNull(computed.due()).plusDays(1));
    }

    @Provide
    Arbitrary<LocalDate> events() {
        return Arbitraries.integers().between(0, 3000).map(FIRST::plusDays);
    }

    @Provide
    Arbitrary<Integer> lengths() {
        return Arbitraries.integers().between(1, 120);
    }

    @Provide
    Arbitrary<Term> terms() {
        return Arbitraries.oneOf(
                lengths().map(Term::days), Arbitraries.integers().between(1, 24).map(Term::months));
    }

    @Provide
    Arbitrary<Suspension> suspensions() {
        return Combinators.combine(events(), lengths())
                .as((from, days) -> Suspension.of(from, from.plusDays(days - 1)));
    }

    @Provide
    Arbitrary<CalendarRules> calendars() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        suspensions().list().ofMaxSize(4).map(ArrayList::new))
                .as((saturday, suspensions) -> new CalendarRules(saturday, List.of(), suspensions));
    }

    private static CalendarRules suspended(Suspension... suspensions) {
        return new CalendarRules(false, List.of(), List.of(suspensions));
    }

    private ComputedTerm compute(LocalDate event, Term term, CalendarRules rules) {
        return clock.compute(DeadlineKind.DL_07, StartEvent.on(event, "BUR n. 1"), term, rules);
    }

    private LocalDate due(LocalDate event, Term term, CalendarRules rules) {
        return Objects.requireNonNull(compute(event, term, rules).due());
    }
}
