package it.sportello.process.task;

import it.sportello.shared.ReferenceCode;
import java.time.Instant;

/**
 * What an officer submits at a task.
 *
 * @param code the case, or the act, the task belongs to
 * @param taskId the engine's id of the task
 * @param instanceId the process instance the task belongs to
 * @param user who decides
 * @param at when
 * @param fields what was filled in
 */
public record Submission(
        ReferenceCode code, String taskId, String instanceId, String user, Instant at, Fields fields) {}
