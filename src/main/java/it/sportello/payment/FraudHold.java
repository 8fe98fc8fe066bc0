package it.sportello.payment;

import it.sportello.shared.Rule;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A fraud flag: nothing is paid until it is cleared (PSW-24-01). Only the RUP sees its reason. */
@Entity
@Table(name = "fraud_hold")
@Rule("PSW-24-01")
public class FraudHold {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    @Column
    private String reason;

    @Column
    private String raisedBy;

    @Column
    private Instant raisedAt;

    @Column
    private @Nullable String clearedBy;

    @Column
    private @Nullable Instant clearedAt;

    @Column
    private @Nullable String clearedGrounds;

    protected FraudHold() {}

    FraudHold(String reason, String raisedBy, Instant raisedAt) {
        this.id = UUID.randomUUID();
        this.reason = reason;
        this.raisedBy = raisedBy;
        this.raisedAt = raisedAt;
    }

    void clear(String grounds, String by, Instant at) {
        clearedGrounds = grounds;
        clearedBy = by;
        clearedAt = at;
    }

    public boolean isRaised() {
        return clearedAt == null;
    }

    public String reason() {
        return reason;
    }

    public String raisedBy() {
        return raisedBy;
    }

    public Instant raisedAt() {
        return raisedAt;
    }

    public Optional<String> clearedBy() {
        return Optional.ofNullable(clearedBy);
    }

    public Optional<String> clearedGrounds() {
        return Optional.ofNullable(clearedGrounds);
    }
}
