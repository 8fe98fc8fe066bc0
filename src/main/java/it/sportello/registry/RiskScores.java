package it.sportello.registry;

import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What ARACHNE, the fraud-risk tool of the Commission, said of a case. The caller shows it to the RUP alone. */
@Service
@Transactional
@Rule("PSW-25-07")
public class RiskScores {

    private static final int HIGHEST = 100;

    private final JdbcClient jdbc;

    RiskScores(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param score 0 to 100 */
    public record RiskScore(ReferenceCode code, int score, Instant recordedAt) {}

    /** @throws Refusal invalid when the score is outside 0 … 100 */
    public void record(ReferenceCode code, int score, String by, Instant at) {
        if (score < 0 || score > HIGHEST) {
            throw Refusal.invalid("score", "PSW-25-07", "Il punteggio di rischio va da 0 a 100.");
        }
        jdbc.sql("insert into risk_score (case_code, score, recorded_at, recorded_by) values (?, ?, ?, ?)")
                .params(code.value(), score, Timestamp.from(at), by)
                .update();
    }

    /** The latest score of each case, the highest first. */
    @Transactional(readOnly = true)
    public List<RiskScore> latest() {
        return jdbc.sql("select * from (select distinct on (case_code) case_code, score, recorded_at from risk_score"
                        + " order by case_code, recorded_at desc) latest order by score desc, case_code")
                .query((row, n) -> new RiskScore(
                        new ReferenceCode(row.getString("case_code")),
                        row.getInt("score"),
                        row.getTimestamp("recorded_at").toInstant()))
                .list();
    }
}
