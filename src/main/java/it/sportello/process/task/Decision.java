package it.sportello.process.task;

import it.sportello.shared.Rule;
import java.util.Map;
import java.util.Set;

/**
 * The decision of one kind of user task. The engine proposes, the named role confirms (PSW-00-11): the decision reads
 * the fields of the form, makes one call into a feature, and says which way the case goes.
 */
@Rule("PSW-00-11")
public interface Decision {

    /** The id of the user task in the models, such as {@code UserTask_ScoreProposal}. */
    String task();

    /** The fields its form may submit; any other is refused. */
    Set<String> fields();

    /**
     * Decides, in the transaction that completes the task.
     *
     * @return the routing facts to set
     * @throws it.sportello.shared.Refusal when a field is wrong or the state does not allow it: nothing is stored
     */
    Map<String, Object> decide(Submission submission);
}
