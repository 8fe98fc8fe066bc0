package it.sportello.process.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes decisions and keeps them: who, when, what was filled in, and the grounds (PSW-00-10). */
@Component
@Rule({"PSW-00-10", "PSW-24-02"})
public class Decisions {

    private final Map<String, Decision> byTask;
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Decisions(List<Decision> decisions, JdbcClient jdbc, ObjectMapper json) {
        this.byTask = decisions.stream().collect(Collectors.toMap(Decision::task, Function.identity()));
        this.jdbc = jdbc;
        this.json = json;
    }

    Map<String, Object> take(String task, Submission submission) {
        Decision decision = byTask.get(task);
        if (decision == null) {
            throw new IllegalStateException("no decision for task " + task);
        }
        submission.fields().refuseUnknown(decision.fields());
        submission.fields().check();
        Map<String, Object> facts = decision.decide(submission);
        submission.fields().check();
        store(task, submission);
        return facts;
    }

    /** Every task that has a decision. */
    public List<String> tasks() {
        return byTask.keySet().stream().sorted().toList();
    }

    public Decision require(String task) {
        Decision decision = byTask.get(task);
        if (decision == null) {
            throw new IllegalArgumentException("no decision for task " + task);
        }
        return decision;
    }

    boolean isTaken(String taskId) {
        return jdbc.sql("select exists (select 1 from task_decision where task_id = ?)")
                .param(taskId)
                .query(Boolean.class)
                .single();
    }

    /** Did this person take a decision at one of these tasks of the case? (PSW-24-02) */
    boolean decidedBy(ReferenceCode code, String user, List<String> tasks) {
        return jdbc.sql("select exists (select 1 from task_decision"
                        + " where case_code = :code and decided_by = :user and task_key in (:tasks))")
                .param("code", code.value())
                .param("user", user)
                .param("tasks", tasks)
                .query(Boolean.class)
                .single();
    }

    private void store(String task, Submission submission) {
        Map<String, String> fields = submission.fields().all();
        jdbc.sql(
                        "insert into task_decision (id, task_id, task_key, case_code, decided_by, decided_at, outcome, grounds,"
                                + " fields) values (:id, :taskId, :task, :code, :user, :at, :outcome, :grounds,"
                                + " cast(:fields as jsonb))")
                .param("id", UUID.randomUUID())
                .param("taskId", submission.taskId())
                .param("task", task)
                .param("code", submission.code().value())
                .param("user", submission.user())
                .param("at", Timestamp.from(submission.at()))
                .param("outcome", fields.get("decision"))
                .param("grounds", fields.get("grounds"))
                .param("fields", text(fields))
                .update();
    }

    private String text(Map<String, String> fields) {
        try {
            return json.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
