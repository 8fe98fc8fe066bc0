package it.sportello.process.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.sportello.shared.ReferenceCode;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes what the engine must be told in the transaction of the act that causes it: an act accepted by state and term
 * is acknowledged at once, whatever the engine is doing.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Outbox {

    /**
     * Something was written: the dispatcher of this node need not wait for its next poll.
     *
     * @param inOrder cases to be started in the order of arrival, and nothing else
     */
    record Written(boolean inOrder) {}

    private final NamedParameterJdbcTemplate batches;
    private final ObjectMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Outbox(NamedParameterJdbcTemplate batches, ObjectMapper json, ApplicationEventPublisher events, Clock clock) {
        this.batches = batches;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /** Starts the process of that id with the code as business key. */
    public void start(ReferenceCode code, String processId, Map<String, Object> facts) {
        write(code, "START", processId, facts, null);
    }

    /** As {@link #start}, behind every case with a lower arrival number. */
    void startInOrder(ReferenceCode code, String processId, long arrivalNumber) {
        write(code, "START", processId, Map.of(), arrivalNumber);
    }

    /** Leaves a message for the one wait of the case that expects it. */
    public void message(ReferenceCode code, String name, Map<String, Object> facts) {
        write(code, "MESSAGE", name, facts, null);
    }

    /** Asks that every running timer of the case reads the register again. */
    public void redate(ReferenceCode code) {
        write(code, "REDATE", "redate", Map.of(), null);
    }

    /** The same for many cases. */
    public void redateAll(Collection<ReferenceCode> codes) {
        codes.forEach(this::redate);
    }

    private void write(
            ReferenceCode code, String kind, String name, Map<String, Object> facts, @Nullable Long arrivalNumber) {
        unwritten()
                .add(new MapSqlParameterSource()
                        .addValue("code", code.value())
                        .addValue("kind", kind)
                        .addValue("name", name)
                        .addValue("facts", text(facts))
                        .addValue("arrival", arrivalNumber)
                        .addValue("now", Timestamp.from(clock.instant())));
    }

    /** What this transaction is going to leave: written at its end, in the order in which it was said, all at once. */
    @SuppressWarnings("unchecked")
    private List<SqlParameterSource> unwritten() {
        Object begun = TransactionSynchronizationManager.getResource(this);
        if (begun != null) {
            return (List<SqlParameterSource>) begun;
        }
        List<SqlParameterSource> messages = new ArrayList<>();
        TransactionSynchronizationManager.bindResource(this, messages);
        TransactionSynchronizationManager.registerSynchronization(new Writing(messages));
        return messages;
    }

    private void insert(List<SqlParameterSource> messages) {
        batches.batchUpdate(
                """
                insert into engine_message
                    (id, case_code, kind, name, variables, arrival_number, created_at, next_attempt_at)
                values (nextval('engine_message_number'), :code, :kind, :name, cast(:facts as jsonb),
                        cast(:arrival as bigint), :now, :now)""",
                messages.toArray(SqlParameterSource[]::new));
    }

    private final class Writing implements TransactionSynchronization {

        private final List<SqlParameterSource> messages;

        Writing(List<SqlParameterSource> messages) {
            this.messages = messages;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            insert(messages);
            events.publishEvent(
                    new Written(messages.stream().allMatch(message -> message.getValue("arrival") != null)));
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResourceIfPossible(Outbox.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Outbox.this, messages);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Outbox.this);
        }
    }

    private String text(Map<String, Object> facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("facts are plain values", e);
        }
    }
}
