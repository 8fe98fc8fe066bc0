package it.sportello.payment;

import it.sportello.shared.Rule;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A certificate as it was read, and by whom (PSW-18-10). */
@Entity
@Table(name = "durc_record")
@Rule("PSW-18-10")
public class DurcRecord {

    @Id
    private UUID id;

    @Column
    private String subject;

    @Enumerated(EnumType.STRING)
    private DurcStatus status;

    @Column
    private @Nullable LocalDate expiry;

    @Column
    private String readBy;

    @Column
    private Instant readAt;

    protected DurcRecord() {}

    DurcRecord(DurcReading reading, String readBy, Instant readAt) {
        this.id = UUID.randomUUID();
        this.subject = reading.subject();
        this.status = reading.status();
        this.expiry = reading.expiry();
        this.readBy = readBy;
        this.readAt = readAt;
    }

    public DurcReading reading() {
        return new DurcReading(subject, status, expiry);
    }

    public String readBy() {
        return readBy;
    }

    public Instant readAt() {
        return readAt;
    }
}
