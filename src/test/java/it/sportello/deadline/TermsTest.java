package it.sportello.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import it.sportello.shared.Explanation;
import it.sportello.shared.LegalTime;
import it.sportello.shared.Rule;
import it.sportello.shared.RuleId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What terms, suspensions and kinds of deadline are, beside the dates they lead to. */
class TermsTest {

    private static final LocalDate MAY_1 = LocalDate.parse("2020-05-01");
    private static final LocalDate MAY_10 = LocalDate.parse("2020-05-10");

    private final LegalClock clock = new LegalClock(new PublicHolidays());

    @ParameterizedTest
    @MethodSource("terms")
    @Rule("PSW-00-10")
    void aTermIsWrittenAndReadBack(Term term, Term.Unit unit, String length) {
        assertThat(term.unit()).isEqualTo(unit);
        assertThat(term.length()).isEqualTo(length);
        assertThat(Term.of(unit, length)).isEqualTo(term);
    }

    static Stream<Arguments> terms() {
        return Stream.of(
                arguments(Term.days(30), Term.Unit.DAYS, "30"),
                arguments(Term.months(9), Term.Unit.MONTHS, "9"),
                arguments(Term.fiscalYears(10, MonthDay.of(7, 1)), Term.Unit.FISCAL_YEARS, "10 --07-01"),
                arguments(Term.onDate(MAY_1), Term.Unit.DATE, "2020-05-01"),
                arguments(
                        Term.atInstant(Instant.parse("2020-04-20T15:00:00Z")),
                        Term.Unit.INSTANT,
                        "2020-04-20T15:00:00Z"),
                arguments(Term.openEnded(), Term.Unit.OPEN, ""));
    }

    @Test
    void noTermIsShorterThanItsUnitAllows() {
        assertThat(Term.days(0).length()).isEqualTo("0");
        assertThatIllegalArgumentException().isThrownBy(() -> Term.days(-1));
        assertThat(Term.months(1).length()).isEqualTo("1");
        assertThatIllegalArgumentException().isThrownBy(() -> Term.months(0));
        assertThat(Term.fiscalYears(1, MonthDay.of(1, 1)).length()).startsWith("1 ");
        assertThatIllegalArgumentException().isThrownBy(() -> Term.fiscalYears(0, MonthDay.of(1, 1)));
    }

    @Test
    @Rule("PSW-00-07")
    void aSuspensionCoversItsFirstAndItsLastDay() {
        Suspension period = Suspension.of(MAY_1, MAY_10);

        assertThat(period.covers(MAY_1.minusDays(1))).isFalse();
        assertThat(period.covers(MAY_1)).isTrue();
        assertThat(period.covers(MAY_10)).isTrue();
        assertThat(period.covers(MAY_10.plusDays(1))).isFalse();
        assertThat(Suspension.of(MAY_1, null).covers(MAY_10.plusYears(1))).isTrue();
        assertThat(Suspension.of(MAY_1, MAY_1).covers(MAY_1)).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> Suspension.of(MAY_1, MAY_1.minusDays(1)));
    }

    @Test
    @Rule({"PSW-00-07", "PSW-23-02"})
    void aSuspensionStopsEveryTermOrThoseItNames() {
        Suspension ofAll = Suspension.of(MAY_1, MAY_10);

        assertThat(Arrays.stream(DeadlineKind.values()).filter(ofAll::appliesTo).map(DeadlineKind::id))
                .containsExactly(
                        "DL-04", "DL-06", "DL-07", "DL-08", "DL-09", "DL-11", "DL-12", "DL-18", "DL-28", "DL-29");
        Suspension ofTwo = Suspension.of(MAY_1, MAY_10, DeadlineKind.DL_23, DeadlineKind.DL_07);
        assertThat(ofTwo.kinds()).containsExactly(DeadlineKind.DL_07, DeadlineKind.DL_23);
        assertThat(ofTwo.appliesTo(DeadlineKind.DL_23)).isTrue();
        assertThat(ofTwo.appliesTo(DeadlineKind.DL_12)).isFalse();
        assertThat(Suspension.of(MAY_1, MAY_10, DeadlineKind.DL_22).appliesTo(DeadlineKind.DL_22))
                .isFalse();
    }

    @Test
    @Rule("PSW-00-07")
    void suspensionsThatTouchOrOverlapAreOne() {
        assertThat(merged(Suspension.of(MAY_10.plusDays(1), MAY_10.plusDays(5)), Suspension.of(MAY_1, MAY_10)))
                .containsExactly(ofStart(MAY_1, MAY_10.plusDays(5)));
        assertThat(merged(Suspension.of(MAY_1, MAY_10), Suspension.of(MAY_1.plusDays(2), MAY_1.plusDays(3))))
                .containsExactly(ofStart(MAY_1, MAY_10));
        assertThat(merged(Suspension.of(MAY_1, MAY_10), Suspension.of(MAY_10.plusDays(2), MAY_10.plusDays(5))))
                .containsExactly(ofStart(MAY_1, MAY_10), ofStart(MAY_10.plusDays(2), MAY_10.plusDays(5)));
    }

    @Test
    @Rule("PSW-00-07")
    void aSuspensionUntilFurtherNoticeSwallowsThoseAfterIt() {
        assertThat(merged(Suspension.of(MAY_1, null), Suspension.of(MAY_10, MAY_10.plusDays(5))))
                .containsExactly(ofStart(MAY_1, null));
        assertThat(merged(Suspension.of(MAY_1, MAY_10), Suspension.of(MAY_10, null)))
                .containsExactly(ofStart(MAY_1, null));
    }

    @Test
    void whatASuspensionDoesNotStopIsNotAmongItsOwn() {
        assertThat(merged(Suspension.of(MAY_1, MAY_10, DeadlineKind.DL_12))).isEmpty();
    }

    @Test
    void aDeadlineIsKnownByItsId() {
        assertThat(DeadlineKind.of("DL-29")).isEqualTo(DeadlineKind.DL_29);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeadlineKind.of("DL-30"))
                .withMessage("not a deadline: DL-30");
    }

    @Test
    void aDeadlineSaysWhatItIsFromWhatItRunsAndWhoMustAct() {
        DeadlineKind start = DeadlineKind.DL_07;

        assertThat(start.label()).isEqualTo("Avvio delle attività");
        assertThat(start.startEvent()).isEqualTo("pubblicazione BUR");
        assertThat(start.nature()).isEqualTo(DeadlineKind.Nature.TERM);
        assertThat(start.on()).containsExactly(Party.APPLICANT);
        assertThat(start.notified()).containsExactlyInAnyOrder(Party.APPLICANT, Party.OFFICE);
        assertThat(DeadlineKind.DL_15.rules()).containsExactly(RuleId.of("PSW-19-14"), RuleId.of("PSW-19-15"));
        assertThat(DeadlineKind.DL_15.rule()).isEqualTo(RuleId.of("PSW-19-14"));
    }

    @ParameterizedTest
    @EnumSource(Party.class)
    void aPartyHasAnItalianName(Party party) {
        assertThat(party.label()).isNotBlank();
    }

    @Test
    @Rule({"PSW-00-08", "PSW-09-03", "PSW-19-02"})
    void onlyTheReportAndTheEndOfTheActionsAreExtended() {
        assertThat(kinds(DeadlineKind::extendable)).containsExactly("DL-09", "DL-12");
    }

    @Test
    @Rule("PSW-23-02")
    void onlyTermsAndTheRetentionOfArticle140AreSuspended() {
        assertThat(kinds(DeadlineKind::suspendable))
                .containsExactly(
                        "DL-04", "DL-06", "DL-07", "DL-08", "DL-09", "DL-11", "DL-12", "DL-18", "DL-23", "DL-28",
                        "DL-29");
    }

    @Test
    void aCaseMayHaveSeveralOfSomeDeadlines() {
        assertThat(kinds(DeadlineKind::repeatable))
                .containsExactly(
                        "DL-08", "DL-11", "DL-13", "DL-14", "DL-17", "DL-18", "DL-19", "DL-20", "DL-22", "DL-23",
                        "DL-24", "DL-25", "DL-28", "DL-29");
    }

    @Test
    void theRegisterWakesThoseThatNoProcessWaitsFor() {
        assertThat(kinds(DeadlineKind::wokenByRegister))
                .containsExactly("DL-10", "DL-11", "DL-19", "DL-20", "DL-22", "DL-23", "DL-24");
    }

    @Test
    @Rule("PSW-16-02")
    void onlyTheBeneficiarysOwnScheduleIsLimitedByTheNineMonths() {
        assertThat(kinds(kind -> kind.cap() != null)).containsExactly("DL-11");
        assertThat(DeadlineKind.DL_11.cap()).isEqualTo(DeadlineKind.DL_09);
    }

    @Test
    void anInstantOrAnIntervalAsksNobodyForWork() {
        assertThat(kinds(kind -> !kind.asksForWork()))
                .isNotEmpty()
                .isEqualTo(kinds(kind ->
                        kind.nature() == DeadlineKind.Nature.INSTANT || kind.nature() == DeadlineKind.Nature.INTERVAL));
        assertThat(DeadlineKind.DL_07.asksForWork()).isTrue();
    }

    @Test
    @Rule("PSW-06-03")
    void theThreeFiscalYearsOfTheDeMinimisAreTheCurrentOneAndTheTwoBefore() {
        ComputedTerm window = clock.compute(
                DeadlineKind.DL_21,
                StartEvent.on(LocalDate.parse("2020-06-10"), "concessione"),
                Term.fiscalYears(3, MonthDay.of(7, 1)),
                CalendarRules.NATIONAL);

        assertThat(window.due()).isEqualTo("2020-06-30");
        assertThat(window.sentence()).contains("3 esercizi con quello in corso, dal 01/07/2017 → martedì 30/06/2020");
    }

    @Test
    @Rule("PSW-23-03")
    void theRetentionOfTenFiscalYearsEndsOnItsLastDayEvenASunday() {
        ComputedTerm kept = clock.compute(
                DeadlineKind.DL_22,
                StartEvent.on(LocalDate.parse("2023-10-02"), "ultimo aiuto"),
                Term.fiscalYears(10, MonthDay.of(1, 1)),
                CalendarRules.NATIONAL);

        assertThat(kept.due()).isEqualTo("2033-12-31");
        assertThat(kept.sentence())
                .isEqualTo("ultimo aiuto individuale 02/10/2023; 10 esercizi → sabato 31/12/2033;"
                        + " scade sabato 31/12/2033 (PSW-23-03)");
        assertThat(clock.replay(kept.explanation())).isEqualTo(kept);
        assertThat(retention(1).sentence()).contains("; 1 esercizio → giovedì 31/12/2020;");
        assertThat(retention(2).due()).isEqualTo("2021-12-31");
        assertThat(retention(3).due()).isEqualTo("2022-12-31");
    }

    @Test
    void aDateOfADocumentNeitherRollsNorIsSuspended() {
        ComputedTerm durc = clock.compute(
                DeadlineKind.DL_19,
                StartEvent.on(MAY_1, "DURC"),
                Term.onDate(LocalDate.parse("2020-06-02")),
                new CalendarRules(false, List.of(), List.of(Suspension.of(MAY_1, MAY_10))));

        assertThat(durc.due()).isEqualTo("2020-06-02");
        assertThat(durc.nominal()).isEqualTo(durc.due());
        assertThat(durc.sentence()).isEqualTo("acquisizione del DURC 01/05/2020; scade martedì 02/06/2020 (PSW-18-10)");
    }

    @Test
    void aDateBeforeItsEventStaysWhatItIs() {
        ComputedTerm durc = clock.compute(
                DeadlineKind.DL_23,
                StartEvent.on(MAY_10, "DURC"),
                Term.onDate(MAY_1),
                new CalendarRules(false, List.of(), List.of(Suspension.of(MAY_1, MAY_10, DeadlineKind.DL_23))));

        assertThat(durc.due()).isEqualTo(MAY_1);
    }

    @Test
    void whatOnlyAnEventEndsHasNoDate() {
        ComputedTerm seat = clock.compute(
                DeadlineKind.DL_16, StartEvent.on(MAY_1, "domanda"), Term.openEnded(), CalendarRules.NATIONAL);

        assertThat(seat.due()).isNull();
        assertThat(seat.lastInstant()).isNull();
        assertThat(seat.firesAt()).isEqualTo(LegalTime.NEVER);
        assertThat(seat.explanation().result()).isEqualTo("senza data");
        assertThat(seat.sentence())
                .isEqualTo("presentazione della domanda 01/05/2020; termina con l'evento, non con una data"
                        + " (PSW-05-10)");
        assertThat(clock.replay(seat.explanation())).isEqualTo(seat);
    }

    @Test
    @Rule("PSW-00-10")
    void anExplanationWithoutItsInputsIsNotReplayed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.replay(Explanation.of("deadline.DL-07").result("")))
                .withMessage("the explanation has no eventDate");
    }

    @Test
    @Rule("PSW-00-10")
    void theInstantOfTheEventAndTheLimitAreReplayedToo() {
        ComputedTerm term = clock.compute(Calculation.of(
                        DeadlineKind.DL_11,
                        StartEvent.at(Instant.parse("2020-05-15T22:30:00Z"), "PEC"),
                        Term.days(300),
                        CalendarRules.NATIONAL)
                .notAfter(LocalDate.parse("2021-02-15")));

        assertThat(term.sentence())
                .startsWith("avvio delle attività 16/05/2020;")
                .contains("; non oltre lunedì 15/02/2021, conclusione delle azioni; scade lunedì 15/02/2021");
        assertThat(clock.replay(term.explanation())).isEqualTo(term);
        assertThat(term.explanation().inputs())
                .containsEntry("eventAt", "2020-05-15T22:30:00Z")
                .containsEntry("notAfter", "2021-02-15");
    }

    @Test
    @Rule({"PSW-00-08", "PSW-19-02"})
    void anExtensionThatChangesNothingIsSaid() {
        Calculation report = Calculation.of(
                DeadlineKind.DL_12,
                StartEvent.on(LocalDate.parse("2021-02-15"), "PEC"),
                Term.days(60),
                CalendarRules.NATIONAL);
        Calculation.Extension toTheSameDay =
                new Calculation.Extension(LocalDate.parse("2021-04-16"), LocalDate.parse("2021-04-10"), List.of());

        assertThat(clock.compute(report.extended(toTheSameDay)).sentence())
                .isEqualTo("termine dell'attività 15/02/2021; 60 giorni → venerdì 16/04/2021;"
                        + " la proroga al 16/04/2021 non supera il termine; scade venerdì 16/04/2021"
                        + " (PSW-19-01, PSW-00-04, PSW-00-08, PSW-19-02)");
    }

    @Test
    @Rule({"PSW-00-07", "PSW-00-08"})
    void aSuspensionKnownWhenTheExtensionWasDecidedDoesNotMoveTheDateOfTheAct() {
        Calculation report = Calculation.of(
                DeadlineKind.DL_12,
                StartEvent.on(LocalDate.parse("2021-02-15"), "PEC"),
                Term.days(60),
                new CalendarRules(
                        false,
                        List.of(),
                        List.of(Suspension.of(LocalDate.parse("2021-05-10"), LocalDate.parse("2021-05-20")))));

        ComputedTerm term = clock.compute(report.extended(
                new Calculation.Extension(LocalDate.parse("2021-05-17"), LocalDate.parse("2021-04-10"), List.of())));

        assertThat(term.due()).isEqualTo("2021-05-17");
    }

    @Test
    @Rule("PSW-00-07")
    void aTermThatEndsOnASuspendedDayEndsAfterTheSuspension() {
        ComputedTerm term = clock.compute(Calculation.of(
                        DeadlineKind.DL_12,
                        StartEvent.on(LocalDate.parse("2021-02-15"), "PEC"),
                        Term.days(60),
                        CalendarRules.NATIONAL)
                .extended(new Calculation.Extension(
                        LocalDate.parse("2021-05-09"),
                        LocalDate.parse("2021-04-10"),
                        List.of(Suspension.of(LocalDate.parse("2021-05-10"), LocalDate.parse("2021-05-20"))))));

        assertThat(term.nominal()).isEqualTo("2021-05-09");
        assertThat(term.due()).isEqualTo("2021-05-21");
        assertThat(term.sentence()).contains("; sospeso dal 10/05/2021 al 20/05/2021; scade venerdì 21/05/2021");
    }

    @Test
    @Rule({"PSW-00-04", "PSW-00-05"})
    void theExplanationNamesTheDaysThatDoNotCount() {
        CalendarRules saturdays = new CalendarRules(true, List.of(), List.of());

        assertThat(clock.compute(
                                DeadlineKind.DL_07,
                                StartEvent.on(LocalDate.parse("2020-04-30"), "BUR"),
                                Term.days(30),
                                saturdays)
                        .sentence())
                .isEqualTo("pubblicazione BUR 30/04/2020; 30 giorni → sabato 30/05/2020, equiparato a festivo;"
                        + " domenica 31/05; scade lunedì 01/06/2020 (PSW-16-01, PSW-00-04)");
        assertThat(clock.compute(
                                DeadlineKind.DL_07,
                                StartEvent.on(LocalDate.parse("2020-05-31"), "BUR"),
                                Term.days(1),
                                CalendarRules.NATIONAL)
                        .sentence())
                .contains("; 1 giorno → lunedì 01/06/2020; scade lunedì 01/06/2020");
        assertThat(clock.compute(
                                DeadlineKind.DL_09,
                                StartEvent.on(LocalDate.parse("2020-05-02"), "PEC"),
                                Term.months(1),
                                CalendarRules.NATIONAL)
                        .sentence())
                .contains("; 1 mese → martedì 02/06/2020, festivo; scade mercoledì 03/06/2020");
    }

    @Test
    @Rule("PSW-00-07")
    void aSuspensionOfOneDayIsSaidInTheSingular() {
        CalendarRules oneDay = new CalendarRules(false, List.of(), List.of(Suspension.of(MAY_10, MAY_10)));

        assertThat(clock.compute(DeadlineKind.DL_07, StartEvent.on(MAY_1, "BUR"), Term.days(30), oneDay)
                        .sentence())
                .contains("; 1 giorno sospeso, dal 10/05/2020 al 10/05/2020; 30 giorni → lunedì 01/06/2020;");
    }

    @Test
    @Rule("PSW-23-04")
    void theExplanationOfTheRetentionSaysEveryPeriod() {
        Explanation explanation = new Retention(
                        LocalDate.parse("2030-12-31"), LocalDate.parse("2025-12-31"), LocalDate.parse("2030-05-01"))
                .explanation();

        assertThat(explanation.steps())
                .containsExactly(
                        "de minimis (PSW-23-03): 31/12/2030",
                        "art. 140 Reg. (UE) 1303/2013 (PSW-23-01): 31/12/2025",
                        "art. 2220 codice civile (PSW-23-04): 01/05/2030",
                        "prevale il periodo più lungo: 31/12/2030 (PSW-23-04)");
        assertThat(explanation.inputs())
                .containsEntry("deMinimis", "2030-12-31")
                .containsEntry("managingAuthority", "2025-12-31")
                .containsEntry("civilCode", "2030-05-01");
        assertThat(explanation.result()).isEqualTo("2030-12-31");
    }

    private ComputedTerm retention(int years) {
        return clock.compute(
                DeadlineKind.DL_22,
                StartEvent.on(LocalDate.parse("2019-12-31"), "ultimo aiuto"),
                Term.fiscalYears(years, MonthDay.of(1, 1)),
                CalendarRules.NATIONAL);
    }

    private static List<Suspension> merged(Suspension... suspensions) {
        return new CalendarRules(false, List.of(), List.of(suspensions)).suspensionsOf(DeadlineKind.DL_07);
    }

    private static Suspension ofStart(LocalDate from, LocalDate to) {
        return new Suspension(from, to, Set.of(DeadlineKind.DL_07));
    }

    private static List<String> kinds(Predicate<DeadlineKind> which) {
        return Arrays.stream(DeadlineKind.values())
                .filter(which)
                .map(DeadlineKind::id)
                .toList();
    }
}
