package it.sportello.funding;

import it.sportello.shared.Euro;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A proposal as the allocation sees it: only those that still ask something of an envelope.
 *
 * @param grantA grantable amount of Action A (PSW-08-11), known from the transmission; for {@link Standing#B_AWAITING}
 *     and {@link Standing#B_FOLLOWS} what is asked of A is already committed or reserved and this is not read
 * @param grantB grantable amount of Action B; zero when B is not requested
 * @param day calendar day of the transmission in Europe/Rome
 * @param score total score, null while undecided
 * @param scoreA score of criterion a), null while undecided
 */
@Rule({"PSW-13-12", "PSW-08-11"})
public record Proposal(
        ReferenceCode code,
        Euro grantA,
        Euro grantB,
        Instant transmittedAt,
        LocalDate day,
        @Nullable BigDecimal score,
        @Nullable BigDecimal scoreA,
        Standing standing) {

    /** How far the proposal has come. */
    public enum Standing {
        /** Transmitted, its examination is not over: its grants are set aside (PSW-13-14). */
        UNDECIDED,
        /** Approvable and financeable: waits for its turn. */
        WAITING,
        /** As {@link #WAITING}, and the applicant refused a partial grant of A (PSW-08-09). */
        PARTIAL_REFUSED,
        /** All it asks is proposed for commitment and reserved, not confirmed yet: who leaves gives it back. */
        PROPOSED,
        /** A alone is proposed for commitment and not confirmed yet: its B stays in the queue (PSW-08-10). */
        B_FOLLOWS,
        /** A is committed; B may still be conceded in its turn (PSW-08-10). */
        B_AWAITING
    }

    public Proposal {
        if (standing != Standing.UNDECIDED && (score == null || scoreA == null)) {
            throw new IllegalArgumentException("a decided proposal has its scores: " + code);
        }
        requireScore(score, code);
        requireScore(scoreA, code);
        if (grantA.isNegative() || grantB.isNegative()) {
            throw new IllegalArgumentException("a grant cannot be negative: " + code);
        }
    }

    /** The law caps a score at 100 with two decimals (PSW-13-04, PSW-13-06); the order relies on a bound. */
    private static void requireScore(@Nullable BigDecimal score, ReferenceCode code) {
        if (score != null
                && (score.signum() < 0
                        || score.precision() - score.scale() > 3
                        || score.stripTrailingZeros().scale() > 2)) {
            throw new IllegalArgumentException("not a score: " + score + " of " + code);
        }
    }

    public static Proposal undecided(ReferenceCode code, Euro grantA, Euro grantB, Instant transmittedAt) {
        return new Proposal(code, grantA, grantB, transmittedAt, dayOf(transmittedAt), null, null, Standing.UNDECIDED);
    }

    public static Proposal waiting(
            ReferenceCode code, Euro grantA, Euro grantB, Instant transmittedAt, BigDecimal score, BigDecimal scoreA) {
        return new Proposal(code, grantA, grantB, transmittedAt, dayOf(transmittedAt), score, scoreA, Standing.WAITING);
    }

    /** The calendar day that counts for the order: Europe/Rome, whatever the day in UTC (PSW-00-03). */
    @Rule("PSW-00-03")
    public static LocalDate dayOf(Instant instant) {
        return instant.atZone(LegalTime.ROME).toLocalDate();
    }

    boolean asksB() {
        return grantB.isPositive();
    }
}
