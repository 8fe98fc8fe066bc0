package it.sportello.deadline.register;

import static it.sportello.deadline.DeadlineKind.DL_04;
import static it.sportello.deadline.DeadlineKind.DL_07;
import static it.sportello.deadline.DeadlineKind.DL_09;
import static it.sportello.deadline.DeadlineKind.DL_11;
import static it.sportello.deadline.DeadlineKind.DL_12;
import static it.sportello.deadline.DeadlineKind.DL_18;
import static it.sportello.deadline.DeadlineKind.DL_20;
import static it.sportello.deadline.DeadlineKind.DL_22;
import static it.sportello.deadline.DeadlineKind.DL_23;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import it.sportello.deadline.LegalClock;
import it.sportello.deadline.PublicHolidays;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.Suspension;
import it.sportello.deadline.Term;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import it.sportello.test.NoticeFixture;
import it.sportello.test.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The register on a database of its own, where no scanner of the running program wakes anything. */
@Tag("integration")
class DeadlinesTest {

    private static final DataSource DATABASE = TestDatabase.withDomainOnly("register");

    private static final Instant LAST_SECOND = Instant.parse("2020-05-14T21:59:59Z");
    private static final Instant MIDNIGHT = Instant.parse("2020-05-14T22:00:00Z");

    private final JdbcClient sql = JdbcClient.create(DATABASE);
    private final Ascertainments ascertainments = new Ascertainments(sql);
    private final DeadlineTable table =
            new DeadlineTable(sql, new NamedParameterJdbcTemplate(DATABASE), ascertainments);
    private final WakeTable wakes = new WakeTable(sql);
    private final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(DATABASE));

    private Register register;
    private ReferenceCode code;

    @BeforeEach
    void aCasePublishedOn14April2020() {
        register = new Register(sql, table, ascertainments, wakes, transaction);
        code = Register.newCase();
        register.on("2020-04-14");
    }

    @Test
    void anOpenedDeadlineIsReadBackWithItsExplanation() {
        Deadline opened = register.start(code, "2020-04-14");

        Deadline read = register.deadlines.require(code, DL_07);
        assertThat(read).isEqualTo(opened);
        assertThat(read.due()).isEqualTo("2020-05-14");
        assertThat(read.state()).isEqualTo(DeadlineState.RUNNING);
        assertThat(new LegalClock(new PublicHolidays())
                        .replay(read.explanation())
                        .due())
                .isEqualTo(read.due());
        assertThat(register.deadlines.firesAt(code, DL_07)).isEqualTo(MIDNIGHT);
        assertThatThrownBy(() -> register.deadlines.firesAt(code, DL_12)).isInstanceOf(Refusal.class);
        assertThat(register.deadlines.dueDate(code, DL_12)).isEmpty();
        assertThatThrownBy(() -> register.start(code, "2020-04-14")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Rule("PSW-00-03")
    void theDatesDoNotDependOnTheZoneOfTheDatabase() {
        register.in(() -> {
            sql.sql("set local time zone 'Asia/Tokyo'").update();
            return register.start(code, "2020-04-14");
        });

        assertThat(register.deadlines.require(code, DL_07).due()).isEqualTo("2020-05-14");
        assertThat(register.deadlines.firesAt(code, DL_07)).isEqualTo(MIDNIGHT);
        assertThat(wakeAt()).isEqualTo(Instant.parse("2020-05-06T22:00:00Z"));
    }

    @Test
    @Rule("PSW-00-04")
    void aTermExpiresOnceAtMidnightAndNotASecondBefore() {
        register.start(code, "2020-04-14");

        assertThat(ascertain(LAST_SECOND)).isEqualTo(new Ascertained.NotYet(MIDNIGHT));
        assertThat(ascertain(MIDNIGHT)).isEqualTo(new Ascertained.Expired(LocalDate.parse("2020-05-14")));
        assertThat(ascertain(MIDNIGHT)).isEqualTo(new Ascertained.AlreadyExpired());
    }

    @Test
    @Rule("PSW-00-04")
    void anActInTimeMeetsTheTermAndItStaysMet() {
        register.start(code, "2020-04-14");

        assertThat(met(LAST_SECOND)).isEqualTo(new Fulfilment.InTime(false));
        assertThat(met(MIDNIGHT)).isEqualTo(new Fulfilment.AlreadyMet(LAST_SECOND));
        assertThat(ascertain(MIDNIGHT)).isEqualTo(new Ascertained.Met(LAST_SECOND));
        register.in(() -> register.acts.correctEvent(List.of(code), Set.of(DL_07), bur("2020-04-01"), Register.ACT));
        assertThat(state()).isEqualTo(DeadlineState.MET);
    }

    @Test
    @Rule("PSW-00-04")
    void aLateActIsRecordedAndTheTermStaysExpired() {
        register.start(code, "2020-04-14");
        ascertain(MIDNIGHT);

        assertThat(met(MIDNIGHT)).isEqualTo(new Fulfilment.Late(MIDNIGHT.minusMillis(1)));
        assertThat(state()).isEqualTo(DeadlineState.EXPIRED);
        assertThat(register.deadlines.require(code, DL_07).metAt()).isEqualTo(MIDNIGHT);
    }

    @Test
    void anActInTimeButRecordedAfterTheExpiryCountsAsInTime() {
        register.start(code, "2020-04-14");
        ascertain(MIDNIGHT);

        assertThat(met(LAST_SECOND)).isEqualTo(new Fulfilment.InTime(true));
        assertThat(state()).isEqualTo(DeadlineState.MET);
    }

    @Test
    void aCorrigendumMovesTheTermAndItsTimerAndWithdrawsAnExpiry() {
        register.start(code, "2020-04-14");
        register.on("2020-05-20");
        ascertain(MIDNIGHT);

        List<Redated> moved = register.in(
                () -> register.acts.correctEvent(List.of(code), Set.of(DL_07), bur("2020-04-30"), Register.ACT));

        assertThat(moved)
                .containsExactly(new Redated(
                        code, DL_07, 1, LocalDate.parse("2020-05-14"), LocalDate.parse("2020-05-30"), true));
        assertThat(state()).isEqualTo(DeadlineState.RUNNING);
        assertThat(register.redated).containsExactly(code);
        assertThat(register.published)
                .containsExactly(new TermMoved(
                        code, DL_07, LocalDate.parse("2020-05-30"), true, "rup", "G01234", "motivi d'ufficio"));
    }

    @Test
    void aLateActBecomesTimelyWhenTheTermMovesBeyondIt() {
        register.start(code, "2020-04-14");
        register.on("2020-05-20");
        ascertain(MIDNIGHT);
        met(MIDNIGHT);

        List<Redated> moved = register.in(
                () -> register.acts.correctEvent(List.of(code), Set.of(DL_07), bur("2020-04-30"), Register.ACT));

        assertThat(moved).first().extracting(Redated::breachToWithdraw).isEqualTo(true);
        assertThat(state()).isEqualTo(DeadlineState.MET);
    }

    @Test
    @Rule("PSW-00-07")
    void aSuspensionMovesEveryRunningTermOfTheCallAtOnce() {
        List<ReferenceCode> codes =
                Stream.generate(Register::newCase).limit(200).toList();
        codes.forEach(each -> register.start(each, "2020-04-14"));
        ReferenceCode started = codes.get(0);
        register.in(() -> register.deadlines.met(started, DL_07, register.clock.instant(), "ufficio"));
        Suspension covid = Suspension.of(LocalDate.parse("2020-02-23"), LocalDate.parse("2020-05-15"), DL_07);

        List<Redated> preview = register.in(() -> register.acts.previewSuspension(register.call, List.of(covid)));
        assertThat(register.redated).isEmpty();
        ClockActs.Suspended suspended = register.in(() -> register.acts.suspend(register.call, covid, Register.ACT));

        assertThat(preview).isEqualTo(suspended.moved()).hasSize(199);
        assertThat(register.redated).hasSize(199).doesNotHaveDuplicates().doesNotContain(started);
        assertThat(suspended.moved()).allSatisfy(one -> assertThat(one.newDue()).isEqualTo("2020-06-15"));
        assertThat(register.deadlines.require(codes.get(1), DL_07).state()).isEqualTo(DeadlineState.SUSPENDED);
        assertThat(register.start(code, "2020-04-20").due()).isEqualTo("2020-06-15");
    }

    @Test
    @Rule("PSW-00-07")
    void theEmergencyOf2020MovesTheTermsOfItsPresetWhenItIsChosenAndOnlyThen() {
        register.start(code, "2020-04-14");
        register.open(code, DL_09, "2020-04-06", Term.months(9));
        assertThat(register.deadlines.dueDate(code, DL_07)).contains(LocalDate.parse("2020-05-14"));

        register.in(() -> {
            NoticeFixture.psw()
                    .calendar()
                    .preset("COVID_2020")
                    .forEach(period -> register.acts.suspend(register.call, period, Register.ACT));
            return true;
        });

        assertThat(register.deadlines.dueDate(code, DL_07)).contains(LocalDate.parse("2020-06-15"));
        assertThat(register.deadlines.dueDate(code, DL_09)).contains(LocalDate.parse("2021-01-07"));
    }

    @Test
    void aTermMovedAfterItsTimerHasFiredIsWokenByTheRegister() {
        register.start(code, "2020-04-14");
        register.on("2020-05-20");
        ascertain(MIDNIGHT);
        register.in(() -> register.acts.correctEvent(List.of(code), Set.of(DL_07), bur("2020-04-30"), Register.ACT));

        scan("2020-05-30T21:59:59Z");
        assertThat(ofMine()).doesNotContain(new DeadlineReached(code, DL_07, 1));
        scan("2020-05-30T22:00:00Z");
        scan("2020-05-30T22:00:01Z");

        assertThat(ofMine()).containsOnlyOnce(new DeadlineReached(code, DL_07, 1));
    }

    @Test
    void aTimerThatFiredBeforeItsEndLeavesTheTermToTheRegister() {
        register.start(code, "2020-04-14");

        assertThat(ascertain(LAST_SECOND)).isEqualTo(new Ascertained.NotYet(MIDNIGHT));
        scan(MIDNIGHT.toString());

        assertThat(ofMine()).contains(new DeadlineReached(code, DL_07, 1));
    }

    @Test
    void whatExpiredInACaseThatIsOverIsWorkNoMore() {
        register.start(code, "2020-04-14");
        ascertain(MIDNIGHT);
        assertThat(unmet()).contains(code);

        register.in(() -> {
            register.deadlines.waiveAll(code, "sistema", "pratica chiusa");
            return true;
        });

        assertThat(unmet()).doesNotContain(code);
        assertThat(register.deadlines.overdue(MIDNIGHT))
                .extracting(Deadline::code)
                .doesNotContain(code);
        assertThat(state()).isEqualTo(DeadlineState.EXPIRED);
    }

    private List<ReferenceCode> unmet() {
        return register.deadlines.unmet(Set.of(DL_07), LocalDate.parse("2020-05-14"), 1_000).stream()
                .map(Deadline::code)
                .toList();
    }

    @Test
    @Rule("PSW-00-07")
    void anOpenSuspensionStopsTheTermUntilSomebodyResumes() {
        register.start(code, "2020-04-14");
        ClockActs.Suspended suspended = register.in(() -> register.acts.suspend(
                register.call, Suspension.of(LocalDate.parse("2020-04-20"), null, DL_07), Register.ACT));
        assertThat(state()).isEqualTo(DeadlineState.RUNNING);
        assertThat(register.deadlines.firesAt(code, DL_07)).isEqualTo(LegalTime.NEVER);
        assertThat(register.deadlines.lastInstant(code, DL_07)).isEmpty();

        register.on("2020-04-21");
        register.scanner.scanOnce(register.clock.instant());
        assertThat(state()).isEqualTo(DeadlineState.SUSPENDED);

        register.on("2020-04-25");
        assertThat(register.in(() -> register.acts.previewResume(suspended.id(), LocalDate.parse("2020-04-24"))))
                .isEqualTo(register.in(
                        () -> register.acts.resume(suspended.id(), LocalDate.parse("2020-04-24"), Register.ACT)));
        assertThat(state()).isEqualTo(DeadlineState.RUNNING);
        assertThat(register.deadlines.dueDate(code, DL_07)).contains(LocalDate.parse("2020-05-19"));
        assertThat(wakeAt()).isEqualTo(LegalTime.startOf(LocalDate.parse("2020-05-12")));
    }

    @Test
    void whatCannotBeSuspendedIsRefused() {
        assertThatThrownBy(() -> register.in(() -> register.acts.suspend(
                        register.call, Suspension.of(LocalDate.parse("2020-04-20"), null, DL_22), Register.ACT)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("DL-22");
    }

    @Test
    @Rule({"PSW-00-08", "PSW-19-02"})
    void theReportIsExtendedByAnActToALaterDateOnly() {
        register.on("2021-04-10");
        register.open(code, DL_12, "2021-02-15", Term.days(60), 30, 7);

        assertThatThrownBy(() -> extend("2021-04-16")).isInstanceOf(Refusal.class);
        assertThat(extend("2021-05-17")).extracting(Redated::newDue).containsExactly(LocalDate.parse("2021-05-17"));

        List<DeadlineChange> history = register.deadlines.changes(
                register.deadlines.require(code, DL_12).id());
        assertThat(history)
                .extracting(DeadlineChange::what)
                .containsExactly(DeadlineChange.What.OPENED, DeadlineChange.What.EXTENDED);
        assertThat(history).last().satisfies(change -> {
            assertThat(change.actNumber()).isEqualTo("G01234");
            assertThat(change.decidedBy()).isEqualTo("rup");
            assertThat(change.oldDue()).isEqualTo("2021-04-16");
            assertThat(change.newDue()).isEqualTo("2021-05-17");
        });
    }

    @Test
    @Rule("PSW-00-08")
    void noRuleExtendsTheStartOfActivities() {
        register.start(code, "2020-04-14");

        assertThatThrownBy(() -> register.in(
                        () -> register.acts.extend(code, DL_07, LocalDate.parse("2020-06-30"), Register.ACT)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new ClockAct("", "x", "rup")).isInstanceOf(Refusal.class);
    }

    @Test
    void theHistoryCannotBeRewritten() {
        Deadline deadline = register.start(code, "2020-04-14");

        assertThatThrownBy(() -> sql.sql("update deadline_change set reason = 'x' where deadline_id = :id")
                        .param("id", deadline.id())
                        .update())
                .hasMessageContaining("append-only");
    }

    @Test
    @Rule("PSW-16-02")
    void theOwnScheduleFollowsTheNineMonths() {
        register.on("2020-05-15");
        register.open(code, DL_11, "2020-05-15", Term.days(300));
        assertThat(register.deadlines.dueDate(code, DL_11)).contains(LocalDate.parse("2021-03-11"));

        register.open(code, DL_09, "2020-05-15", Term.months(9), 60, 30);
        assertThat(register.deadlines.dueDate(code, DL_11)).contains(LocalDate.parse("2021-02-15"));

        register.in(() -> register.acts.extend(code, DL_09, LocalDate.parse("2021-03-01"), Register.ACT));
        assertThat(register.deadlines.dueDate(code, DL_11)).contains(LocalDate.parse("2021-03-01"));
    }

    @Test
    @Rule("PSW-12-19")
    void theApprovalTermStopsForThePreRejectionNoticeAndStartsAgain() {
        register.on("2020-03-20");
        register.open(code, DL_04, "2020-03-12", Term.days(30), 10, 3);
        register.in(() -> register.acts.suspendCase(code, DL_04, LocalDate.parse("2020-03-20"), null, Register.ACT));
        assertThat(register.deadlines.firesAt(code, DL_04)).isEqualTo(LegalTime.NEVER);

        register.on("2020-03-30");
        register.in(() -> register.acts.restart(code, DL_04, bur("2020-03-30"), Register.ACT));

        assertThat(register.deadlines.require(code, DL_04).due()).isEqualTo("2020-04-29");
        assertThat(register.deadlines.require(code, DL_04).state()).isEqualTo(DeadlineState.RUNNING);
    }

    @Test
    @Rule("PSW-12-19")
    void theApprovalTermStandsStillWhileTheDocumentsAreIntegratedAndThenGoesOn() {
        register.on("2020-03-20");
        register.open(code, DL_04, "2020-03-12", Term.days(30), 10, 3);
        register.in(() -> register.acts.suspendCase(code, DL_04, LocalDate.parse("2020-03-20"), null, Register.ACT));

        register.on("2020-03-30");
        register.in(() -> register.acts.resumeCase(code, DL_04, LocalDate.parse("2020-03-29"), Register.ACT));

        // From 11 April, ten suspended days later: nothing is given back and nothing lost.
        assertThat(register.deadlines.require(code, DL_04).due()).isEqualTo("2020-04-21");
        assertThat(register.deadlines.require(code, DL_04).state()).isEqualTo(DeadlineState.RUNNING);
    }

    @Test
    @Rule("PSW-23-02")
    void proceedingsMoveTheRetentionOfArticle140Alone() {
        register.on("2022-02-15");
        register.open(code, DL_22, "2020-11-17", Term.fiscalYears(10, MonthDay.of(1, 1)));
        register.open(code, DL_23, "2022-02-15", Term.onDate(LocalDate.parse("2025-12-31")));

        register.in(() -> register.acts.suspendCase(
                code, DL_23, LocalDate.parse("2023-01-01"), LocalDate.parse("2023-02-09"), Register.ACT));

        assertThat(register.deadlines.dueDate(code, DL_22)).contains(LocalDate.parse("2030-12-31"));
        assertThat(register.deadlines.dueDate(code, DL_23)).contains(LocalDate.parse("2026-02-09"));
    }

    @Test
    @Rule("PSW-16-01")
    void aReminderIsSentOnceSevenDaysBefore() {
        register.start(code, "2020-04-14");

        scan("2020-05-06T21:59:59Z");
        assertThat(ofMine()).isEmpty();
        scan("2020-05-06T22:00:00Z");
        scan("2020-05-08T10:00:00Z");
        assertThat(ofMine()).containsExactly(new ReminderDue(code, DL_07, 7, LocalDate.parse("2020-05-14")));
    }

    @Test
    void aReminderIsNeverSentAfterTheDeadlineIsMetOrPast() {
        ReferenceCode late = Register.newCase();
        register.start(code, "2020-04-14");
        register.start(late, "2020-04-14");
        met(LAST_SECOND);

        scan("2020-05-14T22:00:00Z");

        assertThat(ofMine()).isEmpty();
    }

    @Test
    void afterAStandstillOnlyTheNearestReminderIsSent() {
        register.on("2021-02-16");
        register.open(code, DL_12, "2021-02-15", Term.days(60), 30, 7);

        scan("2021-04-12T10:00:00Z");

        assertThat(ofMine()).containsExactly(new ReminderDue(code, DL_12, 7, LocalDate.parse("2021-04-16")));
    }

    @Test
    @Rule("PSW-18-04")
    void aDeadlineWithoutAProcessIsWokenOnceAtEachDate() {
        register.open(code, DL_20, "2020-06-01", Term.onDate(LocalDate.parse("2021-06-01")), 60);

        scan("2021-04-02T10:00:00Z");
        scan("2021-06-01T21:59:59Z");
        scan("2021-06-01T22:00:00Z");
        scan("2021-06-01T22:00:01Z");

        assertThat(ofMine())
                .containsExactly(
                        new ReminderDue(code, DL_20, 60, LocalDate.parse("2021-06-01")),
                        new DeadlineReached(code, DL_20, 1));
    }

    @Test
    @Rule("PSW-20-02")
    void aSecondFormalNoticeHasATermOfItsOwn() {
        register.open(code, DL_18, "2020-05-18", Term.days(15));
        register.open(code, DL_18, "2020-07-01", Term.days(20));

        assertThat(register.deadlines.require(code, DL_18).ordinal()).isEqualTo(2);
        assertThat(register.deadlines.dueDate(code, DL_18)).contains(LocalDate.parse("2020-07-21"));
        assertThat(register.deadlines.running(code)).hasSize(2);
        register.in(() -> {
            register.deadlines.waiveAll(code, "ufficio", "rinuncia");
            return true;
        });
        assertThat(register.deadlines.running(code)).isEmpty();
        assertThat(register.deadlines.all(code)).extracting(Deadline::state).containsOnly(DeadlineState.WAIVED);
    }

    @Test
    void ofManyCallersAtOnceExactlyOneIsToldOfTheExpiryAndSendsTheReminder() throws Exception {
        register.open(code, DL_07, "2020-04-14", Term.days(30), 7);
        ReferenceCode sleeper = Register.newCase();
        register.open(sleeper, DL_20, "2020-04-14", Term.onDate(LocalDate.parse("2020-05-06")));
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            callers.invokeAll(Collections.nCopies(8, () -> register.scanner.scanOnce(LAST_SECOND)));
            List<Future<Ascertained>> answers = callers.invokeAll(Collections.nCopies(8, () -> ascertain(MIDNIGHT)));

            assertThat(answers.stream().map(DeadlinesTest::answer).filter(Ascertained.Expired.class::isInstance))
                    .hasSize(1);
        } finally {
            callers.shutdown();
        }
        assertThat(register.published)
                .filteredOn(
                        event -> event instanceof ReminderDue due && due.code().equals(code))
                .hasSize(1);
        assertThat(register.published)
                .filteredOn(event -> event instanceof DeadlineReached reached
                        && reached.code().equals(sleeper))
                .hasSize(1);
    }

    @Test
    void anActOnTheCaseAndTheWakeOfItsDeadlineTakeTheirLocksInTheSameOrder() throws Exception {
        register.open(code, DL_20, "2020-04-14", Term.onDate(LocalDate.parse("2020-05-06")));
        ExecutorService scan = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> woken = register.in(() -> {
                register.lock(code);
                Future<Integer> scanning = scan.submit(() -> register.scanner.scanOnce(LAST_SECOND));
                await().until(() -> register.isAwaited(code));
                register.deadlines.waive(code, DL_20, "ufficio", "garanzia svincolata");
                return scanning;
            });
            woken.get();
        } finally {
            scan.shutdown();
        }

        assertThat(ofMine()).isEmpty();
    }

    @Test
    void aRowThatFailsHoldsBackNoOtherAndIsTriedAgain() {
        ReferenceCode other = Register.newCase();
        register.start(code, "2020-04-14");
        register.start(other, "2020-04-14");
        register.failing.add(code);

        scan("2020-05-07T10:00:00Z");
        assertThat(ofMine()).isEmpty();
        assertThat(register.published).contains(new ReminderDue(other, DL_07, 7, LocalDate.parse("2020-05-14")));

        register.failing.clear();
        scan("2020-05-07T10:00:05Z");
        assertThat(ofMine()).containsExactly(new ReminderDue(code, DL_07, 7, LocalDate.parse("2020-05-14")));
    }

    @Test
    void theCalendarListsWhatIsDueAndWhatIsOverdue() {
        register.start(code, "2020-04-14");

        assertThat(register.deadlines.dueBetween(LocalDate.parse("2020-05-14"), LocalDate.parse("2020-05-14")))
                .extracting(Deadline::code)
                .contains(code);
        assertThat(register.deadlines.overdue(LAST_SECOND))
                .extracting(Deadline::code)
                .doesNotContain(code);
        assertThat(register.deadlines.overdue(MIDNIGHT))
                .extracting(Deadline::code)
                .contains(code);
    }

    private Ascertained ascertain(Instant now) {
        return register.in(() -> register.deadlines.ascertain(code, DL_07, now));
    }

    private Fulfilment met(Instant at) {
        return register.in(() -> register.deadlines.met(code, DL_07, at, "ufficio"));
    }

    private List<Redated> extend(String newDate) {
        return register.in(() -> register.acts.extend(code, DL_12, LocalDate.parse(newDate), Register.ACT));
    }

    private DeadlineState state() {
        return register.deadlines.require(code, DL_07).state();
    }

    private void scan(String now) {
        register.scanner.scanOnce(Instant.parse(now));
    }

    /** What the scanner published about this case: it handles every case of the database. */
    private List<Object> ofMine() {
        return register.published.stream()
                .filter(event -> event instanceof ReminderDue due && due.code().equals(code)
                        || event instanceof DeadlineReached reached
                                && reached.code().equals(code))
                .toList();
    }

    private Instant wakeAt() {
        return sql.sql(
                        """
                        select extract(epoch from wake_at)::bigint from deadline_reminder r
                        join deadline d on d.id = r.deadline_id where d.case_code = :code""")
                .param("code", code.value())
                .query(Long.class)
                .optional()
                .map(Instant::ofEpochSecond)
                .orElseThrow();
    }

    private static Ascertained answer(Future<Ascertained> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StartEvent bur(String date) {
        return StartEvent.on(LocalDate.parse(date), "BUR n. 2, errata corrige");
    }
}
