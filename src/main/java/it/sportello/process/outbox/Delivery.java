package it.sportello.process.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.sportello.process.Models;
import it.sportello.shared.LogFields;
import it.sportello.shared.Rule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Delivers messages of the outbox: the engine moves and the row goes in one transaction, or neither. Messages of several
 * cases share one where there are several; when one of them fails, each is to be delivered alone. A message that
 * nothing waits for yet is tried again, and those after it wait; one that nothing will ever wait for, because the case
 * has left that part of the procedure, is put aside with its reason. What ends the case waits for no message that has
 * found no wait: only for the start, and for the act that says which part of the procedure it ends.
 */
@Component
class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    /** With the growing pauses between attempts, about ten minutes. */
    static final int INCIDENT_AFTER_ATTEMPTS = 15;

    /** So many share a transaction: the cases are held for some tenths of a second. */
    static final int TOGETHER = 20;

    /** Key of the lock of the node that starts a case. */
    private static final long STARTING = 4712;

    static final String INCIDENT_TYPE = "undeliveredMessage";

    private static final List<String> ENDINGS = List.of("withdrawn", "callAnnulled");

    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final ProcessEngineConfigurationImpl engine;
    private final TaskDates taskDates;
    private final Horizon horizon;
    private final ObjectMapper json;
    private final Clock clock;

    Delivery(
            JdbcClient jdbc,
            RuntimeService runtime,
            ManagementService management,
            ProcessEngineConfigurationImpl engine,
            TaskDates taskDates,
            Horizon horizon,
            ObjectMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.runtime = runtime;
        this.management = management;
        this.engine = engine;
        this.taskDates = taskDates;
        this.horizon = horizon;
        this.json = json;
        this.clock = clock;
    }

    record Message(long id, String caseCode, String kind, String name, String facts, int attempts) {}

    /** @return false when nothing is due */
    @Transactional
    public boolean deliverNext() {
        return alone(claim(1));
    }

    /**
     * Delivers the next message of each of some cases, in the order of their codes, then what follows it and finds its
     * wait. Left to the next transaction, that would come upon the jobs which this one has made, and one of the two would
     * be rolled back.
     */
    @Transactional
    public boolean deliverTogether() {
        List<Message> messages = claim(TOGETHER).stream()
                .sorted(Comparator.comparing(Message::caseCode))
                .toList();
        List<String> moved = inOneCommand(() -> {
            messages.forEach(this::settle);
            return codes(messages);
        });
        while (!moved.isEmpty()) {
            List<Message> following = following(moved);
            moved = inOneCommand(() ->
                    codes(following.stream().filter(this::deliverAndRemove).toList()));
        }
        return !messages.isEmpty();
    }

    private static List<String> codes(List<Message> messages) {
        return messages.stream().map(Message::caseCode).toList();
    }

    /**
     * Starts the first case in the order of arrival; one node at a time, so that the order is that of the starts too.
     *
     * @param settled arrival number up to which that order is final
     * @return false when no case up to there is to be started now, or another node is at it
     */
    @Transactional
    @Rule("PSW-13-12")
    public boolean startNext(long settled) {
        return isStarting() && alone(claimStart(settled, 1));
    }

    /** The same for the first few, at most {@code most}. */
    @Transactional
    @Rule("PSW-13-12")
    public boolean startTogether(long settled, int most) {
        return isStarting() && inOneCommand(() -> alone(claimStart(settled, most)));
    }

    private boolean isStarting() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?)")
                .param(STARTING)
                .query(Boolean.class)
                .single();
    }

    private boolean alone(List<Message> messages) {
        messages.forEach(this::settle);
        return !messages.isEmpty();
    }

    /** The engine writes at its end what all of them have changed: what comes after sees it. */
    private <T> T inOneCommand(Supplier<T> deliveries) {
        return engine.getCommandExecutorTxRequired().execute(context -> deliveries.get());
    }

    private boolean deliverAndRemove(Message message) {
        boolean delivered = deliver(message);
        if (delivered) {
            remove(message);
        }
        return delivered;
    }

    private void settle(Message message) {
        if (deliverAndRemove(message)) {
            return;
        }
        if (horizon.isBeyond(message.caseCode(), message.name())) {
            drop(message);
        } else {
            postpone(message, "no wait for it yet");
        }
    }

    private void remove(Message message) {
        jdbc.sql("delete from engine_message where id = ?").param(message.id()).update();
        resolveIncident(message);
    }

    private void drop(Message message) {
        LOG.warn("{} of {} is dropped: nothing can wait for it any more", message.name(), message.caseCode());
        jdbc.sql(
                        """
                        insert into engine_message_dropped
                            (id, case_code, name, variables, created_at, dropped_at, reason)
                        select id, case_code, name, variables, created_at, :now, :reason
                          from engine_message where id = :id""")
                .param("now", Timestamp.from(clock.instant()))
                .param("reason", "the case has left the part of the procedure that waits for it")
                .param("id", message.id())
                .update();
        remove(message);
    }

    /** After a fault: the row stays, later by some seconds, with what went wrong. */
    @Transactional
    public void postponeAfterFault(Failed fault) {
        postpone(fault.message, String.valueOf(fault.getCause()));
    }

    private boolean deliver(Message message) {
        try (MDC.MDCCloseable named = MDC.putCloseable(LogFields.CASE, message.caseCode())) {
            return switch (message.kind()) {
                case "START" -> start(message);
                case "MESSAGE" -> correlate(message);
                default -> redate(message);
            };
        } catch (RuntimeException e) {
            throw new Failed(message, e);
        }
    }

    /** The engine refused a message; its transaction is rolled back, the message stays. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Message message;

        Failed(Message message, RuntimeException cause) {
            super(message.name() + " of " + message.caseCode(), cause);
            this.message = message;
        }

        /** The engine worked on the same case at that moment: nothing is wrong. */
        boolean isConcurrent() {
            return getCause() instanceof OptimisticLockingException
                    || getCause() instanceof ConcurrencyFailureException;
        }
    }

    /**
     * Of cases that no other node holds the oldest row, or one that ends the case and overtakes those tried in vain;
     * cases to be started wait for their turn. They are found by the indexes, however many rows there are.
     */
    private List<Message> claim(int most) {
        Map<String, Message> byCase = new LinkedHashMap<>();
        jdbc.sql("select id, case_code, kind, name, variables, attempts"
                        + " from due_messages(:now, :most, cast(:endings as text[])) order by id")
                .param("now", Timestamp.from(clock.instant()))
                .param("endings", ENDINGS.toArray(String[]::new))
                .param("most", most)
                .query(Delivery::message)
                .list()
                .forEach(message -> byCase.putIfAbsent(message.caseCode(), message));
        return List.copyOf(byCase.values());
    }

    /** The oldest message that is left of each of these cases, if it is due. */
    private List<Message> following(List<String> codes) {
        return jdbc.sql(
                        """
                        select m.id, m.case_code, m.kind, m.name, m.variables, m.attempts
                          from unnest(cast(:codes as text[])) as moved (code)
                          join engine_message m
                            on m.id = (select min(id) from engine_message where case_code = moved.code)
                         where m.next_attempt_at <= :now and m.arrival_number is null
                         order by m.case_code
                           for update of m skip locked
                        """)
                .param("codes", codes.toArray(String[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .query(Delivery::message)
                .list();
    }

    private List<Message> claimStart(long settled, int most) {
        return jdbc.sql(
                        """
                        select id, case_code, kind, name, variables, attempts
                          from engine_message
                         where arrival_number <= :settled and next_attempt_at <= :now
                         order by arrival_number
                         limit :most
                           for update skip locked
                        """)
                .param("settled", settled)
                .param("now", Timestamp.from(clock.instant()))
                .param("most", most)
                .query(Delivery::message)
                .list();
    }

    private static Message message(ResultSet row, int number) throws SQLException {
        return new Message(
                row.getLong("id"),
                row.getString("case_code"),
                row.getString("kind"),
                row.getString("name"),
                row.getString("variables"),
                row.getInt("attempts"));
    }

    private boolean start(Message message) {
        runtime.startProcessInstanceByKey(message.name(), message.caseCode(), facts(message));
        return true;
    }

    private boolean correlate(Message message) {
        List<Execution> waits = waits(message);
        if (waits.isEmpty()) {
            return false;
        }
        if (waits.size() > 1) {
            throw new IllegalStateException(
                    waits.size() + " waits for " + message.name() + " of " + message.caseCode());
        }
        runtime.messageEventReceived(message.name(), waits.get(0).getId(), facts(message));
        return true;
    }

    /**
     * From the case to its waits, in this order: the engine's own correlation looks through all who wait for such a
     * message, and so would the planner now and then.
     */
    private List<Execution> waits(Message message) {
        return runtime.createNativeExecutionQuery()
                .sql(
                        """
                        with the_case as materialized (
                            select e.* from ACT_RU_EXECUTION i join ACT_RU_EXECUTION e on e.PROC_INST_ID_ = i.ID_
                             where i.BUSINESS_KEY_ = #{code})
                        select * from the_case
                         where exists (select 1 from ACT_RU_EVENT_SUBSCR s where s.EXECUTION_ID_ = the_case.ID_
                                          and s.EVENT_TYPE_ = 'message' and s.EVENT_NAME_ = #{name})""")
                .parameter("code", message.caseCode())
                .parameter("name", message.name())
                .list();
    }

    private boolean redate(Message message) {
        for (ProcessInstance instance : runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(message.caseCode())
                .list()) {
            List<Job> timers = management
                    .createJobQuery()
                    .processInstanceId(instance.getId())
                    .timers()
                    .list();
            timers.forEach(timer -> management.recalculateJobDuedate(timer.getId(), false));
        }
        taskDates.follow(message.caseCode());
        return true;
    }

    private void postpone(Message message, String error) {
        Instant now = clock.instant();
        long seconds = Math.min(60, 1L << Math.min(message.attempts(), 6));
        jdbc.sql("update engine_message set attempts = attempts + 1, next_attempt_at = :next, last_error = :error"
                        + " where id = :id")
                .param("next", Timestamp.from(now.plusSeconds(seconds)))
                .param("error", error)
                .param("id", message.id())
                .update();
        if (message.attempts() + 1 >= INCIDENT_AFTER_ATTEMPTS) {
            raiseIncident(message, error);
        }
    }

    private void raiseIncident(Message message, String error) {
        if (!incidents(message).isEmpty()) {
            return;
        }
        spine(message)
                .map(spine -> runtime.getActivityInstance(spine.getId()))
                .map(Delivery::waiting)
                .ifPresent(execution -> runtime.createIncident(
                        INCIDENT_TYPE,
                        execution,
                        String.valueOf(message.id()),
                        "Messaggio non consegnato: " + message.name() + " (" + error + ")"));
    }

    /** The execution of the activity where the process stands: an incident is shown on an activity. */
    private static String waiting(ActivityInstance instance) {
        ActivityInstance[] children = instance.getChildActivityInstances();
        return children.length == 0 ? instance.getExecutionIds()[0] : waiting(children[0]);
    }

    private void resolveIncident(Message message) {
        if (message.attempts() > 0) {
            incidents(message).forEach(incident -> runtime.resolveIncident(incident.getId()));
        }
    }

    private List<Incident> incidents(Message message) {
        return runtime.createIncidentQuery()
                .incidentType(INCIDENT_TYPE)
                .configuration(String.valueOf(message.id()))
                .list();
    }

    private Optional<ProcessInstance> spine(Message message) {
        return runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(message.caseCode(), Models.GRANT_PROCEDURE)
                .list()
                .stream()
                .findFirst();
    }

    private Map<String, Object> facts(Message message) {
        try {
            return new HashMap<>(json.readValue(message.facts(), FACTS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("unreadable facts of message " + message.id(), e);
        }
    }
}
