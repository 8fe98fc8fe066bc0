package it.sportello.process.engine;

import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;

/**
 * Who belongs to the group a task is offered to may work on it. The engine knows the same from the permissions it grants
 * for each task, and asks the database for them three times at each claim and each decision; here the task itself
 * answers. Everybody else is judged by the permissions, as before.
 */
final class OwnTasks extends AuthorizationCommandChecker {

    @Override
    public void checkTaskWork(TaskEntity task) {
        if (!isOfferedToMyGroup(task)) {
            super.checkTaskWork(task);
        }
    }

    static boolean isOfferedToMyGroup(TaskEntity task) {
        Authentication authentication = Context.getCommandContext().getAuthentication();
        List<String> groups = authentication == null ? null : authentication.getGroupIds();
        return groups != null
                && task.getCandidates().stream()
                        .map(IdentityLink::getGroupId)
                        .filter(Objects::nonNull)
                        .anyMatch(groups::contains);
    }
}
