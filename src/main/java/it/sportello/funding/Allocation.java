package it.sportello.funding;

import it.sportello.funding.Proposal.Standing;
import it.sportello.funding.Verdict.Kind;
import it.sportello.notice.Notice;
import it.sportello.notice.Notice.OrderingMode;
import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Who is funded, who waits and why: one walk over the decided proposals in the order of PSW-13-12, setting aside what
 * everybody ahead may still take. Pure; O(N log N), the cost being the sort.
 *
 * <p>Without overtaking, whatever the order in which officers decide, the funded set is the one of deciding in legal
 * order (PSW-13-14): nobody is proposed before it is certain that everyone ahead is covered as well.
 */
@Rule({"PSW-08-08", "PSW-08-09", "PSW-08-10", "PSW-13-11", "PSW-13-14"})
public final class Allocation {

    private final Switches switches;
    private final FundingOrder order;
    private final Sentences sentences;

    public Allocation(Switches switches) {
        this.switches = switches;
        this.sentences = new Sentences(switches.overtaking());
        this.order = new FundingOrder(switches.orderingMode());
    }

    /**
     * The readings of AMB-03 and AMB-04 that bear on funding.
     *
     * @param partial the first uncovered proposal is offered what is left of A
     * @param overtaking proposals without funds are passed over
     * @param aOnlyWhenBExhausted A is committed alone when B does not cover
     */
    public record Switches(
            OrderingMode orderingMode, boolean partial, boolean overtaking, boolean aOnlyWhenBExhausted) {

        public static Switches of(Notice notice) {
            return new Switches(
                    notice.switches().orderingMode(),
                    notice.switches().fundingPartial(),
                    notice.switches().fundingOvertaking(),
                    notice.switches().fundingAOnlyWhenBExhausted());
        }
    }

    /**
     * The outcome of one walk.
     *
     * @param verdicts one per decided proposal that is not in its turn already, in funding order
     * @param remainingA what is left of A after the proposals for commitment, before any set-aside
     * @param remainingB the same of B
     * @param exhausted the envelopes that do not cover the first in order; not the same as empty (PSW-08-09)
     */
    public record Result(List<Verdict> verdicts, Euro remainingA, Euro remainingB, Set<Envelope> exhausted) {
        public Result {
            verdicts = List.copyOf(verdicts);
            exhausted = Set.copyOf(exhausted);
        }
    }

    /**
     * One walk.
     *
     * @param remainingA what envelope A has left, less what is already proposed and not confirmed
     * @param remainingB the same of B
     * @param proposals everybody still in play, in any order
     * @param settledUntil every transmission before this instant is among {@code proposals}: nothing of a later one is
     *     committed, and in {@code DAY_THEN_SCORE} nothing of the day it falls in, which is not over
     */
    public Result run(Euro remainingA, Euro remainingB, List<Proposal> proposals, Instant settledUntil) {
        // By arrival those that may precede a decided proposal are a prefix of the undecided, in both modes.
        List<Proposal> undecided = new ArrayList<>();
        List<Proposal> decided = new ArrayList<>(proposals.size());
        for (Proposal p : FundingOrder.byArrival(proposals)) {
            (p.standing() == Standing.UNDECIDED ? undecided : decided).add(p);
        }
        Walk walk = new Walk(remainingA, remainingB, undecided, settledUntil);
        order.of(decided).forEach(walk::visit);
        return walk.result();
    }

    /** The verdict on the proposal of a turn, from where the walk stood then. */
    @Rule("PSW-00-10")
    Verdict verdict(Turn turn) {
        return new Walk(turn.remainingA(), turn.remainingB(), List.of(), turn.settledUntil()).resume(turn);
    }

    /** The state of one walk: what is free for the proposal being visited. */
    private final class Walk {

        private final List<Proposal> undecided;
        private final Instant settledUntil;
        private final List<Verdict> verdicts = new ArrayList<>();
        private final Set<Envelope> exhausted = EnumSet.noneOf(Envelope.class);

        private Supplier<Turn> turn = () -> {
            throw new IllegalStateException("nobody was visited yet");
        };
        private Euro remainingA;
        private Euro remainingB;
        private Euro setAsideA = Euro.ZERO;
        private Euro setAsideB = Euro.ZERO;

        /** Nobody can come any more who would precede the proposal being visited. */
        private boolean settled;

        /** Somebody ahead, to whom nothing is committed yet, asks for B. */
        private boolean bAskedAhead;

        private boolean shortOfA;
        private boolean queueOfB;

        /** Who closed the queue of B may still leave: its A is not confirmed. */
        private boolean queueOfBMayOpen;

        private Named examined = Named.NOBODY;
        private Named waiting = Named.NOBODY;
        private Named unconfirmed = Named.NOBODY;
        private Named awaitingB = Named.NOBODY;

        Walk(Euro remainingA, Euro remainingB, List<Proposal> undecided, Instant settledUntil) {
            this.remainingA = remainingA;
            this.remainingB = remainingB;
            this.undecided = undecided;
            this.settledUntil = settledUntil;
        }

        Result result() {
            return new Result(verdicts, remainingA, remainingB, exhausted);
        }

        /** Where the day counts and not the instant, who may precede the first of a day may precede them all. */
        void visit(List<Proposal> day) {
            boolean together = switches.orderingMode() == OrderingMode.DAY_THEN_SCORE;
            for (int i = 0; i < day.size(); i++) {
                Proposal p = day.get(i);
                if (i == 0 || !together) {
                    setAsideUndecidedAheadOf(p);
                    settled = isSettled(p);
                }
                decide(p);
            }
        }

        private void decide(Proposal p) {
            turn = turn(p);
            switch (p.standing()) {
                case WAITING, PARTIAL_REFUSED -> visitWaiting(p);
                case B_AWAITING -> visitAwaitingB(p);
                case B_FOLLOWS -> keepPlaceOfB(p);
                case PROPOSED -> standInTurn(p);
                case UNDECIDED -> throw new IllegalStateException("undecided proposals are set aside, not visited");
            }
        }

        /** Takes the walk up again where it stood when it came to a proposal. */
        Verdict resume(Turn stood) {
            setAsideA = stood.setAsideA();
            setAsideB = stood.setAsideB();
            examined = new Named(stood.undecidedNamed(), stood.undecidedAhead());
            waiting = new Named(stood.waitingNamed(), stood.waitingAhead());
            unconfirmed = new Named(stood.unconfirmedNamed(), stood.unconfirmedAhead());
            awaitingB = new Named(stood.awaitingBNamed(), stood.awaitingBAhead());
            bAskedAhead = stood.bAskedAhead();
            shortOfA = stood.shortOfA();
            queueOfB = stood.queueOfB();
            queueOfBMayOpen = stood.queueOfBMayOpen();
            settled = isSettled(stood.proposal());
            decide(stood.proposal());
            return verdicts.get(0);
        }

        /** Where the walk stands now; written down only when somebody asks. */
        private Supplier<Turn> turn(Proposal p) {
            Euro ofA = remainingA;
            Euro ofB = remainingB;
            Euro asideA = setAsideA;
            Euro asideB = setAsideB;
            Named examinedBefore = examined;
            Named waitingBefore = waiting;
            Named unconfirmedBefore = unconfirmed;
            Named awaitingBBefore = awaitingB;
            boolean asked = bAskedAhead;
            boolean shortage = shortOfA;
            boolean queue = queueOfB;
            boolean mayOpen = queueOfBMayOpen;
            return () -> new Turn(
                    switches,
                    p,
                    settledUntil,
                    ofA,
                    ofB,
                    asideA,
                    asideB,
                    asked,
                    shortage,
                    queue,
                    examinedBefore.all(),
                    examinedBefore.first(),
                    waitingBefore.all(),
                    waitingBefore.first(),
                    mayOpen,
                    unconfirmedBefore.all(),
                    unconfirmedBefore.first(),
                    awaitingBBefore.all(),
                    awaitingBBefore.first());
        }

        private void setAsideUndecidedAheadOf(Proposal p) {
            while (examined.all() < undecided.size()
                    && FundingOrder.mayPrecede(switches.orderingMode(), undecided.get(examined.all()), p)) {
                Proposal ahead = undecided.get(examined.all());
                examined = examined.and(ahead);
                setAside(ahead);
            }
        }

        private void setAside(Proposal p) {
            setAsideA = setAsideA.plus(p.grantA());
            setAsideB = setAsideB.plus(p.grantB());
            bAskedAhead |= p.asksB();
        }

        private void visitWaiting(Proposal p) {
            if (!settled) {
                waitForTheDay(p);
            } else if (!leftOfA().covers(p.grantA())) {
                lackOfA(p);
            } else if (!p.asksB()) {
                commit(p, Kind.COMMIT_A, Euro.ZERO);
            } else if (!queueOfB && leftOfB().covers(p.grantB())) {
                commit(p, Kind.COMMIT_A_AND_B, p.grantB());
            } else if (bAskedAhead || !switches.aOnlyWhenBExhausted()) {
                lackOfB(p);
            } else if (queueOfBMayOpen && leftOfB().covers(p.grantB())) {
                waitForTheQueueOfB(p);
            } else {
                commitAlone(p);
            }
        }

        private boolean isSettled(Proposal p) {
            return switches.orderingMode() == OrderingMode.DAY_THEN_SCORE
                    ? p.day().isBefore(Proposal.dayOf(settledUntil))
                    : p.transmittedAt().isBefore(settledUntil);
        }

        /** Nothing is committed to it before it is confirmed: what it takes is reserved, and may still come back. */
        private void standInTurn(Proposal p) {
            unconfirmed = unconfirmed.and(p);
            bAskedAhead |= p.asksB();
        }

        private void waitForTheDay(Proposal p) {
            Ahead ahead = ahead();
            waitForOthers(p, () -> sentences.theDayIsNotOver(p, ahead));
        }

        private void lackOfA(Proposal p) {
            boolean first = !shortOfA && examined.isNobody() && unconfirmed.isNobody();
            if (first
                    && switches.partial()
                    && p.standing() != Standing.PARTIAL_REFUSED
                    && leftOfA().isPositive()) {
                offer(p);
            } else {
                wait(p, Envelope.A, leftOfA(), p.grantA(), !examined.isNobody());
            }
            shortOfA |= examined.isNobody();
        }

        /** The proposal waits as a whole while somebody ahead may take B or leave it. */
        private void lackOfB(Proposal p) {
            boolean mayBeAlone = switches.aOnlyWhenBExhausted() && !unconfirmed.isNobody();
            wait(p, Envelope.B, leftOfB(), p.grantB(), !examined.isNobody() || mayBeAlone);
        }

        /** B would cover it, and so it will if the one whose A is not confirmed gives up. */
        private void waitForTheQueueOfB(Proposal p) {
            Ahead ahead = ahead();
            waitForOthers(p, () -> sentences.theQueueOfBMayOpen(ahead));
        }

        /** The queue stands still behind the offer: all that is left is set aside for it. */
        private void offer(Proposal p) {
            Euro offer = leftOfA();
            verdicts.add(new Verdict(
                    p.code(), Kind.PARTIAL_OFFER, offer, Euro.ZERO, () -> sentences.offered(p, offer), turn));
            exhausted.add(Envelope.A);
            standInFront(p);
        }

        private void wait(Proposal p, Envelope envelope, Euro left, Euro asked, boolean others) {
            Ahead ahead = ahead();
            if (others) {
                waitForOthers(p, () -> sentences.othersMayTakeIt(ahead, envelope, left, asked));
            } else {
                exhausted.add(envelope);
                stand(p, Kind.AWAITING_FUNDS, () -> sentences.noFunds(ahead, envelope, left, asked));
                if (!switches.overtaking()) {
                    standInFront(p);
                }
            }
        }

        private void waitForOthers(Proposal p, Supplier<String> sentence) {
            stand(p, Kind.AWAITING_EARLIER_DECISIONS, sentence);
            standInFront(p);
        }

        private void stand(Proposal p, Kind kind, Supplier<String> sentence) {
            verdicts.add(new Verdict(p.code(), kind, Euro.ZERO, Euro.ZERO, sentence, turn));
        }

        /** A decided proposal that waits is ahead of those after it (PSW-13-14 b). */
        private void standInFront(Proposal p) {
            setAside(p);
            waiting = waiting.and(p);
        }

        private void commit(Proposal p, Kind kind, Euro fromB) {
            Ahead ahead = ahead();
            take(p, kind, p.grantA(), fromB, () -> sentences.itsTurn(ahead, fromB.isPositive()));
            standInTurn(p);
        }

        private void commitAlone(Proposal p) {
            Supplier<String> whyNotB = whyNotB(p);
            exhausted.add(Envelope.B);
            take(p, Kind.COMMIT_A_B_AWAITING, p.grantA(), Euro.ZERO, () -> sentences.itsTurnForA(whyNotB.get()));
            unconfirmed = unconfirmed.and(p);
            closeB(p, true);
        }

        /** The case is committed: a B that is conceded to it later keeps nobody waiting for A (PSW-08-10). */
        private void visitAwaitingB(Proposal p) {
            if (!queueOfB && leftOfB().covers(p.grantB())) {
                take(p, Kind.COMMIT_B, Euro.ZERO, p.grantB(), sentences::itsTurnForB);
            } else {
                awaitB(p, false);
            }
        }

        private void take(Proposal p, Kind kind, Euro fromA, Euro fromB, Supplier<String> sentence) {
            remainingA = remainingA.minus(fromA);
            remainingB = remainingB.minus(fromB);
            verdicts.add(new Verdict(p.code(), kind, fromA, fromB, sentence, turn));
        }

        /** Its A is being confirmed: B is neither proposed in the meantime nor given to those after it. */
        private void keepPlaceOfB(Proposal p) {
            if (!queueOfB && leftOfB().covers(p.grantB())) {
                setAsideB = setAsideB.plus(p.grantB());
                bAskedAhead = true;
                stand(p, Kind.B_AWAITING_FUNDS, sentences::bFollows);
            } else {
                awaitB(p, true);
            }
            unconfirmed = unconfirmed.and(p);
        }

        private void awaitB(Proposal p, boolean aUnconfirmed) {
            exhausted.add(Envelope.B);
            Supplier<String> whyNotB = whyNotB(p);
            stand(p, Kind.B_AWAITING_FUNDS, () -> sentences.bWaits(!aUnconfirmed, whyNotB.get()));
            closeB(p, aUnconfirmed);
        }

        private Supplier<String> whyNotB(Proposal p) {
            Euro left = leftOfB();
            Ahead ahead = ahead();
            return queueOfB ? () -> sentences.inTheQueueOfB(ahead) : () -> sentences.inFrontOf(left, p.grantB());
        }

        /** No overtaking among requests of B (PSW-08-10). */
        private void closeB(Proposal p, boolean unconfirmed) {
            awaitingB = awaitingB.and(p);
            if (!queueOfB && !switches.overtaking()) {
                queueOfB = true;
                queueOfBMayOpen = unconfirmed;
            }
        }

        private Euro leftOfA() {
            return remainingA.minus(setAsideA);
        }

        private Euro leftOfB() {
            return remainingB.minus(setAsideB);
        }

        private Ahead ahead() {
            return new Ahead(examined, waiting, unconfirmed, awaitingB);
        }
    }
}
