package it.sportello.funding;

import static it.sportello.funding.Envelope.A;
import static it.sportello.funding.Envelope.B;
import static it.sportello.funding.Proposals.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import it.sportello.funding.DeMinimis.Concession;
import it.sportello.funding.DeMinimis.Position;
import it.sportello.funding.Verdict.Kind;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import it.sportello.test.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** The ledger on a database of its own, where the running program finds no calls of which it has no notice. */
@Tag("integration")
@Rule({"PSW-08-02", "PSW-08-06", "PSW-08-07", "PSW-08-08", "PSW-08-09", "PSW-08-10", "PSW-08-12", "PSW-13-14"})
class FundLedgerTest {

    private static final HikariDataSource DATABASE = pool();

    private static HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(TestDatabase.withDomainOnly("fund_ledger"));
        config.setMaximumPoolSize(16);
        config.setConnectionInitSql("set lock_timeout = '3s'");
        return new HikariDataSource(config);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private TestLedger open(String a, String b, String... switchesOn) {
        return new TestLedger(DATABASE, a, b, switchesOn);
    }

    @Test
    void aCallIsOpenedOnce() {
        TestLedger desk = open("20000.00", "7500.00");

        assertThat(desk.step(() -> desk.ledger.open(desk.call, eur("1.00"), eur("1.00"))))
                .isFalse();
        assertThat(desk.balance(A).remaining()).isEqualTo(eur("20000.00"));
        assertThat(desk.step(() -> desk.reader.movements(desk.call)))
                .extracting(Movement::kind)
                .containsExactly(Movement.Kind.ALLOCATED, Movement.Kind.ALLOCATED);
    }

    @Test
    void aProposedCommitmentIsReservedUntilItIsConfirmed() {
        TestLedger desk = open("20000.00", "7500.00");
        desk.sent("P1", 0, "15000.00", "7500.00");
        desk.decided("P1");

        LedgerRun run = desk.run();

        assertThat(run.proposed()).extracting(Verdict::kind).containsExactly(Kind.COMMIT_A_AND_B);
        assertThat(desk.balance(A).reserved()).isEqualTo(eur("15000.00"));
        assertThat(desk.balance(A).remaining()).isEqualTo(eur("20000.00"));
        assertThat(desk.run().proposed()).isEmpty();

        desk.confirmed("P1");

        assertThat(desk.balance(A).reserved()).isEqualTo(eur("0.00"));
        assertThat(desk.balance(A).remaining()).isEqualTo(eur("5000.00"));
        assertThat(desk.balance(B).committed()).isEqualTo(eur("7500.00"));
        assertThat(desk.step(() -> desk.reader.movements(desk.call)))
                .filteredOn(m -> m.kind() == Movement.Kind.COMMITTED)
                .extracting(m -> m.envelope() + " " + m.amount() + " " + m.code() + " " + m.act() + " " + m.by())
                .containsExactly(
                        "A 15000.00 " + desk.code("P1") + " IMP-P1 rup",
                        "B 7500.00 " + desk.code("P1") + " IMP-P1 rup");
    }

    @Test
    void aCommitmentIsConfirmedOnceAndOnlyWhenItIsProposed() {
        TestLedger desk = open("20000.00", "7500.00");
        desk.sent("P1", 0, "15000.00", "7500.00");
        desk.decided("P1");
        assertRefused(() -> desk.confirmed("P1"), "NOT_PROPOSED");
        desk.run();
        desk.confirmed("P1");
        assertRefused(() -> desk.confirmed("P1"), "NOT_PROPOSED");
    }

    @Test
    void whoHasLeftInTheMeantimeIsNotConfirmed() {
        TestLedger desk = open("20000.00", "7500.00");
        desk.sent("P1", 0, "15000.00", "7500.00");
        desk.decided("P1");
        desk.run();
        desk.step(() -> desk.ledger.leave(desk.code("P1"), "Rinuncia del proponente"));

        assertRefused(() -> desk.confirmed("P1"), "NOT_PROPOSED");

        desk.run();
        assertThat(desk.balance(A).free()).isEqualTo(eur("20000.00"));
        assertThat(desk.explain("P1").sentence()).endsWith("Rinuncia del proponente");
    }

    @Test
    @Rule("PSW-13-14")
    void theReasonOfATurnIsThatOfItsDayAlsoWhenWhoWasAheadHasLeft() {
        TestLedger desk = open("30000.00", "0.00");
        desk.sent("P1", 0, "10000.00", "0.00");
        desk.sent("P2", 1, "10000.00", "0.00");
        desk.decided("P2");
        desk.run();
        desk.step(() -> desk.ledger.leave(desk.code("P1"), "Esclusa in verifica formale", "G00001"));
        desk.run();

        assertThat(desk.explain("P2").sentence())
                .startsWith("Esame del ")
                .contains("in istruttoria " + desk.code("P1").value());
        assertThat(desk.explain("P1").sentence()).endsWith("Esclusa in verifica formale");
    }

    @Test
    void whoIsAheadAndUndecidedIsNamedAndWhenItLeavesTheNextOneMoves() {
        TestLedger desk = open("15000.00", "0.00");
        desk.sent("P1", 0, "10000.00", "0.00");
        desk.sent("P2", 1, "10000.00", "0.00");
        desk.decided("P2");

        assertThat(desk.run().changed()).extracting(Verdict::kind).containsExactly(Kind.AWAITING_EARLIER_DECISIONS);
        assertThat(desk.explain("P2").sentence()).contains(desk.code("P1").value(), "PSW-13-14");
        assertThat(desk.run().changed()).isEmpty();

        desk.step(() -> desk.ledger.leave(desk.code("P1"), "Esclusa in verifica formale", "G00001"));
        assertThat(desk.step(() -> desk.runs.due(Proposals.LATER))).contains(desk.call);
        assertThat(desk.run().proposed()).extracting(Verdict::code).containsExactly(desk.code("P2"));
        assertThat(desk.step(() -> desk.runs.due(Proposals.LATER))).doesNotContain(desk.call);
    }

    @Test
    @Rule({"PSW-08-10", "PSW-13-14"})
    void whoLeavesInItsTurnLeavesItsActionBToTheNext() {
        TestLedger desk = open("20000.00", "2500.00");
        desk.sent("Q", 0, "5000.00", "2500.00");
        desk.sent("P", 1, "5000.00", "2500.00");
        desk.decided("Q");
        desk.decided("P");
        assertThat(desk.run().proposed()).extracting(Verdict::code).containsExactly(desk.code("Q"));
        assertThat(desk.run().proposed()).isEmpty();
        assertThat(desk.explain("P").sentence())
                .contains("in attesa di conferma " + desk.code("Q").value());

        desk.step(() -> desk.ledger.leave(desk.code("Q"), "Rinuncia del proponente"));

        assertThat(desk.run().proposed())
                .extracting(v -> v.code() + " " + v.kind())
                .containsExactly(desk.code("P") + " " + Kind.COMMIT_A_AND_B);
    }

    @Test
    void theEndOfTheDayMakesTheLedgerDueAgain() {
        TestLedger desk = open("15000.00", "0.00");
        desk.sent("P1", 0, "10000.00", "0.00");
        desk.decided("P1");
        Instant lastSecond = Instant.parse("2020-03-12T22:59:59Z");

        assertThat(desk.step(() -> desk.runs.run(desk.call, lastSecond)).proposed())
                .isEmpty();
        assertThat(desk.step(() -> desk.runs.due(lastSecond))).doesNotContain(desk.call);
        assertThat(desk.step(() -> desk.runs.due(lastSecond.plusSeconds(1)))).contains(desk.call);
        assertThat(desk.step(() -> desk.runs.run(desk.call, lastSecond.plusSeconds(1)))
                        .proposed())
                .hasSize(1);
    }

    /** BU-11 and BU-12. */
    @Test
    void anActMovesTheResidueOfOneActionToTheOther() {
        TestLedger desk = open("0.00", "50000.00");
        assertRefused(
                () -> desk.step(() -> desk.ledger.transfer(desk.call, B, eur("50000.01"), "G00002", "rup")),
                "TRANSFER_ABOVE_REMAINING");
        assertRefused(
                () -> desk.step(() -> desk.ledger.transfer(desk.call, B, eur("50000.00"), " ", "rup")),
                "INVALID_FIELD");

        desk.step(() -> desk.ledger.transfer(desk.call, B, eur("50000.00"), "G00002", "rup"));

        assertThat(desk.balance(A).remaining()).isEqualTo(eur("50000.00"));
        assertThat(desk.balance(B).remaining()).isEqualTo(eur("0.00"));

        for (int i = 1; i <= 11; i++) {
            desk.sent("P" + i, i, "5000.00", "2500.00");
            desk.decided("P" + i);
        }
        LedgerRun run = desk.run();
        assertThat(run.proposed()).hasSize(10).allMatch(v -> v.kind() == Kind.COMMIT_A_B_AWAITING);
        assertThat(run.changed()).extracting(Verdict::kind).containsExactly(Kind.AWAITING_FUNDS);
        assertThat(run.newlyExhausted()).containsExactlyInAnyOrder(A, B);
    }

    @Test
    void aReservedAmountIsNotTransferredAway() {
        TestLedger desk = open("20000.00", "0.00");
        desk.sent("P1", 0, "15000.00", "0.00");
        desk.decided("P1");
        desk.run();

        assertRefused(
                () -> desk.step(() -> desk.ledger.transfer(desk.call, A, eur("5000.01"), "G00002", "rup")),
                "TRANSFER_ABOVE_REMAINING");
    }

    @Test
    void theBThatWaitsIsConcededAfterATopUp() {
        TestLedger desk = open("20000.00", "1000.00");
        desk.sent("P1", 0, "5000.00", "2500.00");
        desk.decided("P1");
        assertThat(desk.run().proposed()).extracting(Verdict::kind).containsExactly(Kind.COMMIT_A_B_AWAITING);
        desk.confirmed("P1");
        assertThat(desk.run().changed()).extracting(Verdict::kind).containsExactly(Kind.B_AWAITING_FUNDS);

        QueueEffect effect = desk.step(() ->
                desk.reader.preview(desk.call, new ResourceMovement(ResourceMovement.Kind.TOP_UP, B, eur("1500.00"))));
        assertThat(effect.possible()).isTrue();
        assertThat(effect.changes())
                .extracting(c -> c.code() + " " + c.before() + " " + c.after())
                .containsExactly(desk.code("P1") + " B_AWAITING_FUNDS COMMIT_B");
        assertThat(effect.freeBefore()).containsEntry(B, eur("1000.00"));
        assertThat(effect.freeAfter()).containsEntry(B, eur("0.00"));
        desk.step(() -> desk.ledger.topUp(desk.call, B, eur("1500.00"), "G00003", "rup"));

        assertThat(desk.run().proposed()).extracting(Verdict::kind).containsExactly(Kind.COMMIT_B);
        assertThat(desk.confirmed("P1"))
                .isEqualTo(new FundLedger.Commitment(desk.code("P1"), eur("0.00"), eur("2500.00")));
        assertThat(desk.balance(B).remaining()).isEqualTo(eur("0.00"));
    }

    @Test
    void aBThatIsRenouncedIsAskedNoMore() {
        TestLedger desk = open("20000.00", "1000.00");
        desk.sent("P1", 0, "5000.00", "2500.00");
        desk.decided("P1");
        desk.run();
        desk.confirmed("P1");
        desk.step(() -> desk.ledger.renounceB(desk.code("P1"), "Attività conclusa"));
        desk.step(() -> desk.ledger.topUp(desk.call, B, eur("5000.00"), "G00003", "rup"));

        assertThat(desk.run().proposed()).isEmpty();
        assertThat(desk.explain("P1").state()).isEqualTo("COMMITTED");
    }

    @Test
    void aBCommittedAndNeverConcededIsReleasedOnceWhenItIsRenounced() {
        TestLedger desk = open("20000.00", "1000.00");
        desk.sent("P1", 0, "5000.00", "2500.00");
        desk.decided("P1");
        desk.run();
        desk.confirmed("P1");
        desk.step(() -> desk.ledger.topUp(desk.call, B, eur("1500.00"), "G00003", "rup"));
        desk.run();
        desk.confirmed("P1");
        desk.step(() -> desk.ledger.renounceB(desk.code("P1"), "Attività conclusa"));
        desk.step(() -> desk.ledger.renounceB(desk.code("P1"), "Rinuncia"));
        desk.run();

        assertThat(desk.balance(B).released()).isEqualTo(eur("2500.00"));
        assertThat(desk.balance(A).released()).isEqualTo(eur("0.00"));
    }

    @Test
    void releasedMoneyIsNotSpentBeforeAnActReopensIt() {
        TestLedger desk = open("15000.00", "0.00");
        desk.sent("P1", 0, "15000.00", "0.00");
        desk.sent("P2", 1, "15000.00", "0.00");
        desk.decided("P1");
        desk.decided("P2");
        desk.run();
        desk.confirmed("P1");
        desk.step(() -> desk.ledger.leave(desk.code("P1"), "Rinuncia", "PROT-7"));

        assertThat(desk.run().proposed()).isEmpty();
        assertThat(desk.balance(A).released()).isEqualTo(eur("15000.00"));
        assertThat(desk.balance(A).remaining()).isEqualTo(eur("0.00"));
        assertRefused(
                () -> desk.step(() -> desk.ledger.reopen(desk.call, A, eur("15000.01"), "G00004", "rup")),
                "REOPEN_ABOVE_RELEASED");

        desk.step(() -> desk.ledger.reopen(desk.call, A, eur("15000.00"), "G00004", "rup"));

        assertThat(desk.run().proposed()).extracting(Verdict::code).containsExactly(desk.code("P2"));
    }

    @Test
    void noMoreIsReleasedThanTheCaseHolds() {
        TestLedger desk = open("15000.00", "0.00");
        desk.sent("P1", 0, "15000.00", "0.00");
        desk.decided("P1");
        desk.run();
        desk.confirmed("P1");
        desk.step(() -> desk.ledger.release(
                desk.code("P1"), eur("10000.00"), eur("0.00"), "G00005", "Revoca parziale del 01/04/2021"));

        assertRefused(
                () -> desk.step(() -> desk.ledger.release(
                        desk.code("P1"), eur("5000.01"), eur("0.00"), null, "Rinuncia del 01/05/2021")),
                "RELEASE_ABOVE_COMMITMENT");
        assertRefused(
                () -> desk.step(() -> desk.ledger.release(desk.code("P1"), eur("1.00"), eur("0.00"), "G00006", " ")),
                "INVALID_FIELD");
        desk.run();
        assertThat(desk.explain("P1").committedA()).isEqualTo(eur("5000.00"));
        assertThat(desk.step(() -> desk.reader.movements(desk.call)))
                .filteredOn(m -> m.kind() == Movement.Kind.RELEASED)
                .extracting(m -> m.act() + ", " + m.reason())
                .containsExactly("G00005, Revoca parziale del 01/04/2021");
    }

    @Test
    void aPartialGrantIsOfferedAndAcceptedInWriting() {
        TestLedger desk = open("10000.00", "55000.00", "fundingPartial");
        desk.sent("P1", 0, "15000.00", "7500.00");
        desk.decided("P1");
        assertThat(desk.run().changed()).extracting(Verdict::kind).containsExactly(Kind.PARTIAL_OFFER);
        desk.step(() -> desk.ledger.acceptOffer(desk.code("P1")));

        assertThat(desk.run().proposed())
                .extracting(v -> v.kind() + " " + v.amountA() + " " + v.amountB())
                .containsExactly("COMMIT_A_AND_B 10000.00 7500.00");
    }

    @Test
    void aRefusedOfferStandsInFrontOfTheQueue() {
        TestLedger desk = open("10000.00", "55000.00", "fundingPartial");
        desk.sent("P1", 0, "15000.00", "7500.00");
        desk.sent("P2", 1, "5000.00", "2500.00");
        desk.decided("P1");
        desk.decided("P2");
        desk.run();
        desk.step(() -> desk.ledger.refuseOffer(desk.code("P1")));

        assertThat(desk.run().proposed()).isEmpty();
        assertThat(desk.step(() -> desk.reader.queue(desk.call)))
                .extracting(q -> q.place() + " " + q.verdict())
                .containsExactly("1 AWAITING_FUNDS", "2 AWAITING_FUNDS");
    }

    @Test
    @Rule({"PSW-13-11", "PSW-13-12"})
    void theQueueIsInFundingOrderAndTheUndecidedFollow() {
        TestLedger desk = open("100000.00", "0.00");
        desk.sent("P1", 0, "5000.00", "0.00");
        desk.sent("P2", 1, "5000.00", "0.00");
        desk.sent("P3", 2, "5000.00", "0.00");
        desk.decided("P1", "70");
        desk.decided("P3", "90");
        desk.run();

        assertThat(desk.step(() -> desk.reader.queue(desk.call)))
                .extracting(q -> q.place() + " " + q.code() + " " + q.state())
                .containsExactly(
                        "1 " + desk.code("P3") + " PROPOSED",
                        "2 " + desk.code("P1") + " PROPOSED",
                        "0 " + desk.code("P2") + " UNDECIDED");
    }

    @Test
    void aCaseAlreadyInItsTurnIsNotDecidedAgain() {
        TestLedger desk = open("15000.00", "0.00");
        desk.sent("P1", 0, "15000.00", "0.00");
        desk.decided("P1");
        desk.run();

        assertRefused(() -> desk.decided("P1"), "LEDGER_NOT_DECIDABLE");
        assertRefused(() -> desk.decided("PX"), "NOT_FOUND");
    }

    @Test
    void theDatabaseItselfRefusesWhatMustNeverBe() {
        TestLedger desk = open("20000.00", "7500.00");
        desk.sent("P1", 0, "15000.00", "7500.00");
        desk.decided("P1");
        desk.run();
        desk.confirmed("P1");
        desk.sent("P2", 1, "15000.00", "0.00");
        String ofCall = " where call = '" + desk.call + "'";

        refused(desk, "update ledger_movement set amount = 1" + ofCall, "does not change");
        refused(desk, "delete from ledger_movement" + ofCall, "does not change");
        refused(desk, "truncate ledger_movement", "does not change");
        refused(desk, "update envelope set allocated = 99999" + ofCall, "follow from the movements");
        refused(desk, "update envelope set reserved = 0.01" + ofCall, "follow from the movements");
        refused(desk, "delete from envelope" + ofCall, "does not change");
        refused(desk, "delete from ledger_entry" + ofCall, "does not change");
        refused(desk, "update ledger_entry set committed_a = 0" + ofCall, "follow from the movements");
        refused(desk, movement(desk, "COMMITTED", "5000.01", "P2", "X"), "envelope_never_over_committed");
        refused(desk, movement(desk, "COMMITTED", "1", "P1", "X"), "ledger_movement_committed_once");
        refused(desk, movement(desk, "COMMITTED", "1", "P9", "X"), "not in the ledger");
        refused(desk, movement(desk, "COMMITTED", "1", "P2", null), "movement_names_its_act");
        refused(desk, release(desk, "0.01", "P2", "'Rinuncia'"), "ledger_entry_check");
        refused(desk, release(desk, "15000.01", "P1", "'Rinuncia'"), "envelope_reopened_released_committed");
        refused(desk, release(desk, "0.01", "P1", "null"), "release_rests_on_something");
        refused(desk, release(desk, "0.01", "P1", "' '"), "ledger_movement_reason_check");
        refused(desk, movement(desk, "REOPENED", "0.01", null, "X"), "envelope_reopened_released_committed");
        refused(desk, movement(desk, "TRANSFERRED_OUT", "5000.01", null, "X"), "envelope_never_over_committed");
        refused(desk, movement(desk, "TRANSFERRED_OUT", "1", null, "X"), "moves the same amount");
        refused(desk, movement(desk, "TOPPED_UP", "-1", null, "X"), "ledger_movement_amount_check");
        refused(
                desk,
                "update ledger_entry set state = 'PROPOSED', score = 80, score_a = 24, reserved_a = 5000.01"
                        + " where case_code = '" + desk.code("P2") + "'",
                "envelope_never_over_reserved");

        assertThat(desk.balance(A).remaining()).isEqualTo(eur("5000.00"));
        assertThat(desk.balance(A).reserved()).isEqualTo(eur("0.00"));
    }

    private static String release(TestLedger desk, String amount, String name, String reason) {
        return "insert into ledger_movement (call, action, kind, amount, case_code, act_number, reason, at) values ('%s', 'A', 'RELEASED', %s, '%s', 'X', %s, now())"
                .formatted(desk.call, amount, desk.code(name), reason);
    }

    private static String movement(TestLedger desk, String kind, String amount, String name, String act) {
        return "insert into ledger_movement (call, action, kind, amount, case_code, act_number, at) values ('%s', 'A', '%s', %s, %s, %s, now())"
                .formatted(
                        desk.call,
                        kind,
                        amount,
                        name == null ? "null" : "'" + desk.code(name) + "'",
                        act == null ? "null" : "'" + act + "'");
    }

    /** Any order of decisions, exclusions, runs and confirmations funds whom the legal order funds. */
    @RepeatedTest(8)
    @Rule("PSW-13-14")
    void theOrderOfTheOfficersWorkChangesNothing(RepetitionInfo repetition) {
        Random work = new Random(repetition.getCurrentRepetition());
        TestLedger desk = open("60000.00", "20000.00");
        TestLedger legal = open("60000.00", "20000.00");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String a = List.of("5000.00", "7000.00", "10000.00").get(work.nextInt(3));
            String b = List.of("0.00", "1500.00", "3500.00").get(work.nextInt(3));
            String name = "P" + i;
            int second = i * 9000;
            names.add(name);
            desk.sent(name, second, a, b);
            legal.sent(name, second, a, b);
        }
        List<String> scores =
                names.stream().map(n -> String.valueOf(70 + work.nextInt(5))).toList();
        List<String> excluded = names.stream().filter(n -> work.nextInt(5) == 0).toList();
        decideAll(legal, names, scores, excluded);
        confirmUntilNothingIsProposed(legal);

        List<String> pending = new ArrayList<>(names);
        while (!pending.isEmpty()) {
            String next = pending.remove(work.nextInt(pending.size()));
            int index = names.indexOf(next);
            decideAll(desk, List.of(next), List.of(scores.get(index)), excluded);
            if (work.nextBoolean()) {
                LedgerRun run = desk.run();
                if (work.nextBoolean()) {
                    confirmAll(desk, run);
                }
            }
        }
        confirmUntilNothingIsProposed(desk);

        assertThat(funded(desk, names)).isEqualTo(funded(legal, names));
        assertThat(desk.balance(A)).isEqualTo(legal.balance(A));
        assertThat(desk.balance(B)).isEqualTo(legal.balance(B));
    }

    @Test
    @Rule({"PSW-08-06", "PSW-08-12"})
    void whatAnActMayNotMoveIsSaidBeforeItIsSigned() {
        TestLedger desk = open("20000.00", "500.00");

        assertThat(possible(desk, ResourceMovement.Kind.TRANSFER, B, "20000.00"))
                .isTrue();
        assertThat(possible(desk, ResourceMovement.Kind.TRANSFER, B, "20000.01"))
                .isFalse();
        assertThat(possible(desk, ResourceMovement.Kind.TRANSFER, A, "500.01")).isFalse();
        assertThat(possible(desk, ResourceMovement.Kind.REOPEN, A, "0.01")).isFalse();
        assertThat(possible(desk, ResourceMovement.Kind.TOP_UP, A, "999999.00")).isTrue();
        assertThat(desk.balance(A).remaining()).isEqualTo(eur("20000.00"));
    }

    private static boolean possible(TestLedger desk, ResourceMovement.Kind kind, Envelope to, String amount) {
        return desk.step(() -> desk.reader.preview(desk.call, new ResourceMovement(kind, to, eur(amount))))
                .possible();
    }

    /** 64 threads for the last euro: the envelope covers one of 64 proposals that all hands confirm at once. */
    @Test
    @Rule("PSW-08-02")
    void ofSixtyFourAtOnceOneGetsTheLastEuro() throws InterruptedException, ExecutionException {
        TestLedger desk = open("5000.00", "0.00");
        for (int i = 0; i < 64; i++) {
            desk.sent("P" + i, i, "5000.00", "0.00");
            desk.decided("P" + i);
        }
        CountDownLatch ready = new CountDownLatch(64);
        ExecutorService hands = Executors.newFixedThreadPool(64);
        List<Future<Boolean>> confirmed = new ArrayList<>();
        try {
            for (int i = 0; i < 64; i++) {
                String name = "P" + i;
                confirmed.add(hands.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return runsAndConfirms(desk, name);
                }));
            }
            int won = 0;
            for (Future<Boolean> one : confirmed) {
                won += one.get() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        } finally {
            hands.shutdown();
        }
        assertThat(desk.explain("P0").state()).isEqualTo("COMMITTED");
        assertThat(desk.balance(A).committed()).isEqualTo(eur("5000.00"));
        assertThat(desk.balance(A).remaining()).isEqualTo(eur("0.00"));
    }

    /** Again when the database made it wait too long: the pool is smaller than the crowd. */
    private static boolean runsAndConfirms(TestLedger desk, String name) {
        while (true) {
            try {
                desk.run();
                desk.confirmed(name);
                return true;
            } catch (Refusal refused) {
                return false;
            } catch (TransientDataAccessException | CannotCreateTransactionException busy) {
                Thread.onSpinWait();
            }
        }
    }

    /** The database refuses too, whoever asks: 64 hands write the commitment by themselves. */
    @Test
    @Rule("PSW-08-02")
    void theDatabaseLetsOneOfSixtyFourCommitTheLastEuro() throws InterruptedException, ExecutionException {
        TestLedger desk = open("5000.00", "0.00");
        for (int i = 0; i < 64; i++) {
            desk.sent("P" + i, i, "5000.00", "0.00");
        }
        ExecutorService hands = Executors.newFixedThreadPool(64);
        AtomicInteger done = new AtomicInteger();
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                String sql = movement(desk, "COMMITTED", "5000.00", "P" + i, "IMP-" + i);
                all.add(hands.submit(() -> {
                    try {
                        desk.step(() -> {
                            desk.jdbc.sql(sql).update();
                        });
                        done.incrementAndGet();
                    } catch (DataAccessException | CannotCreateTransactionException refused) {
                        // Over-committed, or no connection in time: nothing is written.
                        return;
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            hands.shutdown();
        }
        assertThat(done).hasValue(1);
        assertThat(desk.balance(A).committed()).isEqualTo(eur("5000.00"));
    }

    @Test
    void manyHandsAtOnceNeverCommitMoreThanThereIs() throws InterruptedException, ExecutionException {
        TestLedger desk = open("50000.00", "0.00");
        for (int i = 0; i < 24; i++) {
            desk.sent("P" + i, i, "5000.00", "0.00");
            desk.decided("P" + i);
        }
        ExecutorService officers = Executors.newFixedThreadPool(6);
        try {
            List<Future<?>> hands = new ArrayList<>();
            for (int hand = 0; hand < 6; hand++) {
                hands.add(officers.submit(() -> confirmWhatIsProposed(desk)));
            }
            for (Future<?> hand : hands) {
                hand.get();
            }
        } finally {
            officers.shutdownNow();
        }

        assertThat(desk.balance(A).committed()).isEqualTo(eur("50000.00"));
        assertThat(desk.balance(A).remaining()).isEqualTo(eur("0.00"));
        assertThat(desk.step(() -> desk.reader.movements(desk.call)))
                .filteredOn(m -> m.kind() == Movement.Kind.COMMITTED)
                .extracting(m -> m.code().value())
                .doesNotHaveDuplicates()
                .hasSize(10);
    }

    private static void confirmWhatIsProposed(TestLedger desk) {
        desk.run();
        for (int i = 0; i < 24; i++) {
            try {
                desk.confirmed("P" + i);
            } catch (Refusal refusal) {
                assertThat(refusal.reasons().get(0).code()).isEqualTo("NOT_PROPOSED");
            }
        }
    }

    @Test
    @Rule({"PSW-06-14", "PSW-06-15", "PSW-06-16"})
    void theLastSurveyDecidesAndIsStaleOnAnotherDayForAnotherAmountOrAfterACommunicatedChange() {
        TestLedger desk = open("0.00", "0.00");
        LocalDate today = Proposal.dayOf(Proposals.LATER);
        Position position = Position.ofTotal(today, eur("193000.00"));
        assertThat(desk.step(() -> desk.surveys.isStale(desk.code("P1"), eur("7500.00"))))
                .isTrue();
        desk.step(() -> desk.surveys.record(
                desk.code("P1"),
                desk.notice,
                today,
                "V-1",
                new AidTest(position, eur("5000.00"), eur("2500.00"), Concession.ALL),
                "ufficio"));
        AidSurvey second = desk.step(() -> desk.surveys.record(
                desk.code("P1"),
                desk.notice,
                today,
                "V-2",
                new AidTest(position, eur("5000.00"), eur("2500.00"), Concession.A_ONLY),
                "ufficio"));

        assertThat(desk.step(() -> desk.surveys.all(desk.code("P1"))))
                .extracting(s -> s.number() + " " + s.outcome() + " " + s.holdsOnAAlone())
                .containsExactly("V-2 OK false", "V-1 NOT_FINANCEABLE_DE_MINIMIS true");
        assertThat(desk.step(() -> desk.surveys.last(desk.code("P1")))).contains(second);
        assertThat(desk.step(() -> desk.surveys.isStale(desk.code("P1"), eur("5000.00"))))
                .isFalse();
        assertThat(desk.step(() -> desk.surveys.isStale(desk.code("P1"), eur("7500.00"))))
                .isTrue();
        desk.step(() -> desk.surveys.positionChanged(desk.code("P1"), today));
        assertThat(desk.step(() -> desk.surveys.isStale(desk.code("P1"), eur("5000.00"))))
                .isTrue();
        assertRefused(
                () -> desk.step(() -> desk.surveys.record(
                        desk.code("P1"),
                        desk.notice,
                        today.plusDays(1),
                        "V-3",
                        new AidTest(position, eur("5000.00"), eur("0.00"), Concession.ALL),
                        "ufficio")),
                "INVALID_FIELD");
    }

    private static void decideAll(TestLedger desk, List<String> names, List<String> scores, List<String> excluded) {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (excluded.contains(name)) {
                desk.step(() -> desk.ledger.leave(desk.code(name), "Esclusa"));
            } else {
                desk.decided(name, scores.get(i));
            }
        }
    }

    private static void confirmAll(TestLedger desk, LedgerRun run) {
        for (Verdict v : run.proposed()) {
            desk.step(() -> desk.ledger.confirm(v.code(), "IMP", "rup"));
        }
    }

    private static void confirmUntilNothingIsProposed(TestLedger desk) {
        List<ReferenceCode> proposed;
        do {
            desk.run();
            proposed = desk.step(() -> desk.reader.queue(desk.call)).stream()
                    .filter(p -> p.state().equals("PROPOSED"))
                    .map(QueuePosition::code)
                    .toList();
            proposed.forEach(code -> desk.step(() -> desk.ledger.confirm(code, "IMP", "rup")));
        } while (!proposed.isEmpty());
    }

    private static List<String> funded(TestLedger desk, List<String> names) {
        return names.stream()
                .map(n -> n + " " + desk.explain(n).committedA() + " "
                        + desk.explain(n).committedB())
                .toList();
    }

    private static void assertRefused(ThrowingCallable work, String code) {
        assertThatThrownBy(work).isInstanceOfSatisfying(Refusal.class, r -> assertThat(
                        r.reasons().get(0).code())
                .isEqualTo(code));
    }

    private static void refused(TestLedger desk, String sql, String because) {
        assertThatThrownBy(() -> desk.step(() -> {
                    desk.jdbc.sql(sql).update();
                }))
                .as(sql)
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining(because);
    }
}
