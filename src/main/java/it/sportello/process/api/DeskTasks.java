package it.sportello.process.api;

import it.sportello.shared.ReferenceCode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The open tasks, as far as the person may see them. */
public interface DeskTasks {

    /**
     * The task, when it is open and visible to the person.
     *
     * @throws it.sportello.shared.Refusal of kind NOT_FOUND otherwise
     */
    DeskTask require(String taskId, String user);

    /**
     * The task, when the person has taken it: what an embedded form may change.
     *
     * @throws it.sportello.shared.Refusal of kind NOT_FOUND or NOT_ALLOWED otherwise
     */
    DeskTask requireTaken(String taskId, String user);

    /** The open tasks of a case or act, for everybody who may read the case. */
    List<DeskTask> of(ReferenceCode code);

    /** The open tasks of these cases or acts that the person may see, by code. */
    Map<ReferenceCode, List<DeskTask>> of(Collection<ReferenceCode> codes, String user);

    /** The codes of the cases and acts of which the person has taken a task. */
    Set<ReferenceCode> takenBy(String user);

    /** How many open tasks the person has taken. */
    long taken(String user);

    /** How many open tasks the person may take and nobody has taken. */
    long waiting(String user);

    /** The decisions taken at the tasks of a case or act, oldest first. */
    List<TakenDecision> decisions(ReferenceCode code);
}
