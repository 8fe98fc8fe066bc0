package it.sportello.funding;

import it.sportello.shared.Euro;
import it.sportello.shared.Explanation;
import it.sportello.shared.ItalianText;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.util.function.Supplier;

/** What the allocation says of one proposal. Its sentence is written when somebody reads it. */
@Rule({"PSW-13-14", "PSW-00-10"})
public final class Verdict {

    private final ReferenceCode code;
    private final Kind kind;
    private final Euro amountA;
    private final Euro amountB;
    private final Supplier<String> sentence;
    private final Supplier<Turn> turn;

    Verdict(ReferenceCode code, Kind kind, Euro amountA, Euro amountB, Supplier<String> sentence, Supplier<Turn> turn) {
        this.code = code;
        this.kind = kind;
        this.amountA = amountA;
        this.amountB = amountB;
        this.sentence = sentence;
        this.turn = turn;
    }

    public ReferenceCode code() {
        return code;
    }

    public Kind kind() {
        return kind;
    }

    /**
     * To be taken from envelope A now: what is proposed for commitment, or the offer of {@link Kind#PARTIAL_OFFER}; zero
     * when the proposal waits.
     */
    public Euro amountA() {
        return amountA;
    }

    /** To be taken from envelope B now. */
    public Euro amountB() {
        return amountB;
    }

    /** Why, in one Italian sentence that names the cases ahead and the rule. */
    public String sentence() {
        return sentence.get();
    }

    /** Where the walk stood when it came to the proposal. */
    public Turn turn() {
        return turn.get();
    }

    /** The verdict with its figures, to be stored (PSW-00-10). */
    public Explanation explanation() {
        Turn stood = turn();
        return Explanation.of("allocation", "PSW-13-12", "PSW-13-14", "PSW-08-08", "PSW-08-09", "PSW-08-10")
                .input("grantA", stood.proposal().grantA())
                .input("grantB", stood.proposal().grantB())
                .input("remainingA", stood.remainingA())
                .input("remainingB", stood.remainingB())
                .input("setAsideA", stood.setAsideA())
                .input("setAsideB", stood.setAsideB())
                .step(figures(Envelope.A, stood.remainingA(), stood.setAsideA()))
                .step(figures(Envelope.B, stood.remainingB(), stood.setAsideB()))
                .step(sentence())
                .result(
                        amountA.plus(amountB).isPositive()
                                ? kind.label() + ": Azione A " + ItalianText.euro(amountA) + ", Azione B "
                                        + ItalianText.euro(amountB)
                                : kind.label());
    }

    private static String figures(Envelope envelope, Euro remaining, Euro setAside) {
        return "Dotazione dell'Azione " + envelope + ": restano " + ItalianText.euro(remaining)
                + ", di cui accantonati a chi precede o può precedere " + ItalianText.euro(setAside) + ".";
    }

    @Override
    public String toString() {
        return code + " " + kind + " " + amountA + " " + amountB;
    }

    /** The six outcomes of the queue, and the two of a B that follows its A. */
    public enum Kind {
        /** Both actions are proposed for commitment (PSW-08-08). */
        COMMIT_A_AND_B("Impegno di A e B"),
        /** Only A was requested, and is proposed for commitment (PSW-08-08). */
        COMMIT_A("Impegno di A"),
        /** A is proposed for commitment, B waits for funds (PSW-08-10). */
        COMMIT_A_B_AWAITING("Impegno di A, B in attesa di fondi"),
        /** A is committed already: B is proposed for a further determination (PSW-08-10). */
        COMMIT_B("Impegno successivo di B"),
        /** Waits for undecided proposals, for a confirmation on which B depends, or for the end of the day (PSW-13-14). */
        AWAITING_EARLIER_DECISIONS("In attesa delle istruttorie precedenti"),
        /** Nobody undecided is ahead and the envelope does not cover it (PSW-08-09). */
        AWAITING_FUNDS("In attesa di fondi"),
        /** What is left of A is offered to the applicant (PSW-08-09, switch {@code funding.partial}). */
        PARTIAL_OFFER("Offerta di contributo parziale"),
        /** A is committed or proposed, B goes on waiting (PSW-08-10). */
        B_AWAITING_FUNDS("B in attesa di fondi");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** For officers, in ItalianText. */
        public String label() {
            return label;
        }

        /** True when an envelope does not cover what is asked of it; {@link #AWAITING_FUNDS} may lack either. */
        public boolean lacks(Envelope envelope) {
            return switch (this) {
                case AWAITING_FUNDS -> true;
                case PARTIAL_OFFER -> envelope == Envelope.A;
                case COMMIT_A_B_AWAITING, B_AWAITING_FUNDS -> envelope == Envelope.B;
                case COMMIT_A_AND_B, COMMIT_A, COMMIT_B, AWAITING_EARLIER_DECISIONS -> false;
            };
        }

        /** True when an officer is to confirm a commitment. */
        public boolean isProposal() {
            return switch (this) {
                case COMMIT_A_AND_B, COMMIT_A, COMMIT_A_B_AWAITING, COMMIT_B -> true;
                case AWAITING_EARLIER_DECISIONS, AWAITING_FUNDS, PARTIAL_OFFER, B_AWAITING_FUNDS -> false;
            };
        }
    }
}
