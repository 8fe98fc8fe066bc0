package it.sportello.revocation;

import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A duty not met, with where it was found; it waits for a notice or belongs to one (PSW-20-01). */
@Entity
@Table(name = "breach")
@Rule({"PSW-20-01", "PSW-20-05"})
public class Breach {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    @Column
    private String caseCode;

    @Enumerated(EnumType.STRING)
    private BreachCode code;

    @Column
    private String evidence;

    @Column
    private @Nullable String deadline;

    @Column
    private Instant foundAt;

    @Column
    private @Nullable UUID noticeId;

    @Column
    private @Nullable String withdrawnGrounds;

    protected Breach() {}

    Breach(ReferenceCode caseCode, BreachCode code, String evidence, @Nullable String deadline, Instant foundAt) {
        this.id = UUID.randomUUID();
        this.caseCode = caseCode.value();
        this.code = code;
        this.evidence = evidence;
        this.deadline = deadline;
        this.foundAt = foundAt;
    }

    void join(UUID notice) {
        this.noticeId = notice;
    }

    void withdraw(String grounds) {
        this.withdrawnGrounds = grounds;
    }

    public UUID id() {
        return id;
    }

    public BreachCode code() {
        return code;
    }

    /** Where it was found, in Italian. */
    public String evidence() {
        return evidence;
    }

    /** The deadline that expired, such as {@code DL-07}, where it is one. */
    public Optional<String> deadline() {
        return Optional.ofNullable(deadline);
    }

    public Instant foundAt() {
        return foundAt;
    }

    /** The notice it belongs to; empty while it waits for the next one. */
    public Optional<UUID> noticeId() {
        return Optional.ofNullable(noticeId);
    }

    /** True where it was found without ground, for instance because its term was moved after its expiry. */
    public boolean withdrawn() {
        return withdrawnGrounds != null;
    }
}
