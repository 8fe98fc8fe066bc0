package it.sportello.process.task;

import it.sportello.shared.LegalTime;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;

/** Stands before the engine's own form handler: a submitted form becomes a decision, never a set of variables. */
final class DecisionForm implements TaskFormHandler {

    private static final FieldNames NAMES = new FieldNames();

    private final TaskFormHandler original;
    private final TaskListener separation;
    private final Supplier<Decisions> decisions;
    private final Clock clock;

    /** @param separation refuses whoever may not work this task of this case */
    DecisionForm(TaskFormHandler original, TaskListener separation, Supplier<Decisions> decisions, Clock clock) {
        this.original = original;
        this.separation = separation;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Override
    public void parseConfiguration(
            Element activity, DeploymentEntity deployment, ProcessDefinitionEntity definition, BpmnParse parse) {
        original.parseConfiguration(activity, deployment, definition, parse);
    }

    @Override
    public TaskFormData createTaskForm(TaskEntity task) {
        return original.createTaskForm(task);
    }

    @Override
    public void submitFormVariables(VariableMap submitted, VariableScope scope) {
        TaskEntity task = (TaskEntity) scope;
        String user = Context.getCommandContext().getAuthenticatedUserId();
        if (user == null || !user.equals(task.getAssignee())) {
            throw new RefusedDecision("Prima di decidere occorre prendere in carico il compito.");
        }
        separation.notify(task);
        Instant now = clock.instant();
        Map<String, Object> values = new HashMap<>();
        submitted.keySet().forEach(name -> values.put(name, submitted.get(name)));
        Submission submission = new Submission(
                new ReferenceCode(task.getExecution().getProcessBusinessKey()),
                task.getId(),
                task.getProcessInstanceId(),
                user,
                task.getCreateTime().toInstant(),
                now,
                new Fields(values, "PSW-00-11", LegalTime.dateOf(now)));
        try {
            decisions.get().take(task.getTaskDefinitionKey(), submission).forEach(task.getExecution()::setVariable);
        } catch (Refusal refusal) {
            throw new RefusedDecision(
                    refusal.reasons().stream()
                            .map(reason -> sentence(task.getTaskDefinitionKey(), reason))
                            .collect(Collectors.joining(" ")),
                    refusal);
        }
    }

    private static String sentence(String task, Reason reason) {
        String field = Optional.ofNullable(reason.subject())
                .flatMap(subject -> NAMES.of(task, subject))
                .map(name -> name + ": ")
                .orElse("");
        return field + reason.text() + " [" + reason.rule() + "]";
    }
}
