package it.sportello.funding;

import it.sportello.funding.Proposal.Standing;
import it.sportello.funding.Verdict.Kind;
import it.sportello.notice.Notice;
import it.sportello.notice.Notice.OrderingMode;
import it.sportello.shared.Euro;
import it.sportello.shared.ItalianText;
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

    public Allocation(Switches switches) {
        this.switches = switches;
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
     * @param verdicts one per decided proposal, in funding order
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
        return new Walk(turn.remainingA(), turn.remainingB(), turn.undecidedNamed(), turn.settledUntil()).resume(turn);
    }

    /** The state of one walk: what is free for the proposal being visited. */
    private final class Walk {

        private final List<Proposal> undecided;
        private final Instant settledUntil;
        private final List<Verdict> verdicts = new ArrayList<>();
        private final Set<Envelope> exhausted = EnumSet.noneOf(Envelope.class);
        private final List<Proposal> waitingNamed = new ArrayList<>();

        private Supplier<Turn> turn = () -> {
            throw new IllegalStateException("nobody was visited yet");
        };
        private Euro remainingA;
        private Euro remainingB;
        private Euro setAsideA = Euro.ZERO;
        private Euro setAsideB = Euro.ZERO;
        private int undecidedAhead;

        /** Nobody can come any more who would precede the proposal being visited. */
        private boolean settled;

        private boolean bAskedAhead;
        private boolean shortOfA;
        private boolean queueOfB;
        private int waitingAhead;

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
                case UNDECIDED -> throw new IllegalStateException("undecided proposals are set aside, not visited");
            }
        }

        /** Takes the walk up again where it stood when it came to a proposal. */
        Verdict resume(Turn stood) {
            setAsideA = stood.setAsideA();
            setAsideB = stood.setAsideB();
            undecidedAhead = stood.undecidedAhead();
            waitingAhead = stood.waitingAhead();
            waitingNamed.addAll(stood.waitingNamed());
            bAskedAhead = stood.bAskedAhead();
            shortOfA = stood.shortOfA();
            queueOfB = stood.queueOfB();
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
            int undecidedBefore = undecidedAhead;
            int waitingBefore = waitingAhead;
            boolean asked = bAskedAhead;
            boolean shortage = shortOfA;
            boolean queue = queueOfB;
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
                    undecidedBefore,
                    undecided.subList(0, Math.min(Ahead.NAMED, undecidedBefore)),
                    waitingBefore,
                    waitingNamed.subList(0, Math.min(Ahead.NAMED, waitingBefore)));
        }

        private void setAsideUndecidedAheadOf(Proposal p) {
            while (undecidedAhead < undecided.size() && mayPrecede(undecided.get(undecidedAhead), p)) {
                Proposal ahead = undecided.get(undecidedAhead++);
                setAside(ahead);
            }
        }

        private boolean mayPrecede(Proposal undecided, Proposal p) {
            return switches.orderingMode() == OrderingMode.DAY_THEN_SCORE
                    ? !undecided.day().isAfter(p.day())
                    : FundingOrder.BY_ARRIVAL.compare(undecided, p) < 0;
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
                commit(p, Kind.COMMIT_A, p.grantA(), Euro.ZERO, "l'Azione B non è richiesta");
            } else if (!queueOfB && leftOfB().covers(p.grantB())) {
                commit(p, Kind.COMMIT_A_AND_B, p.grantA(), p.grantB(), "entrambe le Azioni sono coperte");
            } else if (bAskedAhead) {
                wait(p, Envelope.B, leftOfB(), p.grantB());
            } else if (switches.aOnlyWhenBExhausted()) {
                commitAlone(p);
            } else {
                wait(p, Envelope.B, leftOfB(), p.grantB());
            }
        }

        private boolean isSettled(Proposal p) {
            return switches.orderingMode() == OrderingMode.DAY_THEN_SCORE
                    ? p.day().isBefore(Proposal.dayOf(settledUntil))
                    : p.transmittedAt().isBefore(settledUntil);
        }

        private void waitForTheDay(Proposal p) {
            stand(
                    p,
                    Kind.AWAITING_EARLIER_DECISIONS,
                    () -> "Nulla è impegnato prima della fine del giorno di presentazione (" + ItalianText.day(p.day())
                            + "), in cui possono ancora giungere proposte che la precedono (PSW-13-14).");
            standInFront(p);
        }

        private void lackOfA(Proposal p) {
            boolean first = !shortOfA && undecidedAhead == 0;
            if (first
                    && switches.partial()
                    && p.standing() != Standing.PARTIAL_REFUSED
                    && leftOfA().isPositive()) {
                offer(p);
            } else {
                wait(p, Envelope.A, leftOfA(), p.grantA());
            }
            shortOfA |= undecidedAhead == 0;
        }

        /** The queue stands still behind the offer: all that is left is set aside for it. */
        private void offer(Proposal p) {
            Euro offer = leftOfA();
            verdicts.add(new Verdict(
                    p.code(),
                    Kind.PARTIAL_OFFER,
                    offer,
                    Euro.ZERO,
                    () -> "Restano " + ItalianText.euro(offer) + " dei " + ItalianText.euro(p.grantA())
                            + " chiesti per l'Azione A: si offre il contributo parziale, che il proponente accetta o"
                            + " rifiuta per iscritto (PSW-08-09).",
                    turn));
            exhausted.add(Envelope.A);
            standInFront(p);
        }

        private void wait(Proposal p, Envelope envelope, Euro left, Euro asked) {
            Ahead ahead = ahead();
            if (undecidedAhead > 0) {
                stand(
                        p,
                        Kind.AWAITING_EARLIER_DECISIONS,
                        () -> "Accantonati i contributi di chi precede o può precedere (" + ahead.names()
                                + "), per l'Azione " + envelope + " " + left(left) + " a fronte di "
                                + ItalianText.euro(asked) + " (PSW-13-14).");
                standInFront(p);
            } else {
                exhausted.add(envelope);
                stand(
                        p,
                        Kind.AWAITING_FUNDS,
                        () -> "Le risorse non bastano: " + ahead.precededBy() + "per l'Azione " + envelope + " "
                                + left(left) + " a fronte di " + ItalianText.euro(asked)
                                + (switches.overtaking() ? "" : ", senza finanziamento parziale né sorpassi") + " ("
                                + (envelope == Envelope.A ? "PSW-08-09" : "PSW-08-10") + ").");
                if (!switches.overtaking()) {
                    standInFront(p);
                }
            }
        }

        private void stand(Proposal p, Kind kind, Supplier<String> sentence) {
            verdicts.add(new Verdict(p.code(), kind, Euro.ZERO, Euro.ZERO, sentence, turn));
        }

        /** A decided proposal that waits is ahead of those after it (PSW-13-14 b). */
        private void standInFront(Proposal p) {
            setAside(p);
            waitingAhead++;
            if (waitingNamed.size() < Ahead.NAMED) {
                waitingNamed.add(p);
            }
        }

        private void commit(Proposal p, Kind kind, Euro fromA, Euro fromB, String why) {
            remainingA = remainingA.minus(fromA);
            remainingB = remainingB.minus(fromB);
            Ahead ahead = ahead();
            verdicts.add(new Verdict(
                    p.code(),
                    kind,
                    fromA,
                    fromB,
                    () -> "È il suo turno: " + why
                            + (ahead.isNobody()
                                    ? " e nessuna proposta che la precede è in attesa"
                                    : ", anche accantonando i contributi di chi la precede o può precederla ("
                                            + ahead.names() + ")")
                            + " (PSW-08-08, PSW-13-14).",
                    turn));
        }

        private void commitAlone(Proposal p) {
            Supplier<String> whyNotB = whyNotB(p);
            remainingA = remainingA.minus(p.grantA());
            exhausted.add(Envelope.B);
            verdicts.add(new Verdict(
                    p.code(),
                    Kind.COMMIT_A_B_AWAITING,
                    p.grantA(),
                    Euro.ZERO,
                    () -> "È il suo turno per l'Azione A; per l'Azione B " + whyNotB.get() + " (PSW-08-10).",
                    turn));
            closeB();
        }

        private void visitAwaitingB(Proposal p) {
            if (!queueOfB && leftOfB().covers(p.grantB())) {
                remainingB = remainingB.minus(p.grantB());
                verdicts.add(new Verdict(
                        p.code(),
                        Kind.COMMIT_B,
                        Euro.ZERO,
                        p.grantB(),
                        () ->
                                "L'Azione A è già impegnata e l'Azione B è ora coperta: può essere concessa con una ulteriore"
                                        + " determinazione (PSW-08-10).",
                        turn));
            } else {
                awaitB(p, "L'Azione A è già impegnata; per l'Azione B ");
            }
        }

        /** Its A is being confirmed: B is neither proposed in the meantime nor given to those after it. */
        private void keepPlaceOfB(Proposal p) {
            if (!queueOfB && leftOfB().covers(p.grantB())) {
                setAsideB = setAsideB.plus(p.grantB());
                stand(
                        p,
                        Kind.B_AWAITING_FUNDS,
                        () ->
                                "L'impegno dell'Azione A attende conferma; dopo di esso l'Azione B, ora coperta, sarà proposta"
                                        + " (PSW-08-10).");
            } else {
                awaitB(p, "L'impegno dell'Azione A attende conferma; per l'Azione B ");
            }
        }

        private void awaitB(Proposal p, String beginning) {
            exhausted.add(Envelope.B);
            Supplier<String> whyNotB = whyNotB(p);
            stand(p, Kind.B_AWAITING_FUNDS, () -> beginning + whyNotB.get() + " (PSW-08-10).");
            closeB();
        }

        private Supplier<String> whyNotB(Proposal p) {
            Euro left = leftOfB();
            return queueOfB
                    ? () -> "altre proposte che la precedono sono in attesa di fondi e non possono essere sorpassate"
                    : () -> left(left) + " a fronte di " + ItalianText.euro(p.grantB());
        }

        /** No overtaking among requests of B (PSW-08-10). */
        private void closeB() {
            queueOfB |= !switches.overtaking();
        }

        private Euro leftOfA() {
            return remainingA.minus(setAsideA);
        }

        private Euro leftOfB() {
            return remainingB.minus(setAsideB);
        }

        private static String left(Euro left) {
            return left.isPositive() ? "restano " + ItalianText.euro(left) : "non resta nulla";
        }

        private Ahead ahead() {
            return new Ahead(undecided, undecidedAhead, waitingNamed, waitingAhead);
        }
    }
}
