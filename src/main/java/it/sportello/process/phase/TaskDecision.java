package it.sportello.process.phase;

import it.sportello.process.task.Decision;
import it.sportello.process.task.Submission;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A decision written as a function. */
record TaskDecision(String task, Set<String> fields, Function<Submission, Map<String, Object>> decision)
        implements Decision {

    static TaskDecision at(String task, Set<String> fields, Function<Submission, Map<String, Object>> decision) {
        return new TaskDecision(task, fields, decision);
    }

    @Override
    public Map<String, Object> decide(Submission submission) {
        return decision.apply(submission);
    }
}
