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
import org.jspecify.annotations.Nullable;

/** What the officer found on one document. Never changed: a later finding on the same document prevails. */
@Entity
@Table(name = "document_check")
@Rule({"PSW-12-19", "PSW-00-10", "PSW-15-02", "PSW-12-03"})
public class DocumentFinding {

    @Id
    private UUID id;

    @Column(name = "sequence_in_case")
    private long sequence;

    @Column(name = "case_code")
    private String caseCode;

    @Column(name = "document_code")
    private String documentCode;

    @Column(name = "holder")
    private @Nullable String holder;

    @Enumerated(EnumType.STRING)
    @Column(name = "status")
    private DocumentStatus status;

    @Column(name = "stamped")
    private @Nullable Boolean stamped;

    @Column(name = "differs")
    private boolean differs;

    @Column(name = "grounds")
    private String grounds;

    @Column(name = "decided_by")
    private String decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    protected DocumentFinding() {}

    DocumentFinding(
            long sequence,
            ReferenceCode code,
            DocumentKey document,
            DocumentStatus status,
            @Nullable Boolean stamped,
            boolean differs,
            String grounds,
            String decidedBy,
            Instant decidedAt) {
        this.id = UUID.randomUUID();
        this.sequence = sequence;
        this.caseCode = code.value();
        this.documentCode = document.code();
        this.holder = document.holder();
        this.status = status;
        this.stamped = stamped;
        this.differs = differs;
        this.grounds = grounds;
        this.decidedBy = decidedBy;
        this.decidedAt = decidedAt;
    }

    public DocumentKey document() {
        return new DocumentKey(documentCode, holder);
    }

    public DocumentStatus status() {
        return status;
    }

    /** Whether the stamp is on it; null where none is asked for, or nothing was said of it (PSW-15-02). */
    public @Nullable Boolean stamped() {
        return stamped;
    }

    /** Whether it says something else than the form, which prevails (PSW-12-03). */
    public boolean differs() {
        return differs;
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
