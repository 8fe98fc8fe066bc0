package it.sportello.admissibility;

import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What the officer found on one requirement. Never changed: a later finding on the same requirement prevails. */
@Entity
@Table(name = "requirement_check")
@Rule({"PSW-05-00", "PSW-00-10", "PSW-00-11"})
public class RequirementFinding {

    @Id
    private UUID id;

    @Column(name = "sequence_in_case")
    private long sequence;

    @Column(name = "case_code")
    private String caseCode;

    @Enumerated(EnumType.STRING)
    @Column(name = "requirement")
    private ExclusionCode requirement;

    @Column(name = "holds")
    private boolean holds;

    @Column(name = "grounds")
    private String grounds;

    @Column(name = "decided_by")
    private String decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    protected RequirementFinding() {}

    RequirementFinding(
            long sequence,
            ReferenceCode code,
            ExclusionCode requirement,
            boolean holds,
            String grounds,
            String decidedBy,
            Instant decidedAt) {
        this.id = UUID.randomUUID();
        this.sequence = sequence;
        this.caseCode = code.value();
        this.requirement = requirement;
        this.holds = holds;
        this.grounds = grounds;
        this.decidedBy = decidedBy;
        this.decidedAt = decidedAt;
    }

    /** The requirement, by the ground that fails it. */
    public ExclusionCode requirement() {
        return requirement;
    }

    public boolean holds() {
        return holds;
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
