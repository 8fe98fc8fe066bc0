package it.sportello.evaluation;

import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One score card as the Commission decided it. Never changed: a new decision is a new card, and the latest holds. */
@Entity
@Table(name = "score_card")
@Rule({"PSW-13-05", "PSW-00-10"})
public class ScoreCard {

    @Id
    private UUID id;

    @Column(name = "sequence_in_case")
    private long sequence;

    @Column(name = "case_code")
    private String caseCode;

    @Column(name = "rule_set")
    private String ruleSet;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "scores")
    private Map<String, BigDecimal> scores;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "criterion_totals")
    private Map<String, BigDecimal> criterionTotals;

    @Column(name = "total")
    private BigDecimal total;

    @Column(name = "approvable")
    private boolean approvable;

    @Column(name = "grounds")
    private String grounds;

    @Column(name = "decided_by")
    private String decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    protected ScoreCard() {}

    ScoreCard(
            long sequence,
            ReferenceCode code,
            String ruleSet,
            Score score,
            String grounds,
            String decidedBy,
            Instant decidedAt) {
        this.id = UUID.randomUUID();
        this.sequence = sequence;
        this.caseCode = code.value();
        this.ruleSet = ruleSet;
        this.scores = score.scores();
        this.criterionTotals = score.criterionTotals();
        this.total = score.total();
        this.approvable = score.approvable();
        this.grounds = grounds;
        this.decidedBy = decidedBy;
        this.decidedAt = decidedAt;
    }

    public ReferenceCode code() {
        return new ReferenceCode(caseCode);
    }

    public String ruleSet() {
        return ruleSet;
    }

    /** Sub-criterion to score. */
    public Map<String, BigDecimal> scores() {
        return Map.copyOf(scores);
    }

    /** Letter of the criterion to its sum. */
    public Map<String, BigDecimal> criterionTotals() {
        return Map.copyOf(criterionTotals);
    }

    public BigDecimal total() {
        return total;
    }

    /** The score of criterion a), which breaks ties (PSW-13-13). */
    public BigDecimal scoreA() {
        return criterionTotals.getOrDefault(Score.FIRST_CRITERION, BigDecimal.ZERO);
    }

    /** True: list 1; false: list 2. */
    public boolean isApprovable() {
        return approvable;
    }

    public String grounds() {
        return grounds;
    }

    public String decidedBy() {
        return decidedBy;
    }

    public Instant decidedAt() {
        return decidedAt;
    }
}
