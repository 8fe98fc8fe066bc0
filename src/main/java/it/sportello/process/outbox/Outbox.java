package it.sportello.process.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.sportello.shared.ReferenceCode;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

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
     * @param inOrder a case to be started in the order of arrival, and nothing else
     */
    record Written(boolean inOrder) {}

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Outbox(JdbcClient jdbc, ObjectMapper json, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
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

    /** The same for many cases in one statement. */
    public void redateAll(Collection<ReferenceCode> codes) {
        jdbc.sql(
                        """
                        insert into engine_message (id, case_code, kind, name, variables, created_at, next_attempt_at)
                        select nextval('engine_message_number'), code, 'REDATE', 'redate', '{}'::jsonb, :now, :now
                          from unnest(:codes) as code""")
                .param("codes", codes.stream().map(ReferenceCode::value).toArray(String[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        events.publishEvent(new Written(false));
    }

    private void write(
            ReferenceCode code, String kind, String name, Map<String, Object> facts, @Nullable Long arrivalNumber) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql(
                        """
                        insert into engine_message
                            (id, case_code, kind, name, variables, arrival_number, created_at, next_attempt_at)
                        values (nextval('engine_message_number'), :code, :kind, :name, cast(:facts as jsonb),
                                cast(:arrival as bigint), :now, :now)""")
                .param("code", code.value())
                .param("kind", kind)
                .param("name", name)
                .param("facts", text(facts))
                .param("arrival", arrivalNumber)
                .param("now", now)
                .update();
        events.publishEvent(new Written(arrivalNumber != null));
    }

    private String text(Map<String, Object> facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("facts are plain values", e);
        }
    }
}
