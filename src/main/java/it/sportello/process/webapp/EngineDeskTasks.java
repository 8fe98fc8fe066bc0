package it.sportello.process.webapp;

import it.sportello.process.api.DeskTask;
import it.sportello.process.api.DeskTasks;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
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

    EngineDeskTasks(
            TaskService tasks, RuntimeService runtime, RepositoryService repository, IdentityService identities) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.repository = repository;
        this.identities = identities;
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
        return tasks
                .createTaskQuery()
                .processInstanceBusinessKey(code.value())
                .orderByTaskCreateTime()
                .asc()
                .list()
                .stream()
                .map(this::desk)
                .toList();
    }

    private <T> T as(String user, Supplier<T> query) {
        List<String> groups = identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
        identities.setAuthentication(user, groups);
        try {
            return query.get();
        } finally {
            identities.clearAuthentication();
        }
    }

    private DeskTask desk(Task task) {
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        Date due = task.getDueDate();
        return new DeskTask(
                task.getId(),
                task.getTaskDefinitionKey(),
                task.getName(),
                instance.getBusinessKey(),
                repository.getProcessDefinition(task.getProcessDefinitionId()).getKey(),
                task.getAssignee(),
                due == null ? null : due.toInstant());
    }
}
