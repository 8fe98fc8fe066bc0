package it.sportello.process.engine;

import java.util.Objects;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * The permissions that come with a task. Who takes one that is offered to his group sees it and works on it as one of
 * the group: the engine would look for a permission of his own, grant it and take it back with the task.
 */
final class TaskPermissions extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity @Nullable [] newTaskAssignee(
            Task task, @Nullable String oldAssignee, @Nullable String newAssignee) {
        boolean mine = Objects.equals(newAssignee, Context.getCommandContext().getAuthenticatedUserId());
        return mine && task instanceof TaskEntity taken && OwnTasks.isOfferedToMyGroup(taken)
                ? null
                : super.newTaskAssignee(task, oldAssignee, newAssignee);
    }
}
