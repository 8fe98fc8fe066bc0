package it.sportello.registry;

import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request of a data subject about a case, answered once. A withdrawn consent changes nothing by itself. */
@Entity
@Table(name = "rights_request")
@Rule("PSW-25-06")
public class RightsRequest {

    @Id
    private UUID id;

    @Column
    private String caseCode;

    @Enumerated(EnumType.STRING)
    private RightsRequestType type;

    @Column
    private String person;

    @Column
    private String text;

    @Column
    private Instant receivedAt;

    @Column
    private @Nullable Boolean granted;

    @Column
    private @Nullable String answer;

    @Column
    private @Nullable String answeredBy;

    @Column
    private @Nullable Instant answeredAt;

    @SuppressWarnings("NullAway.Init")
    protected RightsRequest() {}

    RightsRequest(ReferenceCode code, RightsRequestType type, String person, String text, Instant receivedAt) {
        this.id = UUID.randomUUID();
        this.caseCode = code.value();
        this.type = type;
        this.person = person.strip();
        this.text = text.strip();
        this.receivedAt = receivedAt;
    }

    void answer(boolean grants, String reply, String by, Instant at) {
        if (answeredAt != null) {
            throw Refusal.notAllowed("ALREADY_ANSWERED", "PSW-25-06", "Alla richiesta è già stato risposto.");
        }
        granted = grants;
        answer = reply.strip();
        answeredBy = by;
        answeredAt = at;
    }

    public ReferenceCode code() {
        return new ReferenceCode(caseCode);
    }

    public RightsRequestType type() {
        return type;
    }

    /** Who asked. */
    public String person() {
        return person;
    }

    public String text() {
        return text;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    /** The answer, with whether it grants what was asked. */
    public Optional<Answer> answered() {
        return granted == null || answer == null || answeredAt == null
                ? Optional.empty()
                : Optional.of(new Answer(granted, answer, answeredAt));
    }

    public record Answer(boolean granted, String text, Instant at) {}
}
