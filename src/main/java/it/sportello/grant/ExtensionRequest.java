package it.sportello.grant;

import it.sportello.shared.ItalianText;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A reasoned request, before DL-12 expires, for more time to report; nothing moves until it is approved (PSW-19-02). */
@Entity
@Table(name = "extension_request")
@Rule({"PSW-19-02", "PSW-00-08"})
public class ExtensionRequest {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    @Column
    private String reason;

    @Column
    private LocalDate oldDate;

    @Column
    private LocalDate requestedDate;

    @Column
    private Instant requestedAt;

    @Column
    private @Nullable LocalDate newDate;

    @Embedded
    private RequestDecision decision = new RequestDecision();

    protected ExtensionRequest() {}

    ExtensionRequest(String reason, LocalDate oldDate, LocalDate requestedDate, Instant at) {
        this.id = UUID.randomUUID();
        this.reason = reason;
        this.oldDate = oldDate;
        this.requestedDate = requestedDate;
        this.requestedAt = at;
    }

    void approve(@Nullable LocalDate newDate, @Nullable String actNumber, String grounds, String by, Instant at) {
        if (newDate == null || !newDate.isAfter(oldDate)) {
            throw Refusal.invalid(
                    "newDate",
                    "PSW-19-02",
                    "Il nuovo termine deve essere indicato e successivo a quello attuale (" + ItalianText.day(oldDate)
                            + ").");
        }
        if (actNumber == null || actNumber.isBlank()) {
            throw Refusal.invalid(
                    "actNumber", "PSW-00-08", "Lo spostamento di un termine richiede il numero dell'atto.");
        }
        decide(RequestState.AUTHORISED, actNumber, grounds, by, at);
        this.newDate = newDate;
    }

    void refuse(@Nullable String actNumber, String grounds, String by, Instant at) {
        decide(RequestState.REFUSED, actNumber, grounds, by, at);
    }

    private void decide(RequestState outcome, @Nullable String actNumber, String grounds, String by, Instant at) {
        if (decision.isTaken()) {
            throw Refusal.notAllowed("EXTENSION_DECIDED", "PSW-19-02", "La richiesta di proroga è già stata decisa.");
        }
        String why = Texts.required(grounds, "grounds", "PSW-19-02", "Indicare la motivazione della decisione.");
        decision.take(outcome, actNumber, why, by, at);
    }

    public UUID id() {
        return id;
    }

    public String reason() {
        return reason;
    }

    /** The due date of the report when the request was made. */
    public LocalDate oldDate() {
        return oldDate;
    }

    public LocalDate requestedDate() {
        return requestedDate;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    public RequestState state() {
        return decision.state();
    }

    /** The new due date of the report, only when authorised. */
    public @Nullable LocalDate newDate() {
        return newDate;
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
}
