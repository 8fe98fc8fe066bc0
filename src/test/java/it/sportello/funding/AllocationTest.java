package it.sportello.funding;

import static it.sportello.funding.Proposals.DEFAULTS;
import static it.sportello.funding.Proposals.LATER;
import static it.sportello.funding.Proposals.OPENING;
import static it.sportello.funding.Proposals.OVERTAKING;
import static it.sportello.funding.Proposals.STRICT;
import static it.sportello.funding.Proposals.as;
import static it.sportello.funding.Proposals.code;
import static it.sportello.funding.Proposals.eur;
import static it.sportello.funding.Proposals.undecided;
import static it.sportello.funding.Proposals.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.funding.Allocation.Result;
import it.sportello.funding.Allocation.Switches;
import it.sportello.funding.Proposal.Standing;
import it.sportello.funding.Verdict.Kind;
import it.sportello.notice.Notice.OrderingMode;
import it.sportello.shared.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@Rule({"PSW-08-09", "PSW-08-10", "PSW-13-14"})
class AllocationTest {

    private static final Instant DAY_ONE = OPENING;
    private static final Instant DAY_TWO = OPENING.plus(Duration.ofDays(1));
    private static final Instant DAY_THREE = OPENING.plus(Duration.ofDays(2));
    private static final Switches PARTIAL = new Switches(OrderingMode.DAY_THEN_SCORE, true, false, true);
    private static final Switches WHOLE = new Switches(OrderingMode.DAY_THEN_SCORE, false, false, false);

    @Test
    void aDecidedProposalThatWaitsIsNotOvertakenEither() {
        List<Proposal> queue = List.of(
                Proposal.undecided(code("U"), eur("10000.00"), eur("0.00"), DAY_ONE),
                waiting("Q", DAY_TWO, "15000.00", "0.00", "80", "20"),
                waiting("R", DAY_THREE, "10000.00", "0.00", "80", "20"));

        Result result = run(DEFAULTS, "20000.00", "0.00", queue);

        assertThat(kinds(result)).containsExactly(Kind.AWAITING_EARLIER_DECISIONS, Kind.AWAITING_EARLIER_DECISIONS);
        assertThat(result.verdicts().get(1).sentence())
                .isEqualTo("Accantonati i contributi di chi precede o può precedere (in istruttoria PSW20-U; in attesa"
                        + " PSW20-Q), per l'Azione A non resta nulla a fronte di € 10.000,00 (PSW-13-14).");
    }

    @Test
    void anUndecidedProposalOfTheSameDayMayPrecedeButOneOfALaterDayMayNot() {
        Proposal decided = waiting("P", DAY_TWO, "10000.00", "0.00", "80", "20");

        assertThat(kinds(run(
                        DEFAULTS,
                        "15000.00",
                        "0.00",
                        List.of(
                                decided,
                                Proposal.undecided(
                                        code("U"), eur("10000.00"), eur("0.00"), DAY_TWO.plusSeconds(3600))))))
                .containsExactly(Kind.AWAITING_EARLIER_DECISIONS);
        assertThat(kinds(run(
                        DEFAULTS,
                        "15000.00",
                        "0.00",
                        List.of(decided, Proposal.undecided(code("U"), eur("10000.00"), eur("0.00"), DAY_THREE)))))
                .containsExactly(Kind.COMMIT_A);
    }

    @Test
    void inStrictOrderOnlyTheEarlierInstantPrecedes() {
        assertThat(kinds(run(
                        STRICT,
                        "15000.00",
                        "0.00",
                        List.of(waiting("P", 0, "10000.00", "0.00"), undecided("U", 1, "10000.00", "0.00")))))
                .containsExactly(Kind.COMMIT_A);
        assertThat(kinds(run(
                        STRICT,
                        "15000.00",
                        "0.00",
                        List.of(waiting("P", 1, "10000.00", "0.00"), undecided("U", 0, "10000.00", "0.00")))))
                .containsExactly(Kind.AWAITING_EARLIER_DECISIONS);
    }

    @Test
    @Rule("PSW-13-14")
    void inStrictOrderWhoIsExaminedIsSetAsideBeforeTheNextOfTheDay() {
        assertThat(kinds(run(
                        STRICT,
                        "15000.00",
                        "0.00",
                        List.of(
                                waiting("P", 0, "5000.00", "0.00"),
                                undecided("U", 1, "10000.00", "0.00"),
                                waiting("Q", 2, "5000.00", "0.00")))))
                .containsExactly(Kind.COMMIT_A, Kind.AWAITING_EARLIER_DECISIONS);
    }

    @Test
    void nothingOfADayIsCommittedBeforeItIsOver() {
        List<Proposal> queue = List.of(waiting("P", 0, "5000.00", "2500.00"));
        Instant lastSecond = Instant.parse("2020-03-12T22:59:59Z");

        Allocation allocation = new Allocation(DEFAULTS);
        assertThat(kinds(allocation.run(eur("50000.00"), eur("50000.00"), queue, lastSecond)))
                .containsExactly(Kind.AWAITING_EARLIER_DECISIONS);
        assertThat(kinds(allocation.run(eur("50000.00"), eur("50000.00"), queue, lastSecond.plusSeconds(1))))
                .containsExactly(Kind.COMMIT_A_AND_B);
    }

    @Test
    void aProposalOfBothActionsWaitsAsAWholeWhileSomebodyAheadMayTakeB() {
        Result result = run(
                DEFAULTS,
                "50000.00",
                "2500.00",
                List.of(undecided("U", 0, "5000.00", "2500.00"), waiting("P", 1, "5000.00", "2500.00")));

        assertThat(kinds(result)).containsExactly(Kind.AWAITING_EARLIER_DECISIONS);
        assertThat(result.remainingA()).isEqualTo(eur("50000.00"));
    }

    @Test
    void whenNobodyAheadAsksForBTheActionAIsCommittedAlone() {
        assertThat(kinds(run(
                        DEFAULTS,
                        "50000.00",
                        "2499.99",
                        List.of(undecided("U", 0, "5000.00", "0.00"), waiting("P", 1, "5000.00", "2500.00")))))
                .containsExactly(Kind.COMMIT_A_B_AWAITING);
    }

    @Test
    void withTheSwitchOffTheWholeProposalWaitsAndThoseThatAskOnlyAAreNotAffected() {
        Result result = run(
                WHOLE,
                "20000.00",
                "2499.99",
                List.of(
                        waiting("P1", 0, "5000.00", "2500.00"),
                        waiting("P2", 1, "5000.00", "0.00"),
                        waiting("P3", 2, "5000.00", "1500.00")));

        assertThat(kinds(result)).containsExactly(Kind.AWAITING_FUNDS, Kind.COMMIT_A, Kind.AWAITING_FUNDS);
        assertThat(result.exhausted()).containsExactly(Envelope.B);
    }

    @Test
    void theFirstUncoveredProposalIsOfferedWhatIsLeftAndTheQueueStandsStill() {
        List<Proposal> queue = List.of(waiting("P1", 0, "15000.00", "7500.00"), waiting("P2", 1, "5000.00", "2500.00"));

        Result result = run(PARTIAL, "10000.00", "55000.00", queue);

        assertThat(kinds(result)).containsExactly(Kind.PARTIAL_OFFER, Kind.AWAITING_FUNDS);
        assertThat(result.verdicts().get(0).amountA()).isEqualTo(eur("10000.00"));
        assertThat(result.remainingA()).isEqualTo(eur("10000.00"));
    }

    @Test
    void aRefusedOfferLeavesTheQueueStandingStill() {
        assertThat(kinds(run(
                        PARTIAL,
                        "10000.00",
                        "55000.00",
                        List.of(
                                as(Standing.PARTIAL_REFUSED, waiting("P1", 0, "15000.00", "7500.00")),
                                waiting("P2", 1, "5000.00", "2500.00")))))
                .containsExactly(Kind.AWAITING_FUNDS, Kind.AWAITING_FUNDS);
    }

    @Test
    void nothingIsOfferedOfAnEmptyEnvelope() {
        assertThat(kinds(run(PARTIAL, "0.00", "55000.00", List.of(waiting("P1", 0, "15000.00", "7500.00")))))
                .containsExactly(Kind.AWAITING_FUNDS);
    }

    @Test
    void theBThatWaitsComesBeforeTheBOfLaterProposals() {
        Proposal awaiting = as(Standing.B_AWAITING, waiting("P1", 0, "5000.00", "2500.00"));
        Proposal later = waiting("P2", 1, "5000.00", "2500.00");

        assertThat(kinds(run(DEFAULTS, "5000.00", "2500.00", List.of(awaiting, later))))
                .containsExactly(Kind.COMMIT_B, Kind.COMMIT_A_B_AWAITING);
        assertThat(kinds(run(DEFAULTS, "5000.00", "2499.00", List.of(awaiting, waiting("P2", 1, "5000.00", "1.00")))))
                .containsExactly(Kind.B_AWAITING_FUNDS, Kind.COMMIT_A_B_AWAITING);
        assertThat(kinds(run(OVERTAKING, "5000.00", "2499.00", List.of(awaiting, waiting("P2", 1, "5000.00", "1.00")))))
                .containsExactly(Kind.B_AWAITING_FUNDS, Kind.COMMIT_A_AND_B);
    }

    @Test
    void whileItsActionAIsBeingConfirmedNobodyTakesTheBThatFollows() {
        Result result = run(
                DEFAULTS,
                "5000.00",
                "2500.00",
                List.of(
                        as(Standing.B_FOLLOWS, waiting("P1", 0, "5000.00", "2500.00")),
                        waiting("P2", 1, "5000.00", "2500.00")));

        assertThat(kinds(result)).containsExactly(Kind.B_AWAITING_FUNDS, Kind.AWAITING_EARLIER_DECISIONS);
        assertThat(result.remainingB()).isEqualTo(eur("2500.00"));
    }

    @Test
    @Rule("PSW-13-14")
    void aIsNotCommittedAloneWhileWhatSomebodyAheadTakesOfBIsNotConfirmed() {
        Proposal ahead = waiting("Q", 0, "5000.00", "2500.00");
        Proposal later = waiting("P", 1, "5000.00", "2500.00");

        assertThat(kinds(run(DEFAULTS, "20000.00", "2500.00", List.of(ahead, later))))
                .containsExactly(Kind.COMMIT_A_AND_B, Kind.AWAITING_EARLIER_DECISIONS);
        assertThat(kinds(run(DEFAULTS, "15000.00", "0.00", List.of(as(Standing.PROPOSED, ahead), later))))
                .containsExactly(Kind.AWAITING_EARLIER_DECISIONS);
        assertThat(kinds(run(DEFAULTS, "15000.00", "0.00", List.of(later)))).containsExactly(Kind.COMMIT_A_B_AWAITING);
        assertThat(kinds(run(
                        DEFAULTS,
                        "15000.00",
                        "0.00",
                        List.of(as(Standing.PROPOSED, waiting("Q", 0, "5000.00", "0.00")), later))))
                .containsExactly(Kind.COMMIT_A_B_AWAITING);
    }

    @Test
    @Rule({"PSW-08-10", "PSW-13-14"})
    void theQueueOfBHoldsBackWhomItWouldCoverUntilTheFirstInItIsConfirmed() {
        Proposal first = waiting("P1", 0, "5000.00", "2500.00");
        Proposal small = waiting("P2", 1, "5000.00", "500.00");
        Proposal large = waiting("P2", 1, "5000.00", "1000.01");

        assertThat(kinds(run(DEFAULTS, "20000.00", "1000.00", List.of(first, small))))
                .containsExactly(Kind.COMMIT_A_B_AWAITING, Kind.AWAITING_EARLIER_DECISIONS);
        assertThat(kinds(run(DEFAULTS, "20000.00", "1000.00", List.of(as(Standing.B_FOLLOWS, first), small))))
                .containsExactly(Kind.B_AWAITING_FUNDS, Kind.AWAITING_EARLIER_DECISIONS);
        assertThat(kinds(run(DEFAULTS, "20000.00", "1000.00", List.of(as(Standing.B_AWAITING, first), small))))
                .containsExactly(Kind.B_AWAITING_FUNDS, Kind.COMMIT_A_B_AWAITING);
        assertThat(kinds(run(DEFAULTS, "20000.00", "1000.00", List.of(first, large))))
                .containsExactly(Kind.COMMIT_A_B_AWAITING, Kind.COMMIT_A_B_AWAITING);
    }

    @Test
    void nothingIsOfferedWhileWhatSomebodyAheadTakesOfAIsNotConfirmed() {
        Proposal ahead = waiting("P1", 0, "5000.00", "0.00");
        Proposal tooLarge = waiting("P2", 1, "5000.00", "0.00");

        assertThat(kinds(run(PARTIAL, "8000.00", "0.00", List.of(ahead, tooLarge))))
                .containsExactly(Kind.COMMIT_A, Kind.AWAITING_FUNDS);
        assertThat(kinds(run(PARTIAL, "3000.00", "0.00", List.of(as(Standing.PROPOSED, ahead), tooLarge))))
                .containsExactly(Kind.AWAITING_FUNDS);
        assertThat(kinds(run(PARTIAL, "3000.00", "0.00", List.of(tooLarge)))).containsExactly(Kind.PARTIAL_OFFER);
    }

    private static Result run(Switches switches, String a, String b, List<Proposal> queue) {
        return new Allocation(switches).run(eur(a), eur(b), queue, LATER);
    }

    private static List<Kind> kinds(Result result) {
        return result.verdicts().stream().map(Verdict::kind).toList();
    }
}
