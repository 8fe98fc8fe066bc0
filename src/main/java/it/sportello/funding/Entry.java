package it.sportello.funding;

import it.sportello.funding.Proposal.Standing;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of {@code ledger_entry}: a case in the books of its call. */
record Entry(
        ReferenceCode code,
        String call,
        Euro grantA,
        Euro grantB,
        LocalDate day,
        Instant transmittedAt,
        @Nullable BigDecimal score,
        @Nullable BigDecimal scoreA,
        State state,
        Euro reservedA,
        Euro reservedB,
        Euro committedA,
        Euro committedB,
        Euro releasedA,
        Euro releasedB,
        boolean bAwaiting,
        boolean offerRefused,
        Verdict.@Nullable Kind verdict,
        @Nullable String sentence,
        @Nullable Instant verdictAt,
        @Nullable String leftBecause) {

    static final String COLUMNS = "case_code, call, grant_a, grant_b, day, transmitted_at, score, score_a, state,"
            + " reserved_a, reserved_b, committed_a, committed_b, released_a, released_b, b_awaiting, offer_refused,"
            + " verdict, sentence, verdict_at, left_because";

    /** How far the case has come in the books. */
    enum State {
        UNDECIDED,
        WAITING,
        PROPOSED,
        COMMITTED,
        OUT
    }

    static Entry read(ResultSet row, int number) throws SQLException {
        String verdict = row.getString("verdict");
        Timestamp verdictAt = row.getTimestamp("verdict_at");
        return new Entry(
                new ReferenceCode(row.getString("case_code")),
                row.getString("call"),
                Euro.of(row.getBigDecimal("grant_a")),
                Euro.of(row.getBigDecimal("grant_b")),
                row.getObject("day", LocalDate.class),
                row.getTimestamp("transmitted_at").toInstant(),
                row.getBigDecimal("score"),
                row.getBigDecimal("score_a"),
                State.valueOf(row.getString("state")),
                Euro.of(row.getBigDecimal("reserved_a")),
                Euro.of(row.getBigDecimal("reserved_b")),
                Euro.of(row.getBigDecimal("committed_a")),
                Euro.of(row.getBigDecimal("committed_b")),
                Euro.of(row.getBigDecimal("released_a")),
                Euro.of(row.getBigDecimal("released_b")),
                row.getBoolean("b_awaiting"),
                row.getBoolean("offer_refused"),
                verdict == null ? null : Verdict.Kind.valueOf(verdict),
                row.getString("sentence"),
                verdictAt == null ? null : verdictAt.toInstant(),
                row.getString("left_because"));
    }

    /** As the allocation sees it; empty when it asks nothing more of any envelope and keeps nobody waiting. */
    Optional<Proposal> inPlay() {
        return standing().map(this::as);
    }

    private Optional<Standing> standing() {
        return switch (state) {
            case UNDECIDED -> Optional.of(Standing.UNDECIDED);
            case WAITING -> Optional.of(offerRefused ? Standing.PARTIAL_REFUSED : Standing.WAITING);
            case PROPOSED -> inTurn();
            case COMMITTED -> bAwaiting ? Optional.of(Standing.B_AWAITING) : Optional.empty();
            case OUT -> Optional.empty();
        };
    }

    /** Who has A already and is in its turn for B is committed, and asks nothing more. */
    private Optional<Standing> inTurn() {
        if (committedA.isPositive()) {
            return Optional.empty();
        }
        return Optional.of(bAwaiting ? Standing.B_FOLLOWS : Standing.PROPOSED);
    }

    Proposal as(Standing standing) {
        return new Proposal(code, grantA, grantB, transmittedAt, day, score, scoreA, standing);
    }

    /** Committed and not released: what the case still holds of the envelope. */
    Euro held(Envelope envelope) {
        return envelope == Envelope.A ? committedA.minus(releasedA) : committedB.minus(releasedB);
    }
}
