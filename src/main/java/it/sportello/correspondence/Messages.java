package it.sportello.correspondence;

import it.sportello.shared.ReferenceCode;
import it.sportello.shared.RuleId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The correspondence of a case: what was sent, what was received, in order; nothing is ever changed or removed. */
@Service
@Transactional
public class Messages {

    /** The party name of the applicant, then beneficiary, of a case. */
    public static final String APPLICANT = "applicant";

    /** The party name of who issued the guarantee of a case. */
    public static final String GUARANTOR = "guarantor";

    private final MessageRecords records;

    Messages(MessageRecords records) {
        this.records = records;
    }

    /**
     * Writes a message from its template and keeps it as sent.
     *
     * @param recipient a role such as {@code rup}, or a party such as {@link #APPLICANT}
     * @param words the words of the template; {@code codice} is added here
     * @throws IllegalArgumentException when a word of the template is missing
     */
    public Message send(
            ReferenceCode code,
            Template template,
            Channel channel,
            String recipient,
            Map<String, String> words,
            Instant at) {
        Map<String, String> all = new HashMap<>(words);
        all.put("codice", code.value());
        return records.save(new Message(
                code,
                Direction.OUT,
                channel,
                recipient,
                template.subject(all),
                recipient.equals(APPLICANT) ? template.bodyToBeneficiary(all) : template.body(all),
                at,
                template.rule()));
    }

    /** Keeps a message written by a person of the Region. */
    public Message write(
            ReferenceCode code,
            Channel channel,
            String recipient,
            String subject,
            String body,
            @Nullable RuleId rule,
            Instant at) {
        return records.save(new Message(code, Direction.OUT, channel, recipient, subject, body, at, rule));
    }

    /**
     * Keeps a message received.
     *
     * @param sender the party or body that wrote it
     */
    public Message receive(
            ReferenceCode code, Channel channel, String sender, String subject, String body, Instant receivedAt) {
        return records.save(new Message(code, Direction.IN, channel, sender, subject, body, receivedAt, null));
    }

    /** Every message of the case, in the order in which they were kept. */
    @Transactional(readOnly = true)
    public List<Message> of(ReferenceCode code) {
        return records.findByCaseCodeOrderByNumber(code.value());
    }
}
