package it.sportello.process.outbox;

import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The due and follow-up dates of open tasks: the engine takes them from the model only when it creates the task. */
@Component
class TaskDates {

    private final TaskService tasks;
    private final ProcessEngineConfigurationImpl engine;

    TaskDates(TaskService tasks, ProcessEngineConfigurationImpl engine) {
        this.tasks = tasks;
        this.engine = engine;
    }

    /** Reads the register again for every open task of a case, as its model says. */
    void follow(String caseCode) {
        engine.getCommandExecutorTxRequired().execute(context -> {
            tasks.createTaskQuery().processInstanceBusinessKey(caseCode).list().stream()
                    .map(TaskEntity.class::cast)
                    .forEach(this::follow);
            return null;
        });
    }

    private void follow(TaskEntity task) {
        TaskDefinition definition = task.getTaskDefinition();
        Date due = date(definition.getDueDateExpression(), task, task.getDueDate());
        Date followUp = date(definition.getFollowUpDateExpression(), task, task.getFollowUpDate());
        if (differ(due, task.getDueDate()) || differ(followUp, task.getFollowUpDate())) {
            task.setDueDate(due);
            task.setFollowUpDate(followUp);
            tasks.saveTask(task);
        }
    }

    /** By their instants: the engine gives back another kind of date than the register. */
    private static boolean differ(@Nullable Date one, @Nullable Date other) {
        return !Objects.equals(instant(one), instant(other));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    private static @Nullable Date date(@Nullable Expression expression, TaskEntity task, @Nullable Date otherwise) {
        return expression == null ? otherwise : (Date) expression.getValue(task.getExecution());
    }
}
