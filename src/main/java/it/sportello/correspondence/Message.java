package it.sportello.correspondence;

import it.sportello.shared.ReferenceCode;
import it.sportello.shared.RuleId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** A message of a case, in or out. Once kept it is never changed. */
@Entity
@Table(name = "message")
public class Message implements Persistable<UUID> {

    @Id
    private UUID id;

    /** Gives the order within one instant. */
    @Generated
    @Column(insertable = false, updatable = false)
    private @Nullable Long number;

    @Column
    private String caseCode;

    @Enumerated(EnumType.STRING)
    private Direction direction;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    @Column
    private String party;

    @Column
    private String subject;

    @Column
    private String body;

    @Column
    private Instant sentAt;

    @Column
    private @Nullable String rule;

    protected Message() {}

    Message(
            ReferenceCode code,
            Direction direction,
            Channel channel,
            String party,
            String subject,
            String body,
            Instant sentAt,
            @Nullable RuleId rule) {
        this.id = UUID.randomUUID();
        this.caseCode = code.value();
        this.direction = direction;
        this.channel = channel;
        this.party = party;
        this.subject = subject;
        this.body = body;
        this.sentAt = sentAt;
        this.rule = rule == null ? null : rule.value();
    }

    @Override
    public UUID getId() {
        return id;
    }

    /** A message is only ever inserted. */
    @Override
    public boolean isNew() {
        return number == null;
    }

    public ReferenceCode code() {
        return new ReferenceCode(caseCode);
    }

    public Direction direction() {
        return direction;
    }

    public Channel channel() {
        return channel;
    }

    /** Who receives it when it goes out, who wrote it when it comes in: a role such as {@code rup}, or a party. */
    public String party() {
        return party;
    }

    /** The subject line, in Italian. */
    public String subject() {
        return subject;
    }

    /** The text, in Italian, as it was sent or received. */
    public String body() {
        return body;
    }

    public Instant sentAt() {
        return sentAt;
    }

    /** The rule that asks for the message, or null. */
    public @Nullable RuleId rule() {
        return rule == null ? null : RuleId.of(rule);
    }
}
