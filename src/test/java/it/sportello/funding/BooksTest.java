package it.sportello.funding;

import static it.sportello.funding.Proposals.OPENING;
import static it.sportello.funding.Proposals.code;
import static it.sportello.funding.Proposals.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import it.sportello.funding.Proposal.Standing;
import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the books say of a case and of an envelope. */
class BooksTest {

    @ParameterizedTest
    @CsvSource({
        "UNDECIDED, 0.00, false, false, UNDECIDED",
        "WAITING, 0.00, false, false, WAITING",
        "WAITING, 0.00, false, true, PARTIAL_REFUSED",
        "PROPOSED, 0.00, false, false, PROPOSED",
        "PROPOSED, 0.00, true, false, B_FOLLOWS",
        "PROPOSED, 5000.00, false, false,",
        "COMMITTED, 5000.00, false, false,",
        "COMMITTED, 5000.00, true, false, B_AWAITING",
        "OUT, 0.00, true, true,"
    })
    @Rule({"PSW-13-14", "PSW-08-10"})
    void aCaseAsksOfTheEnvelopesWhatItsStateLeavesOpen(
            Entry.State state, String committedA, boolean bAwaiting, boolean offerRefused, Standing standing) {
        Entry entry = entry(state, committedA, bAwaiting, offerRefused);

        assertThat(entry.inPlay().map(Proposal::standing).orElse(null)).isEqualTo(standing);
        entry.inPlay().ifPresent(proposal -> {
            assertThat(proposal.code()).isEqualTo(entry.code());
            assertThat(proposal.grantA()).isEqualTo(eur("5000.00"));
            assertThat(proposal.grantB()).isEqualTo(eur("2500.00"));
            assertThat(proposal.transmittedAt()).isEqualTo(OPENING);
        });
    }

    @Test
    @Rule("PSW-08-12")
    void aCaseHoldsWhatIsCommittedLessWhatItGaveBack() {
        Entry entry = entry(Entry.State.COMMITTED, "5000.00", false, false);

        assertThat(entry.held(Envelope.A)).isEqualTo(eur("4000.00"));
        assertThat(entry.held(Envelope.B)).isEqualTo(eur("2300.00"));
    }

    @Test
    @Rule({"PSW-08-02", "PSW-08-12"})
    void whatIsReservedIsNotFreeAndWhatIsReopenedIsNotReopenedAgain() {
        Euro zero = Euro.ZERO;
        Balance balance = new Balance(
                Envelope.A,
                eur("100.00"),
                eur("30.00"),
                zero,
                eur("20.00"),
                eur("5.00"),
                zero,
                zero,
                zero,
                eur("90.00"),
                false);

        assertThat(balance.free()).isEqualTo(eur("60.00"));
        assertThat(balance.reopenable()).isEqualTo(eur("15.00"));
    }

    @Test
    @Rule("PSW-08-06")
    void aTransferComesFromTheOtherEnvelope() {
        assertThat(Envelope.A.other()).isEqualTo(Envelope.B);
        assertThat(Envelope.B.other()).isEqualTo(Envelope.A);
    }

    @Test
    @Rule({"PSW-08-08", "PSW-08-10"})
    void onlyACommitmentIsProposedToTheOfficer() {
        assertThat(Arrays.stream(Verdict.Kind.values()).filter(Verdict.Kind::isProposal))
                .containsExactly(
                        Verdict.Kind.COMMIT_A_AND_B,
                        Verdict.Kind.COMMIT_A,
                        Verdict.Kind.COMMIT_A_B_AWAITING,
                        Verdict.Kind.COMMIT_B);
        assertThat(Verdict.Kind.values())
                .allSatisfy(kind -> assertThat(kind.label()).isNotBlank());
        assertThat(Movement.Kind.values())
                .allSatisfy(kind -> assertThat(kind.label()).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.01", "100", "100.00", "1E+2"})
    @Rule({"PSW-13-04", "PSW-13-06"})
    void aScoreGoesFromZeroToAHundredWithTwoDecimals(String score) {
        assertThat(waiting(score, "0").score()).isEqualTo(new BigDecimal(score));
        assertThat(waiting("100", score).scoreA()).isEqualTo(new BigDecimal(score));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "1000", "70.001"})
    @Rule({"PSW-13-04", "PSW-13-06"})
    void anyOtherNumberIsNoScore(String score) {
        assertThatIllegalArgumentException().isThrownBy(() -> waiting(score, "0"));
        assertThatIllegalArgumentException().isThrownBy(() -> waiting("100", score));
    }

    @Test
    void aDecidedProposalHasItsScoresAndNoGrantIsNegative() {
        Proposal undecided = Proposal.undecided(code("U"), eur("0.00"), eur("0.00"), OPENING);

        assertThat(undecided.asksB()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Proposals.as(Standing.WAITING, undecided));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Proposal(
                        code("U"),
                        eur("0.00"),
                        eur("0.00"),
                        OPENING,
                        undecided.day(),
                        BigDecimal.ONE,
                        null,
                        Standing.WAITING));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Proposal.undecided(code("U"), eur("-0.01"), eur("0.00"), OPENING));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Proposal.undecided(code("U"), eur("0.00"), eur("-0.01"), OPENING));
    }

    private static Proposal waiting(String score, String scoreA) {
        return Proposals.waiting("P", OPENING, "5000.00", "2500.00", score, scoreA);
    }

    private static Entry entry(Entry.State state, String committedA, boolean bAwaiting, boolean offerRefused) {
        boolean decided = state != Entry.State.UNDECIDED;
        return new Entry(
                code("E"),
                "psw-2020",
                eur("5000.00"),
                eur("2500.00"),
                Proposal.dayOf(OPENING),
                OPENING,
                decided ? new BigDecimal("80") : null,
                decided ? new BigDecimal("24") : null,
                state,
                Euro.ZERO,
                Euro.ZERO,
                eur(committedA),
                eur("2500.00"),
                eur("1000.00"),
                eur("200.00"),
                bAwaiting,
                offerRefused,
                null,
                null,
                null,
                null);
    }
}
