package it.sportello.process.task;

import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import java.time.Instant;

/**
 * What an officer submits at a task.
 *
 * @param code the case, or the act, the task belongs to
 * @param taskId the engine's id of the task
 * @param instanceId the process instance the task belongs to
 * @param user who decides
 * @param openedAt when the case came to the task
 * @param at when
 * @param fields what was filled in
 */
public record Submission(
        ReferenceCode code,
        String taskId,
        String instanceId,
        String user,
        Instant openedAt,
        Instant at,
        Fields fields) {

    /** What the task asks for is done once the case has come to it. */
    public Fields.Preceding opening() {
        return new Fields.Preceding(LegalTime.dateOf(openedAt), "l'apertura del compito");
    }
}
