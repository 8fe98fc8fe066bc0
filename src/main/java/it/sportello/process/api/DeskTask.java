package it.sportello.process.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task as the pages see it.
 *
 * @param id the engine's id
 * @param key the id of the user task in the model, such as {@code UserTask_ScoreProposal}
 * @param name its name in Italian
 * @param code the business key: the code of the case or of the act, as text
 * @param processId the model it belongs to
 * @param assignee who took it, or null
 * @param due its due date, or null where no term applies
 */
public record DeskTask(
        String id,
        String key,
        String name,
        String code,
        String processId,
        @Nullable String assignee,
        @Nullable Instant due) {}
