package it.sportello.deadline.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import it.sportello.deadline.CalendarRules;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.Suspension;
import it.sportello.deadline.Term;
import it.sportello.deadline.register.Recalculation.Move;
import it.sportello.shared.Explanation;
import it.sportello.shared.LegalTime;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the deadlines of a case become: thirty days from the BUR of 14 April 2020 end on 14 May. */
@Rule({"PSW-00-07", "PSW-00-08"})
class RecalculationTest {

    private static final String CALL = "psw-2020";
    private static final ReferenceCode CODE = new ReferenceCode("CASE-1");
    private static final ReferenceCode OTHER = new ReferenceCode("CASE-2");
    private static final LocalDate BUR = LocalDate.parse("2020-04-14");
    private static final LocalDate DUE = LocalDate.parse("2020-05-14");
    private static final Instant NOW = Instant.parse("2020-04-20T08:00:00Z");
    private static final Instant AFTER = Instant.parse("2020-05-14T22:00:00Z");
    private static final ClockAct ACT = new ClockAct("G1", "motivo", "rup");

    private final List<RegisteredSuspension> registered = new ArrayList<>();
    private final Recalculation recalculation = new Recalculation(new DeadlineTable(null, null, null) {
        @Override
        List<RegisteredSuspension> suspensions(String call, Collection<ReferenceCode> codes) {
            return registered.stream()
                    .filter(one -> one.call().equals(call) && (one.code() == null || codes.contains(one.code())))
                    .toList();
        }
    });

    @Test
    void aDeadlineIsOpenedWithItsDates() {
        Deadline deadline = start();

        assertThat(deadline.due()).isEqualTo(DUE);
        assertThat(deadline.nominal()).isEqualTo(DUE);
        assertThat(deadline.firesAt()).isEqualTo(AFTER);
        assertThat(deadline.lastInstant()).isEqualTo(AFTER.minusMillis(1));
        assertThat(deadline.state()).isEqualTo(DeadlineState.RUNNING);
        assertThat(deadline.reviewAt()).isNull();
        assertThat(deadline.daysLeft(DUE.minusDays(2))).isEqualTo(2);
        assertThat(deadline.daysLeft(DUE.plusDays(1))).isEqualTo(-1);
    }

    @Test
    void aSuspensionOfTheCallMovesItAndIsReviewedWhenItBeginsAndEnds() {
        Deadline before = start();
        suspend(null, "2020-05-01", "2020-05-10");

        Move move = only(moves(before, NOW));

        assertThat(move.after().due()).isEqualTo(LocalDate.parse("2020-05-25"));
        assertThat(move.after().version()).isEqualTo(before.version() + 1);
        assertThat(move.after().state()).isEqualTo(DeadlineState.RUNNING);
        assertThat(move.after().reviewAt()).isEqualTo(startOf("2020-05-01"));
        assertThat(move.movesTimer()).isTrue();
        assertThat(move.reopens()).isFalse();
        assertThat(move.redated())
                .isEqualTo(new Redated(CODE, DeadlineKind.DL_07, 1, DUE, LocalDate.parse("2020-05-25"), false));
        Move during = only(moves(move.after(), startOf("2020-05-01")));
        assertThat(during.after().state()).isEqualTo(DeadlineState.SUSPENDED);
        assertThat(during.after().reviewAt()).isEqualTo(startOf("2020-05-11"));
        assertThat(during.movesTimer()).isFalse();
        Move afterwards = only(moves(during.after(), startOf("2020-05-11")));
        assertThat(afterwards.after().state()).isEqualTo(DeadlineState.RUNNING);
        assertThat(afterwards.after().reviewAt()).isNull();
    }

    @Test
    void aSuspensionUntilFurtherNoticeLeavesNoDate() {
        Deadline before = start();
        suspend(null, "2020-04-20", null);

        Deadline after = only(moves(before, NOW)).after();

        assertThat(after.due()).isNull();
        assertThat(after.firesAt()).isEqualTo(LegalTime.NEVER);
        assertThat(after.daysLeft(DUE)).isNull();
        assertThat(after.state()).isEqualTo(DeadlineState.SUSPENDED);
        assertThat(after.reviewAt()).isNull();
    }

    @Test
    void aSuspensionOfAnotherCaseOrCallOrKindMovesNothing() {
        Deadline before = start();
        suspend(OTHER, "2020-05-01", "2020-05-10");
        registered.add(new RegisteredSuspension(
                UUID.randomUUID(),
                CALL,
                CODE,
                Suspension.of(LocalDate.parse("2020-05-01"), null, DeadlineKind.DL_12),
                NOW,
                ACT));

        assertThat(moves(before, NOW)).isEmpty();
        RegisteredSuspension ofAnotherCall =
                new RegisteredSuspension(UUID.randomUUID(), "com-2020", null, Suspension.of(BUR, null), NOW, ACT);
        assertThat(ofAnotherCall.reaches(before)).isFalse();
        suspend(CODE, "2020-05-01", "2020-05-10");
        assertThat(moves(before, NOW)).hasSize(1);
    }

    @Test
    void aSuspensionThatTouchesNoDayOfTheTermChangesNotEvenItsExplanation() {
        Deadline before = start();
        suspend(null, "2020-06-01", "2020-06-10");

        assertThat(moves(before, NOW)).isEmpty();
    }

    @Test
    void aSuspensionMayBeConsideredOrLeftOut() {
        Deadline before = start();
        RegisteredSuspension considered = new RegisteredSuspension(
                UUID.randomUUID(),
                CALL,
                null,
                Suspension.of(LocalDate.parse("2020-05-01"), LocalDate.parse("2020-05-10")),
                NOW,
                ACT);
        assertThat(movesWith(considered, null, before)).hasSize(1);

        registered.add(considered);
        Deadline moved = only(moves(before, NOW)).after();
        assertThat(movesWith(null, considered, before)).isEmpty();
        assertThat(only(movesWith(null, considered, moved)).after().due()).isEqualTo(DUE);
        assertThat(only(movesWith(extended("2020-05-01", "2020-05-12", considered), considered, moved))
                        .after()
                        .due())
                .isEqualTo(LocalDate.parse("2020-05-25").plusDays(1));
    }

    @Test
    void anExpiredDeadlineRunsAgainWhenItsTermIsMoved() {
        Deadline expired = start().with(DeadlineState.EXPIRED, null, null);
        assertThat(moves(expired, AFTER)).isEmpty();
        suspend(null, "2020-05-01", "2020-05-10");

        Move move = only(moves(expired, AFTER));

        assertThat(move.after().state()).isEqualTo(DeadlineState.RUNNING);
        assertThat(move.reopens()).isTrue();
        assertThat(move.movesTimer()).isTrue();
        assertThat(move.redated().breachToWithdraw()).isTrue();
        assertThat(only(moves(expired, startOf("2020-05-26"))).after().state()).isEqualTo(DeadlineState.EXPIRED);
        assertThat(only(moves(expired, startOf("2020-05-26"))).reopens()).isFalse();
    }

    @Test
    void anActThatWasLateIsInTimeOnceTheTermIsMoved() {
        Deadline late = start().with(DeadlineState.EXPIRED, AFTER, "impresa");
        suspend(null, "2020-05-01", "2020-05-10");

        Deadline after = only(moves(late, startOf("2020-06-30"))).after();

        assertThat(after.state()).isEqualTo(DeadlineState.MET);
        assertThat(after.metAt()).isEqualTo(AFTER);
        assertThat(after.metBy()).isEqualTo("impresa");
        assertThat(after.reviewAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"MET", "WAIVED"})
    void whatIsMetOrWaivedDoesNotMove(DeadlineState state) {
        Deadline closed = start().with(state, NOW, "impresa");
        suspend(null, "2020-05-01", "2020-05-10");

        assertThat(moves(closed, NOW)).isEmpty();
    }

    @Test
    @Rule("PSW-14-04")
    void aCorrectedEventIsCountedFromItsOwnDay() {
        Deadline before = start();
        Deadline corrected = before.with(StartEvent.on(BUR.plusDays(7), "BUR n. 2"));

        assertThat(only(recalculated(List.of(before), List.of(corrected), NOW))
                        .after()
                        .due())
                .isEqualTo(DUE.plusDays(7));
        assertThat(corrected.event().evidence()).isEqualTo("BUR n. 2");
    }

    @Test
    @Rule("PSW-19-02")
    void anExtensionHoldsAndOnlyLaterSuspensionsMoveIt() {
        Deadline report = open(DeadlineKind.DL_12, LocalDate.parse("2021-02-15"), Term.days(60), List.of());
        Instant decided = Instant.parse("2021-04-01T08:00:00Z");
        Deadline.Extended extended =
                new Deadline.Extended(LocalDate.parse("2021-05-17"), LocalDate.parse("2021-04-01"), decided);

        assertThat(only(recalculated(List.of(report), List.of(report.with(extended)), decided))
                        .after()
                        .due())
                .isEqualTo(LocalDate.parse("2021-05-17"));
        suspendAt(decided, "2021-05-01", "2021-05-10");
        assertThat(only(recalculated(List.of(report), List.of(report.with(extended)), decided))
                        .after()
                        .due())
                .isEqualTo(LocalDate.parse("2021-05-17"));
        registered.clear();
        suspendAt(decided.plusMillis(1), "2021-05-01", "2021-05-10");
        assertThat(only(recalculated(List.of(report), List.of(report.with(extended)), decided))
                        .after()
                        .due())
                .isEqualTo(LocalDate.parse("2021-05-27"));
    }

    @Test
    @Rule("PSW-16-02")
    void theBeneficiarysOwnScheduleFollowsTheEndThatLimitsIt() {
        Deadline end = open(DeadlineKind.DL_09, LocalDate.parse("2020-05-15"), Term.months(9), List.of());
        Deadline own = open(DeadlineKind.DL_11, LocalDate.parse("2020-05-15"), Term.days(300), List.of(end));
        assertThat(own.due()).isEqualTo(LocalDate.parse("2021-02-15"));
        Deadline later =
                end.with(new Deadline.Extended(LocalDate.parse("2021-03-01"), LocalDate.parse("2020-12-01"), NOW));

        List<Move> moves = recalculated(List.of(end, own), List.of(later, own), NOW);

        assertThat(moves)
                .extracting(move -> move.after().due())
                .containsExactly(LocalDate.parse("2021-03-01"), LocalDate.parse("2021-03-01"));
        assertThat(recalculated(List.of(own), List.of(own), NOW))
                .as("the limit it has is kept")
                .isEmpty();
        assertThat(open(DeadlineKind.DL_11, LocalDate.parse("2020-05-15"), Term.days(300), List.of(start()))
                        .due())
                .as("another deadline limits nothing")
                .isEqualTo(LocalDate.parse("2021-03-11"));
    }

    @Test
    void anActOnTheClockHasItsNumberItsReasonAndItsPerson() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new ClockAct(" ", " ", " "))
                .satisfies(refusal -> assertThat(refusal.reasons())
                        .extracting(Reason::subject)
                        .containsExactly("actNumber", "reason", "decidedBy"));
        assertThat(ACT.number()).isEqualTo("G1");
    }

    @Test
    void onlyWhatRunsOrIsSuspendedIsOpen() {
        assertThat(Arrays.stream(DeadlineState.values()).filter(DeadlineState::isOpen))
                .containsExactly(DeadlineState.RUNNING, DeadlineState.SUSPENDED);
        assertThat(DeadlineState.EXPIRED.label()).isEqualTo("scaduto");
        assertThat(new Fulfilment.InTime(false).isInTime()).isTrue();
        assertThat(new Fulfilment.AlreadyMet(NOW).isInTime()).isTrue();
        assertThat(new Fulfilment.Late(NOW).isInTime()).isFalse();
        assertThat(new Fulfilment.Waived().isInTime()).isFalse();
    }

    private Deadline start() {
        return open(DeadlineKind.DL_07, BUR, Term.days(30), List.of());
    }

    private Deadline open(DeadlineKind kind, LocalDate event, Term term, List<Deadline> ofTheCase) {
        Deadline blank = new Deadline(
                UUID.randomUUID(),
                CALL,
                CODE,
                kind,
                1,
                StartEvent.on(event, "BUR n. 1"),
                term,
                CalendarRules.NATIONAL,
                null,
                null,
                null,
                null,
                LegalTime.NEVER,
                DeadlineState.RUNNING,
                null,
                null,
                null,
                Explanation.of("deadline").result(""),
                0);
        return recalculation.opened(blank, ofTheCase, NOW);
    }

    private void suspend(ReferenceCode code, String from, String to) {
        registered.add(new RegisteredSuspension(
                UUID.randomUUID(),
                CALL,
                code,
                Suspension.of(LocalDate.parse(from), to == null ? null : LocalDate.parse(to)),
                NOW,
                ACT));
    }

    private void suspendAt(Instant registeredAt, String from, String to) {
        registered.add(new RegisteredSuspension(
                UUID.randomUUID(),
                CALL,
                null,
                Suspension.of(LocalDate.parse(from), LocalDate.parse(to)),
                registeredAt,
                ACT));
    }

    private static RegisteredSuspension extended(String from, String to, RegisteredSuspension one) {
        return new RegisteredSuspension(
                one.id(),
                one.call(),
                one.code(),
                Suspension.of(LocalDate.parse(from), LocalDate.parse(to)),
                one.registeredAt(),
                one.act());
    }

    private List<Move> moves(Deadline deadline, Instant now) {
        return recalculated(List.of(deadline), List.of(deadline), now);
    }

    private List<Move> recalculated(List<Deadline> before, List<Deadline> changed, Instant now) {
        return recalculation.moves(before, changed, List.of(), null, now);
    }

    private List<Move> movesWith(RegisteredSuspension considered, RegisteredSuspension without, Deadline deadline) {
        List<RegisteredSuspension> all = considered == null ? List.of() : List.of(considered);
        return recalculation.moves(List.of(deadline), List.of(deadline), all, without, NOW);
    }

    private static Move only(List<Move> moves) {
        assertThat(moves).hasSize(1);
        return moves.get(0);
    }

    private static Instant startOf(String day) {
        return LegalTime.startOf(LocalDate.parse(day));
    }
}
