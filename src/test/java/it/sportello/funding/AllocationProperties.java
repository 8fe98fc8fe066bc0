package it.sportello.funding;

import static it.sportello.funding.LegalOrder.euro;
import static it.sportello.funding.LegalOrder.inLegalOrder;
import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.funding.Allocation.Result;
import it.sportello.funding.Allocation.Switches;
import it.sportello.funding.LegalOrder.Got;
import it.sportello.funding.LegalOrder.Sent;
import it.sportello.funding.Proposal.Standing;
import it.sportello.notice.Notice.OrderingMode;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the order of the officers' work, the same proposals are funded with the same amounts. */
@Rule({"PSW-13-14", "PSW-08-02"})
class AllocationProperties {

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
                        .sorted(new FundingOrder(mode).comparator())
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

    @Property(tries = 300)
    @Rule({"PSW-13-12", "PSW-13-13"})
    void theOrderIsTotal(@ForAll("calls") List<Sent> sent, @ForAll OrderingMode mode, @ForAll Random random) {
        List<Proposal> decided =
                sent.stream().map(AllocationProperties::decided).toList();
        Comparator<Proposal> order = new FundingOrder(mode).comparator();
        List<Proposal> shuffled = new ArrayList<>(decided);
        Collections.shuffle(shuffled, random);

        assertThat(shuffled.stream().sorted(order).toList())
                .isEqualTo(decided.stream().sorted(order).toList());
        for (Proposal x : decided) {
            for (Proposal y : decided) {
                assertThat(Integer.signum(order.compare(x, y))).isEqualTo(-Integer.signum(order.compare(y, x)));
                assertThat(order.compare(x, y) == 0).isEqualTo(x.code().equals(y.code()));
            }
        }
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
        return LegalOrder.calls();
    }

    @Provide
    Arbitrary<Integer> amounts() {
        return LegalOrder.amounts();
    }
}
