package it.sportello.funding;

import static it.sportello.funding.LegalOrder.euro;
import static it.sportello.funding.LegalOrder.inLegalOrder;
import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.funding.Allocation.Result;
import it.sportello.funding.Allocation.Switches;
import it.sportello.funding.LegalOrder.Got;
import it.sportello.funding.LegalOrder.Sent;
import it.sportello.notice.Notice.OrderingMode;
import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the order of the officers' work, the same proposals are funded with the same amounts. */
@Rule({"PSW-13-14", "PSW-08-02"})
class AllocationProperties {

    @Property(tries = 2500)
    void theFundedSetIsThatOfDecidingInLegalOrder(
            @ForAll("calls") List<Sent> sent,
            @ForAll("amounts") int endowmentA,
            @ForAll("amountsOfB") int endowmentB,
            @ForAll OrderingMode mode,
            @ForAll boolean aAlone,
            @ForAll Random work) {
        Switches switches = new Switches(mode, false, false, aAlone);
        Desk desk = new Desk(switches, endowmentA, endowmentB, sent);

        new AnyOrder(desk, sent, work).work();

        assertThat(desk.ledger.acts())
                .isEqualTo(LegalOrder.inOneActEach(inLegalOrder(switches, endowmentA, endowmentB, sent)));
    }

    @Property(tries = 500)
    void noEnvelopeIsEverOverCommittedWhateverTheSwitches(
            @ForAll("calls") List<Sent> sent,
            @ForAll("amounts") int endowmentA,
            @ForAll("amountsOfB") int endowmentB,
            @ForAll OrderingMode mode,
            @ForAll boolean partial,
            @ForAll boolean overtaking,
            @ForAll boolean aAlone,
            @ForAll Random work) {
        Desk desk = new Desk(new Switches(mode, partial, overtaking, aAlone), endowmentA, endowmentB, sent);

        new AnyOrder(desk, sent, work).work();

        List<Got> got =
                desk.ledger.acts().values().stream().flatMap(List::stream).toList();
        assertThat(desk.ledger.freeA().isNegative()).isFalse();
        assertThat(desk.ledger.freeB().isNegative()).isFalse();
        assertThat(desk.ledger.freeA().plus(Euro.sum(got.stream().map(Got::a).toList())))
                .isEqualTo(euro(endowmentA));
        assertThat(desk.ledger.freeB().plus(Euro.sum(got.stream().map(Got::b).toList())))
                .isEqualTo(euro(endowmentB));
    }

    @Property(tries = 300)
    void aSecondRunOnTheSameStateProposesNothing(
            @ForAll("calls") List<Sent> sent,
            @ForAll("amounts") int endowmentA,
            @ForAll("amountsOfB") int endowmentB,
            @ForAll OrderingMode mode,
            @ForAll Random work) {
        Desk desk = new Desk(new Switches(mode, false, false, true), endowmentA, endowmentB, sent);
        desk.afterEachRun = (settledUntil, result) -> assertThat(
                        desk.ledger.run(settledUntil).verdicts())
                .noneMatch(v -> v.kind().isProposal());

        new AnyOrder(desk, sent, work).work();
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
            @ForAll("amountsOfB") int endowmentB,
            @ForAll OrderingMode mode,
            @ForAll boolean partial,
            @ForAll boolean overtaking,
            @ForAll boolean aAlone,
            @ForAll Random work) {
        Desk desk = new Desk(new Switches(mode, partial, overtaking, aAlone), endowmentA, endowmentB, sent);
        desk.afterEachRun = (settledUntil, result) -> assertThat(result.verdicts())
                .allSatisfy(verdict ->
                        assertThat(verdict.turn().verdict().explanation()).isEqualTo(verdict.explanation()));

        new AnyOrder(desk, sent, work).work();
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

    private static final class Desk implements AnyOrder.Desk {
        private final PaperLedger ledger;
        private final List<Sent> sent;
        private BiConsumer<Instant, Result> afterEachRun = (settledUntil, result) -> {};

        Desk(Switches switches, int endowmentA, int endowmentB, List<Sent> sent) {
            this.ledger = new PaperLedger(switches, euro(endowmentA), euro(endowmentB));
            this.sent = sent;
        }

        @Override
        public boolean open(Sent s) {
            ledger.enter(Proposal.undecided(s.code(), euro(s.a()), euro(s.b()), s.at()));
            return true;
        }

        @Override
        public boolean decide(Sent s) {
            ledger.enter(decided(s));
            return true;
        }

        @Override
        public boolean leave(Sent s) {
            ledger.leave(s.code());
            return true;
        }

        @Override
        public boolean run(Instant settledUntil) {
            afterEachRun.accept(settledUntil, ledger.run(settledUntil));
            return true;
        }

        @Override
        public boolean confirm(Sent s) {
            ledger.confirm(s.code());
            return true;
        }

        @Override
        public List<Sent> proposed() {
            return sent.stream().filter(s -> ledger.isProposed(s.code())).toList();
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

    @Provide
    Arbitrary<Integer> amountsOfB() {
        return LegalOrder.amountsOfB();
    }
}
