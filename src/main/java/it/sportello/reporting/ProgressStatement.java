package it.sportello.reporting;

import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What the beneficiary stated of its running project up to a day. Never changed; an intermediate claim pays nothing. */
@Entity
@Table(name = "progress_statement")
@Rule({"PSW-18-12", "PSW-19-27", "PSW-22-06"})
public class ProgressStatement {

    @Id
    private UUID id;

    @Column
    private String caseCode;

    @Enumerated(EnumType.STRING)
    private ProgressKind kind;

    @Column
    private LocalDate untilDay;

    @Column
    private Euro spentA;

    @Column
    private Euro spentB;

    @Column
    private BigDecimal trainingHours;

    @Column
    private int participants;

    @Column
    private String progress;

    @Column
    private Instant submittedAt;

    @SuppressWarnings("NullAway.Init")
    protected ProgressStatement() {}

    ProgressStatement(ReferenceCode code, ProgressData data, Instant submittedAt) {
        this.id = UUID.randomUUID();
        this.caseCode = code.value();
        this.kind = data.kind();
        this.untilDay = data.until();
        this.spentA = data.spentA();
        this.spentB = data.spentB();
        this.trainingHours = data.trainingHours();
        this.participants = data.participants();
        this.progress = data.progress().strip();
        this.submittedAt = submittedAt;
    }

    public ProgressData data() {
        return new ProgressData(kind, untilDay, spentA, spentB, trainingHours, participants, progress);
    }

    public Instant submittedAt() {
        return submittedAt;
    }
}
