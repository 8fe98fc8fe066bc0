package it.sportello.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.shared.LegalTime;
import it.sportello.shared.Rule;
import it.sportello.shared.RuleId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

@Rule({"PSW-00-03", "PSW-00-04", "PSW-00-05", "PSW-00-06", "PSW-00-07"})
class LegalClockTest {

    private final LegalClock clock = new LegalClock(new PublicHolidays());

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = {"/cases/TM.csv", "/cases/TM-more.csv"},
            numLinesToSkip = 1)
    void aTermEndsOnTheDateOfTheCase(
            String id,
            String rules,
            String kind,
            LocalDate event,
            Term.Unit unit,
            String length,
            boolean saturdayIsHoliday,
            String extraHolidays,
            String suspensions,
            LocalDate nominal,
            LocalDate due) {
        DeadlineKind deadline = DeadlineKind.of(kind);
        CalendarRules calendar = new CalendarRules(
                saturdayIsHoliday,
                words(extraHolidays).map(MonthDay::parse).toList(),
                words(suspensions)
                        .map(period -> Suspension.of(
                                LocalDate.parse(period.substring(0, 10)),
                                LocalDate.parse(period.substring(11)),
                                deadline))
                        .toList());

        ComputedTerm term = clock.compute(deadline, StartEvent.on(event, "BUR n. 1"), Term.of(unit, length), calendar);

        assertThat(term.nominal()).isEqualTo(nominal);
        assertThat(term.due()).isEqualTo(due);
        assertThat(term.firesAt()).isEqualTo(LegalTime.startOf(due.plusDays(1)));
        assertThat(clock.replay(term.explanation())).isEqualTo(term);
    }

    @Test
    void theExplanationSaysEveryStep() {
        assertThat(started("2020-03-26", CalendarRules.NATIONAL).sentence())
                .isEqualTo("pubblicazione BUR 26/03/2020; 30 giorni → sabato 25/04/2020, festivo; domenica 26/04;"
                        + " scade lunedì 27/04/2020 (PSW-16-01, PSW-00-04)");
    }

    @Test
    void theExplanationSaysTheSuspendedDaysOfATermInDays() {
        assertThat(started("2020-04-14", covid(DeadlineKind.DL_07)).sentence())
                .isEqualTo("pubblicazione BUR 14/04/2020; 31 giorni sospesi, dal 15/04/2020 al 15/05/2020;"
                        + " 30 giorni → domenica 14/06/2020; scade lunedì 15/06/2020"
                        + " (PSW-16-01, PSW-00-04, PSW-00-07)");
    }

    @Test
    void theExplanationSaysTheSuspendedDaysOfATermInMonths() {
        ComputedTerm term = clock.compute(
                DeadlineKind.DL_09,
                StartEvent.on(LocalDate.parse("2020-04-06"), "PEC"),
                Term.months(9),
                covid(DeadlineKind.DL_09));

        assertThat(term.sentence())
                .isEqualTo("comunicazione di avvio 06/04/2020; 9 mesi → mercoledì 06/01/2021, festivo;"
                        + " 39 giorni sospesi, dal 07/04/2020 al 15/05/2020 → domenica 14/02/2021;"
                        + " scade lunedì 15/02/2021 (PSW-09-01, PSW-00-06, PSW-00-04, PSW-00-07)");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "TM-12, 2020-05-14T21:59:59Z, true",
        "TM-12 last millisecond, 2020-05-14T21:59:59.999Z, true",
        "TM-13, 2020-05-14T22:00:00Z, false"
    })
    void anActIsInTimeByItsOwnInstant(String id, Instant actAt, boolean inTime) {
        assertThat(started("2020-04-14", CalendarRules.NATIONAL).inTime(actAt)).isEqualTo(inTime);
    }

    @ParameterizedTest
    @CsvSource({
        // the day before, of, and after each change of hour
        "2020-02-27, 2020-03-28T22:59:59.999Z, 2020-03-28T23:00:00Z",
        "2020-02-28, 2020-03-30T21:59:59.999Z, 2020-03-30T22:00:00Z",
        "2020-09-24, 2020-10-24T21:59:59.999Z, 2020-10-24T22:00:00Z",
        "2020-09-25, 2020-10-26T22:59:59.999Z, 2020-10-26T23:00:00Z"
    })
    @Rule("PSW-00-03")
    void aTermEndsAtMidnightInRomeThroughBothClockChanges(LocalDate event, Instant last, Instant firesAt) {
        ComputedTerm term = started(event.toString(), CalendarRules.NATIONAL);

        assertThat(term.lastInstant()).isEqualTo(last);
        assertThat(term.firesAt()).isEqualTo(firesAt);
    }

    @Test
    @Rule("PSW-00-03")
    void midnightOfADayOfTwentyThreeOrTwentyFiveHoursIsThatOfRome() {
        assertThat(LegalTime.startOf(LocalDate.parse("2020-03-30"))).isEqualTo("2020-03-29T22:00:00Z");
        assertThat(LegalTime.lastInstantOf(LocalDate.parse("2020-03-29"))).isEqualTo("2020-03-29T21:59:59.999Z");
        assertThat(LegalTime.startOf(LocalDate.parse("2020-10-26"))).isEqualTo("2020-10-25T23:00:00Z");
        assertThat(LegalTime.dateOf(Instant.parse("2020-10-25T22:59:59.999Z"))).isEqualTo("2020-10-25");
    }

    @Test
    @Rule("PSW-00-03")
    void theEventDayIsThatOfRome() {
        assertThat(StartEvent.at(Instant.parse("2020-03-12T23:30:00Z"), "PEC").date())
                .isEqualTo(LocalDate.parse("2020-03-13"));
    }

    @Test
    @Rule("COM-08")
    void aWrittenHourIsInTimeItself() {
        ComputedTerm closing = clock.compute(
                DeadlineKind.DL_27,
                StartEvent.on(LocalDate.parse("2020-03-20"), "avviso"),
                Term.atInstant(Instant.parse("2020-04-20T15:00:00Z")),
                CalendarRules.NATIONAL);

        assertThat(closing.inTime(Instant.parse("2020-04-20T15:00:00Z"))).isTrue();
        assertThat(closing.inTime(Instant.parse("2020-04-20T15:00:01Z"))).isFalse();
        assertThat(closing.sentence()).endsWith("scade lunedì 20/04/2020 alle ore 17:00 (COM-08)");
        assertThat(clock.replay(closing.explanation())).isEqualTo(closing);
    }

    @Test
    @Rule("PSW-19-02")
    void anExtensionMovesTheReportOnlyWhenItIsGranted() {
        Calculation report = Calculation.of(
                DeadlineKind.DL_12,
                StartEvent.on(LocalDate.parse("2021-02-15"), "PEC"),
                Term.days(60),
                CalendarRules.NATIONAL);

        // TM-27: requested, not approved
        assertThat(clock.compute(report).due()).isEqualTo(LocalDate.parse("2021-04-16"));
        assertThat(extended(report, "2021-05-17").due()).isEqualTo(LocalDate.parse("2021-05-17"));
        assertThat(extended(report, "2021-05-16").due()).isEqualTo(LocalDate.parse("2021-05-17"));
        assertThat(extended(report, "2021-04-01").due()).isEqualTo(LocalDate.parse("2021-04-16"));
    }

    /** The date of the term is as it was set, the one of the act is a last day that rolls. */
    @ParameterizedTest
    @CsvSource({"2021-05-17, 2021-05-17", "2021-05-16, 2021-05-17", "2021-04-25, 2021-04-26", "2021-04-18, 2021-04-18"})
    @Rule({"PSW-00-08", "PSW-19-02"})
    void anExtensionMovesATermWhoseDateIsSet(LocalDate to, LocalDate due) {
        Calculation report = Calculation.of(
                DeadlineKind.DL_12,
                StartEvent.on(LocalDate.parse("2021-02-15"), "PEC"),
                Term.onDate(LocalDate.parse("2021-04-18")),
                CalendarRules.NATIONAL);

        ComputedTerm term = extended(report, to.toString());

        assertThat(term.due()).isEqualTo(due);
        assertThat(term.explanation().rules()).extracting(RuleId::value).contains("PSW-00-08");
        assertThat(clock.replay(term.explanation())).isEqualTo(term);
    }

    @Test
    @Rule({"PSW-00-07", "PSW-00-08"})
    void anExtensionOfATermThatStandsStillIsToldToWait() {
        Calculation report = Calculation.of(
                DeadlineKind.DL_12,
                StartEvent.on(LocalDate.parse("2021-02-15"), "PEC"),
                Term.days(60),
                new CalendarRules(false, List.of(), List.of(Suspension.of(LocalDate.parse("2021-03-01"), null))));

        ComputedTerm term = extended(report, "2021-05-17");

        assertThat(term.due()).isNull();
        assertThat(term.sentence())
                .contains("la proroga al 17/05/2021 non vale finché il termine non ha una fine", "PSW-00-08");
    }

    @Test
    @Rule({"PSW-00-07", "PSW-00-08"})
    void aSuspensionRegisteredAfterAnExtensionMovesIt() {
        Calculation report = Calculation.of(
                DeadlineKind.DL_12,
                StartEvent.on(LocalDate.parse("2021-02-15"), "PEC"),
                Term.days(60),
                CalendarRules.NATIONAL);
        Suspension later = Suspension.of(LocalDate.parse("2021-05-01"), LocalDate.parse("2021-05-10"));

        ComputedTerm term = clock.compute(report.extended(new Calculation.Extension(
                LocalDate.parse("2021-05-17"), LocalDate.parse("2021-04-10"), List.of(later))));

        assertThat(term.due()).isEqualTo(LocalDate.parse("2021-05-27"));
        assertThat(clock.replay(term.explanation())).isEqualTo(term);
    }

    /** The term ends on Saturday 5 September 2020 and rolls past the suspended Sunday and Monday. */
    @ParameterizedTest
    @CsvSource({"2020-09-05, 2020-09-08", "2020-09-06, 2020-09-08", "2020-09-08, 2020-09-08", "2020-09-09, 2020-09-09"})
    @Rule("PSW-00-08")
    void anExtensionNotLaterThanTheDayToWhichTheTermRollsChangesNothing(LocalDate to, LocalDate due) {
        Suspension known = Suspension.of(LocalDate.parse("2020-09-06"), LocalDate.parse("2020-09-07"));
        Calculation report = Calculation.of(
                DeadlineKind.DL_12,
                StartEvent.on(LocalDate.parse("2020-07-07"), "PEC"),
                Term.days(60),
                new CalendarRules(true, List.of(), List.of(known)));

        ComputedTerm term =
                clock.compute(report.extended(new Calculation.Extension(to, LocalDate.parse("2020-07-08"), List.of())));

        assertThat(term.due()).isEqualTo(due);
        assertThat(clock.replay(term.explanation())).isEqualTo(term);
    }

    @Test
    @Rule("PSW-16-02")
    void theBeneficiarysOwnScheduleNeverExceedsTheNineMonths() {
        Calculation own = Calculation.of(
                DeadlineKind.DL_11,
                StartEvent.on(LocalDate.parse("2020-05-15"), "PEC"),
                Term.days(300),
                CalendarRules.NATIONAL);

        assertThat(clock.compute(own.notAfter(LocalDate.parse("2021-02-15"))).due())
                .isEqualTo(LocalDate.parse("2021-02-15"));
    }

    @Test
    @Rule("PSW-19-01")
    void theReportRunsFromTheNineMonthsWhereNoEndIsCommunicated() {
        // TM-25 (AMB-47)
        LocalDate end = Objects.requireNonNull(clock.compute(
                        DeadlineKind.DL_09,
                        StartEvent.on(LocalDate.parse("2020-05-15"), "PEC"),
                        Term.months(9),
                        CalendarRules.NATIONAL)
                .due());

        assertThat(end).isEqualTo(LocalDate.parse("2021-02-15"));
        assertThat(clock.compute(
                                DeadlineKind.DL_12,
                                StartEvent.on(end, "decorso"),
                                Term.days(60),
                                CalendarRules.NATIONAL)
                        .due())
                .isEqualTo(LocalDate.parse("2021-04-16"));
    }

    @Test
    void aTermSuspendedUntilFurtherNoticeHasNoDate() {
        CalendarRules open = new CalendarRules(
                false, List.of(), List.of(Suspension.of(LocalDate.parse("2020-04-20"), null, DeadlineKind.DL_07)));

        ComputedTerm term = started("2020-04-14", open);

        assertThat(term.due()).isNull();
        assertThat(term.firesAt()).isEqualTo(LegalTime.NEVER);
        assertThat(term.sentence()).contains("sospeso dal 20/04/2020");
        assertThat(clock.replay(term.explanation())).isEqualTo(term);
        assertThat(started("2020-03-12", open).due()).isEqualTo(LocalDate.parse("2020-04-11"));
    }

    @Test
    @Rule("PSW-00-04")
    void aTermOfItsOwnLengthIsCountedAsEveryOther() {
        Calculation own = Calculation.ofOwnLength(
                StartEvent.on(LocalDate.parse("2020-03-26"), "PEC"), Term.days(30), CalendarRules.NATIONAL);

        ComputedTerm term = clock.compute(own);

        assertThat(term.sentence())
                .isEqualTo("evento del 26/03/2020; 30 giorni → sabato 25/04/2020, festivo; domenica 26/04;"
                        + " scade lunedì 27/04/2020 (PSW-00-04)");
        assertThat(clock.replay(term.explanation())).isEqualTo(term);
    }

    @Test
    @Rule("PSW-00-07")
    void aTermOfItsOwnIsStoppedByTheSuspensionsOfEveryTermOnly() {
        LocalDate from = LocalDate.parse("2020-09-10");
        LocalDate to = LocalDate.parse("2020-09-14");
        StartEvent event = StartEvent.on(LocalDate.parse("2020-09-01"), "PEC");

        ComputedTerm stopped = clock.compute(Calculation.ofOwnLength(
                event, Term.days(30), new CalendarRules(false, List.of(), List.of(Suspension.of(from, to)))));
        ComputedTerm running = clock.compute(Calculation.ofOwnLength(
                event,
                Term.days(30),
                new CalendarRules(false, List.of(), List.of(Suspension.of(from, to, DeadlineKind.DL_07)))));

        assertThat(stopped.due()).isEqualTo("2020-10-06");
        assertThat(running.due()).isEqualTo("2020-10-01");
        assertThat(clock.replay(stopped.explanation())).isEqualTo(stopped);
    }

    @Test
    @Rule("PSW-03-18")
    void aDurationCountsItsFirstDayAndDoesNotRoll() {
        // AMB-16; 31 January 2021 is a Sunday
        ComputedTerm pilot = clock.compute(
                DeadlineKind.DL_10,
                StartEvent.on(LocalDate.parse("2020-09-01"), "PEC"),
                Term.months(5),
                CalendarRules.NATIONAL);

        assertThat(pilot.due()).isEqualTo("2021-01-31");
        assertThat(pilot.sentence())
                .isEqualTo("avvio del pilota 01/09/2020; durata minima 5 mesi → domenica 31/01/2021;"
                        + " scade domenica 31/01/2021 (PSW-03-18)");
    }

    @Test
    @Rule("PSW-23-02")
    void theRetentionOfArticle140IsMovedByItsSuspensionAndDoesNotRoll() {
        CalendarRules proceedings = new CalendarRules(
                false,
                List.of(),
                List.of(Suspension.of(
                        LocalDate.parse("2023-01-01"), LocalDate.parse("2023-02-09"), DeadlineKind.DL_23)));

        ComputedTerm term = clock.compute(
                DeadlineKind.DL_23,
                StartEvent.on(LocalDate.parse("2022-02-15"), "nota AdG"),
                Term.onDate(LocalDate.parse("2025-12-31")),
                proceedings);

        assertThat(term.due()).isEqualTo(LocalDate.parse("2026-02-09"));
    }

    private ComputedTerm started(String bur, CalendarRules calendar) {
        return clock.compute(
                DeadlineKind.DL_07, StartEvent.on(LocalDate.parse(bur), "BUR n. 1"), Term.days(30), calendar);
    }

    private ComputedTerm extended(Calculation report, String to) {
        return clock.compute(report.extended(
                new Calculation.Extension(LocalDate.parse(to), LocalDate.parse("2021-04-10"), List.of())));
    }

    private static CalendarRules covid(DeadlineKind kind) {
        return new CalendarRules(
                false,
                List.of(),
                List.of(Suspension.of(LocalDate.parse("2020-02-23"), LocalDate.parse("2020-05-15"), kind)));
    }

    private static Stream<String> words(String list) {
        return list == null ? Stream.of() : Stream.of(list.split(" "));
    }
}
