package it.sportello.grant;

import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A prior, reasoned request to change the project (PSW-16-07). It carries no amount: the grant never increases by a
 * variation.
 */
@Entity
@Table(name = "variation")
@Rule({"PSW-16-07", "PSW-09-03"})
public class Variation {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    @Column
    private String reason;

    @Column
    private String changes;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column
    private List<String> files;

    @Column
    private @Nullable LocalDate requestedEnd;

    @Column
    private Instant requestedAt;

    @Column
    private @Nullable LocalDate newEnd;

    @Embedded
    private RequestDecision decision = new RequestDecision();

    protected Variation() {}

    Variation(String reason, String changes, List<String> files, @Nullable LocalDate requestedEnd, Instant at) {
        this.id = UUID.randomUUID();
        this.reason = reason;
        this.changes = changes;
        this.files = List.copyOf(files);
        this.requestedEnd = requestedEnd;
        this.requestedAt = at;
    }

    void authorise(@Nullable LocalDate newEnd, @Nullable String actNumber, String grounds, String by, Instant at) {
        if (newEnd != null && (actNumber == null || actNumber.isBlank())) {
            throw Refusal.invalid(
                    "actNumber", "PSW-00-08", "Lo spostamento di un termine richiede il numero dell'atto.");
        }
        decide(RequestState.AUTHORISED, actNumber, grounds, by, at);
        this.newEnd = newEnd;
    }

    void refuse(@Nullable String actNumber, String grounds, String by, Instant at) {
        decide(RequestState.REFUSED, actNumber, grounds, by, at);
    }

    private void decide(RequestState outcome, @Nullable String actNumber, String grounds, String by, Instant at) {
        if (decision.isTaken()) {
            throw Refusal.notAllowed(
                    "VARIATION_DECIDED", "PSW-16-07", "La richiesta di variazione è già stata decisa.");
        }
        String why = Texts.required(grounds, "grounds", "PSW-16-07", "Indicare la motivazione della decisione.");
        decision.take(outcome, actNumber, why, by, at);
    }

    public UUID id() {
        return id;
    }

    public String reason() {
        return reason;
    }

    public String changes() {
        return changes;
    }

    /** Names of the documents attached. */
    public List<String> files() {
        return List.copyOf(files);
    }

    /** The end of activity asked for, or null where the request does not touch the times. */
    public @Nullable LocalDate requestedEnd() {
        return requestedEnd;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    public RequestState state() {
        return decision.state();
    }

    /** The end of activity authorised, or null: the caller moves DL-09 (PSW-09-03). */
    public @Nullable LocalDate newEnd() {
        return newEnd;
    }

    public @Nullable String actNumber() {
        return decision.actNumber();
    }

    public @Nullable String grounds() {
        return decision.grounds();
    }

    public @Nullable String decidedBy() {
        return decision.decidedBy();
    }

    public @Nullable Instant decidedAt() {
        return decision.decidedAt();
    }
}
