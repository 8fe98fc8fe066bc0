package it.sportello.process.webapp;

import it.sportello.process.api.DeskTask;
import it.sportello.process.api.DeskTasks;
import it.sportello.process.api.TakenDecision;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the engine's tasks with the permissions of the person who asks. */
@Component
@Transactional(readOnly = true)
class EngineDeskTasks implements DeskTasks {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final IdentityService identities;
    private final JdbcClient jdbc;

    EngineDeskTasks(
            TaskService tasks,
            RuntimeService runtime,
            RepositoryService repository,
            IdentityService identities,
            JdbcClient jdbc) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.repository = repository;
        this.identities = identities;
        this.jdbc = jdbc;
    }

    @Override
    public DeskTask require(String taskId, String user) {
        Task task = as(user, () -> tasks.createTaskQuery().taskId(taskId).singleResult());
        if (task == null) {
            throw Refusal.notFound("il compito " + taskId);
        }
        return desk(task);
    }

    @Override
    public DeskTask requireTaken(String taskId, String user) {
        DeskTask task = require(taskId, user);
        if (!user.equals(task.assignee())) {
            throw Refusal.notAllowed(
                    "TASK_NOT_TAKEN", "PSW-00-11", "Prima di decidere occorre prendere in carico il compito.");
        }
        return task;
    }

    @Override
    public List<DeskTask> of(ReferenceCode code) {
        return desk(tasks.createTaskQuery()
                .processInstanceBusinessKey(code.value())
                .orderByTaskCreateTime()
                .asc()
                .list());
    }

    @Override
    public Map<ReferenceCode, List<DeskTask>> of(Collection<ReferenceCode> codes, String user) {
        if (codes.isEmpty()) {
            return Map.of();
        }
        String[] keys = codes.stream().map(ReferenceCode::value).distinct().toArray(String[]::new);
        List<Task> open = as(user, () -> tasks.createTaskQuery()
                .processInstanceBusinessKeyIn(keys)
                .orderByTaskCreateTime()
                .asc()
                .unlimitedList());
        return desk(open).stream().collect(Collectors.groupingBy(task -> new ReferenceCode(task.code())));
    }

    @Override
    public Set<ReferenceCode> takenBy(String user) {
        return desk(tasks.createTaskQuery().taskAssignee(user).list()).stream()
                .map(task -> new ReferenceCode(task.code()))
                .collect(Collectors.toSet());
    }

    @Override
    public long taken(String user) {
        return tasks.createTaskQuery().taskAssignee(user).count();
    }

    @Override
    public long waiting(String user) {
        List<String> groups = groups(user);
        return groups.isEmpty()
                ? 0
                : tasks.createTaskQuery()
                        .taskCandidateGroupIn(groups)
                        .taskUnassigned()
                        .count();
    }

    /** The names are those of the models under which the tasks were worked. */
    @Override
    public List<TakenDecision> decisions(ReferenceCode code) {
        return jdbc.sql("select coalesce(t.name_, d.task_key) as task, d.decided_by, d.decided_at, d.grounds"
                        + " from task_decision d left join act_hi_taskinst t on t.id_ = d.task_id"
                        + " where d.case_code = ? order by d.decided_at, d.id")
                .param(code.value())
                .query((row, number) -> new TakenDecision(
                        row.getString("task"),
                        row.getString("decided_by"),
                        row.getTimestamp("decided_at").toInstant(),
                        row.getString("grounds")))
                .list();
    }

    private List<String> groups(String user) {
        return identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
    }

    private <T> T as(String user, Supplier<T> query) {
        identities.setAuthentication(user, groups(user));
        try {
            return query.get();
        } finally {
            identities.clearAuthentication();
        }
    }

    private DeskTask desk(Task task) {
        return desk(List.of(task)).get(0);
    }

    private List<DeskTask> desk(List<Task> open) {
        if (open.isEmpty()) {
            return List.of();
        }
        Set<String> ids = open.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet());
        Map<String, String> codes = runtime.createProcessInstanceQuery().processInstanceIds(ids).list().stream()
                .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
        return open.stream()
                .map(task -> {
                    Date due = task.getDueDate();
                    return new DeskTask(
                            task.getId(),
                            task.getTaskDefinitionKey(),
                            task.getName(),
                            codes.getOrDefault(task.getProcessInstanceId(), ""),
                            repository
                                    .getProcessDefinition(task.getProcessDefinitionId())
                                    .getKey(),
                            task.getAssignee(),
                            due == null ? null : due.toInstant());
                })
                .toList();
    }
}
