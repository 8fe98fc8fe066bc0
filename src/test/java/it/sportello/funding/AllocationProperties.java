package it.sportello.funding;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.funding.Allocation.Result;
import it.sportello.funding.Allocation.Switches;
import it.sportello.funding.Proposal.Standing;
import it.sportello.notice.Notice.OrderingMode;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the order of the officers' work, the same proposals are funded with the same amounts. */
@Rule({"PSW-13-14", "PSW-08-02"})
class AllocationProperties {

    /** @param a table amount of A in euro; @param b of B, zero when not requested; @param out leaves before it is funded */
    record Sent(int number, int day, int minute, int a, int b, int score, int scoreA, boolean out) {

        ReferenceCode code() {
            return new ReferenceCode("PSW20-%03d".formatted(number));
        }

        Instant at() {
            return Proposals.OPENING.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(minute));
        }
    }

    /** What a case got: amounts of A and B in euro. */
    record Got(Euro a, Euro b) {}

    @Property(tries = 1500)
    void theFundedSetIsThatOfDecidingInLegalOrder(
            @ForAll("calls") List<Sent> sent,
            @ForAll("amounts") int endowmentA,
            @ForAll("amounts") int endowmentB,
            @ForAll OrderingMode mode,
            @ForAll boolean aAlone,
            @ForAll Random work) {
        Switches switches = new Switches(mode, false, false, aAlone);
        Desk desk = new Desk(switches, endowmentA, endowmentB, sent, work);

        desk.workInAnyOrder();

        assertThat(desk.got).isEqualTo(inLegalOrder(switches, endowmentA, endowmentB, sent));
    }

    @Property(tries = 500)
    void noEnvelopeIsEverOverCommittedWhateverTheSwitches(
            @ForAll("calls") List<Sent> sent,
            @ForAll("amounts") int endowmentA,
            @ForAll("amounts") int endowmentB,
            @ForAll OrderingMode mode,
            @ForAll boolean partial,
            @ForAll boolean overtaking,
            @ForAll boolean aAlone,
            @ForAll Random work) {
        Desk desk = new Desk(new Switches(mode, partial, overtaking, aAlone), endowmentA, endowmentB, sent, work);

        desk.workInAnyOrder();

        assertThat(desk.remainingA.isNegative()).isFalse();
        assertThat(desk.remainingB.isNegative()).isFalse();
        assertThat(desk.remainingA.plus(
                        Euro.sum(desk.got.values().stream().map(Got::a).toList())))
                .isEqualTo(euro(endowmentA));
        assertThat(desk.remainingB.plus(
                        Euro.sum(desk.got.values().stream().map(Got::b).toList())))
                .isEqualTo(euro(endowmentB));
    }

    @Property(tries = 300)
    void aSecondRunOnTheSameStateProposesNothing(
            @ForAll("calls") List<Sent> sent,
            @ForAll("amounts") int endowmentA,
            @ForAll("amounts") int endowmentB,
            @ForAll OrderingMode mode,
            @ForAll Random work) {
        Desk desk = new Desk(new Switches(mode, false, false, true), endowmentA, endowmentB, sent, work);
        desk.workInAnyOrder();

        assertThat(desk.run().verdicts()).noneMatch(v -> v.kind().isProposal());
    }

    @Property(tries = 300)
    void theVerdictsComeInTheOrderOfTheNotice(@ForAll("calls") List<Sent> sent, @ForAll OrderingMode mode) {
        Allocation allocation = new Allocation(new Switches(mode, false, false, true));
        List<Proposal> decided =
                sent.stream().map(AllocationProperties::decided).toList();

        assertThat(allocation
                        .run(euro(5000), euro(500), decided, Proposals.LATER)
                        .verdicts())
                .extracting(Verdict::code)
                .isEqualTo(decided.stream()
                        .sorted(allocation.order())
                        .map(Proposal::code)
                        .toList());
    }

    @Property(tries = 300)
    @Rule("PSW-00-10")
    void aVerdictComputedAgainFromWhereTheWalkStoodIsTheSame(
            @ForAll("calls") List<Sent> sent,
            @ForAll("amounts") int endowmentA,
            @ForAll("amounts") int endowmentB,
            @ForAll OrderingMode mode,
            @ForAll boolean partial,
            @ForAll boolean overtaking,
            @ForAll boolean aAlone,
            @ForAll Random work) {
        Desk desk = new Desk(new Switches(mode, partial, overtaking, aAlone), endowmentA, endowmentB, sent, work);
        desk.eachVerdict =
                verdict -> assertThat(verdict.turn().verdict().explanation()).isEqualTo(verdict.explanation());

        desk.workInAnyOrder();
    }

    private static Proposal decided(Sent s) {
        return Proposal.waiting(
                s.code(),
                euro(s.a()),
                euro(s.b()),
                s.at(),
                BigDecimal.valueOf(s.score()),
                BigDecimal.valueOf(s.scoreA()));
    }

    /** PSW-08-08, 09 and 10 read aloud: one case after the other, everybody decided. */
    private static Map<ReferenceCode, Got> inLegalOrder(
            Switches switches, int endowmentA, int endowmentB, List<Sent> sent) {
        Comparator<Sent> order = switches.orderingMode() == OrderingMode.STRICT_TIMESTAMP
                ? Comparator.comparing(Sent::at).thenComparing(Sent::number)
                : Comparator.comparingInt(Sent::day)
                        .thenComparing(Comparator.comparingInt(Sent::score).reversed())
                        .thenComparing(Comparator.comparingInt(Sent::scoreA).reversed())
                        .thenComparing(Sent::at)
                        .thenComparing(Sent::number);
        Map<ReferenceCode, Got> funded = new TreeMap<>();
        int leftA = endowmentA;
        int leftB = endowmentB;
        boolean bClosed = false;
        for (Sent s : sent.stream().filter(s -> !s.out()).sorted(order).toList()) {
            boolean coveredB = s.b() == 0 || (!bClosed && leftB >= s.b());
            if (leftA < s.a()) {
                break;
            }
            if (!coveredB) {
                bClosed = true;
            }
            if (!coveredB && !switches.aOnlyWhenBExhausted()) {
                leftA -= s.a();
                continue;
            }
            leftA -= s.a();
            leftB -= coveredB ? s.b() : 0;
            funded.put(s.code(), new Got(euro(s.a()), euro(coveredB ? s.b() : 0)));
        }
        return funded;
    }

    /** Officers who decide, exclude and confirm in any order, with runs of the ledger in between, or not. */
    private static final class Desk {
        private final Allocation allocation;
        private final Random work;
        private final List<Sent> undecided;
        private final Map<ReferenceCode, Proposal> inPlay = new TreeMap<>();
        private final Map<ReferenceCode, Got> got = new TreeMap<>();
        private Euro remainingA;
        private Euro remainingB;
        private Consumer<Verdict> eachVerdict = verdict -> {};

        Desk(Switches switches, int endowmentA, int endowmentB, List<Sent> sent, Random work) {
            this.allocation = new Allocation(switches);
            this.remainingA = euro(endowmentA);
            this.remainingB = euro(endowmentB);
            this.undecided = new ArrayList<>(sent);
            this.work = work;
            sent.forEach(s -> inPlay.put(s.code(), Proposal.undecided(s.code(), euro(s.a()), euro(s.b()), s.at())));
        }

        void workInAnyOrder() {
            while (!undecided.isEmpty()) {
                Sent next = undecided.remove(work.nextInt(undecided.size()));
                if (next.out()) {
                    inPlay.remove(next.code());
                } else {
                    inPlay.put(next.code(), decided(next));
                }
                if (work.nextBoolean()) {
                    commit(run());
                }
            }
            commit(run());
        }

        Result run() {
            Result result = allocation.run(remainingA, remainingB, List.copyOf(inPlay.values()), Proposals.LATER);
            result.verdicts().forEach(eachVerdict);
            return result;
        }

        private void commit(Result result) {
            for (Verdict v : result.verdicts()) {
                if (!v.kind().isProposal()) {
                    continue;
                }
                remainingA = remainingA.minus(v.amountA());
                remainingB = remainingB.minus(v.amountB());
                got.merge(
                        v.code(),
                        new Got(v.amountA(), v.amountB()),
                        (before, now) ->
                                new Got(before.a().plus(now.a()), before.b().plus(now.b())));
                Proposal p = inPlay.remove(v.code());
                if (v.kind() == Verdict.Kind.COMMIT_A_B_AWAITING) {
                    inPlay.put(v.code(), Proposals.as(Standing.B_AWAITING, p));
                }
            }
        }
    }

    @Provide
    Arbitrary<List<Sent>> calls() {
        Arbitrary<Sent> one = Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.of(1000, 3000, 5000, 7000),
                        Arbitraries.of(0, 500, 2500, 3500),
                        Arbitraries.integers().between(70, 74),
                        Arbitraries.integers().between(20, 22),
                        Arbitraries.integers().between(0, 4))
                .as((day, minute, a, b, score, scoreA, luck) ->
                        new Sent(0, day, minute, a, b, score, scoreA, luck == 0));
        return one.list().ofMinSize(1).ofMaxSize(14).map(list -> {
            List<Sent> numbered = new ArrayList<>();
            for (Sent s : list) {
                numbered.add(
                        new Sent(numbered.size(), s.day(), s.minute(), s.a(), s.b(), s.score(), s.scoreA(), s.out()));
            }
            return numbered;
        });
    }

    @Provide
    Arbitrary<Integer> amounts() {
        return Arbitraries.integers().between(0, 80).map(n -> n * 500);
    }

    private static Euro euro(int amount) {
        return Euro.of(BigDecimal.valueOf(amount));
    }
}
