package it.sportello.revocation;

import static it.sportello.shared.ItalianText.euro;

import it.sportello.shared.Euro;
import it.sportello.shared.Explanation;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What follows from a formal notice and from its decision. The engine proposes, officer and Director decide. */
@Rule({"PSW-20-02", "PSW-20-03", "PSW-20-04", "PSW-20-06"})
public final class RevocationRules {

    /** What is proposed when the term of the notice is over. */
    public enum Proposal {
        /** Complied in time: the procedure closes without revocation, unless the officer finds the term essential. */
        CLOSE,
        REVOCATION_DECISION
    }

    /**
     * The money that follows from a revocation.
     *
     * @param recognisedPart what stays with the beneficiary
     * @param recovery to be given back
     * @param payable still to be paid
     */
    public record Consequences(
            RevocationDecision decision, Euro recognisedPart, Euro recovery, Euro payable, Explanation explanation) {}

    /**
     * @param noticeDue last day of DL-18
     * @param compliedOn day of compliance, null where there is none
     */
    @Rule({"PSW-20-02", "PSW-20-06"})
    public Proposal afterNotice(LocalDate noticeDue, @Nullable LocalDate compliedOn) {
        return compliedOn != null && !compliedOn.isAfter(noticeDue) ? Proposal.CLOSE : Proposal.REVOCATION_DECISION;
    }

    /** Total revocation: all that was paid is given back (PSW-20-04). */
    @Rule("PSW-20-04")
    public Consequences total(Euro paid) {
        return consequences(RevocationDecision.TOTAL, Euro.ZERO, paid);
    }

    /**
     * Partial revocation: the part autonomously useful is saved (PSW-20-03).
     *
     * @param recognisedPart positive, within the grant
     * @throws Refusal when it is not
     */
    @Rule("PSW-20-03")
    public Consequences partial(Euro grantTotal, Euro paid, Euro recognisedPart) {
        if (!recognisedPart.isPositive() || recognisedPart.exceeds(grantTotal)) {
            throw Refusal.invalid(
                    "recognisedPart",
                    "PSW-20-03",
                    "La parte riconosciuta deve essere positiva e non superiore al contributo concesso ("
                            + euro(grantTotal) + ").");
        }
        return consequences(RevocationDecision.PARTIAL, recognisedPart, paid);
    }

    /**
     * What stays, comes back and is still to be paid.
     *
     * @param recognisedPart what stays with the beneficiary
     * @param paid what the beneficiary holds
     */
    public static Consequences consequences(RevocationDecision decision, Euro recognisedPart, Euro paid) {
        Euro recovery = paid.minusOrZero(recognisedPart);
        Euro payable = recognisedPart.minusOrZero(paid);
        Explanation explanation = Explanation.of("revocation", "PSW-20-03", "PSW-20-04")
                .input("decision", decision)
                .input("recognisedPart", recognisedPart)
                .input("paid", paid)
                .step("Recupero: " + euro(paid) + " - " + euro(recognisedPart) + ", non inferiore a zero = "
                        + euro(recovery) + ".")
                .step("Da erogare: " + euro(recognisedPart) + " - " + euro(paid) + ", non inferiore a zero = "
                        + euro(payable) + ".")
                .result("recupero " + euro(recovery) + ", da erogare " + euro(payable));
        return new Consequences(decision, recognisedPart, recovery, payable, explanation);
    }
}
