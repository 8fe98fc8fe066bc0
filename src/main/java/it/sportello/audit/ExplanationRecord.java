package it.sportello.audit;

import it.sportello.shared.Explanation;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import it.sportello.shared.RuleId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The row of an explanation: written once, confirmed at most once. */
@Entity
@Table(name = "explanation")
@Rule("PSW-00-10")
class ExplanationRecord {

    @Id
    private UUID id;

    /** Gives the order within one instant. */
    @Column(insertable = false, updatable = false)
    private @Nullable Long number;

    @Version
    private @Nullable Integer version;

    @Column(updatable = false)
    private String caseCode;

    @Column(updatable = false)
    private String subject;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    private List<String> rules;

    @Column(updatable = false)
    private String ruleSet;

    @Column(updatable = false)
    private String codeVersion;

    @Column(updatable = false)
    private Instant computedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    private String content;

    /** What a replay needs beside the inputs; null where they suffice. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    private @Nullable String facts;

    @Column(updatable = false)
    private String digest;

    @Column
    private @Nullable String confirmedBy;

    @Column
    private @Nullable Instant confirmedAt;

    protected ExplanationRecord() {}

    ExplanationRecord(
            ReferenceCode code,
            Explanation explanation,
            @Nullable String facts,
            String ruleSet,
            String codeVersion,
            Instant at,
            CanonicalJson canonical) {
        this.id = UUID.randomUUID();
        this.caseCode = code.value();
        this.subject = explanation.subject();
        this.rules = explanation.rules().stream().map(RuleId::value).toList();
        this.ruleSet = ruleSet;
        this.codeVersion = codeVersion;
        this.computedAt = at;
        this.content = canonical.write(explanation);
        this.facts = facts;
        this.digest = CanonicalJson.digest(content);
    }

    UUID id() {
        return id;
    }

    @Nullable
    String facts() {
        return facts;
    }

    boolean isConfirmed() {
        return confirmedBy != null;
    }

    void confirm(String by, Instant at) {
        if (confirmedBy != null) {
            throw Refusal.notAllowed(
                    "ALREADY_CONFIRMED", "PSW-00-10", "L'esito è già stato confermato da " + confirmedBy + ".");
        }
        confirmedBy = by;
        confirmedAt = at;
    }

    StoredExplanation view(CanonicalJson canonical) {
        return new StoredExplanation(
                id,
                new ReferenceCode(caseCode),
                canonical.read(content),
                ruleSet,
                codeVersion,
                computedAt,
                digest,
                confirmedBy,
                confirmedAt);
    }
}
