package it.sportello.process.task;

import it.sportello.registry.ConflictsOfInterest;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Puts the decision form before every user task, and its guards behind it: a task is completed only with its decision,
 * nobody works two tasks of one case that the model declares incompatible, nor any of a case on which he declared a
 * conflict of interest (PSW-24-02).
 */
@Component
@Rule("PSW-24-02")
class TaskGuards extends AbstractBpmnParseListener {

    private final Supplier<Decisions> decisions;
    private final Supplier<ConflictsOfInterest> conflicts;
    private final Clock clock;

    TaskGuards(ObjectProvider<Decisions> decisions, ObjectProvider<ConflictsOfInterest> conflicts, Clock clock) {
        this.decisions = SingletonSupplier.of(decisions::getObject);
        this.conflicts = SingletonSupplier.of(conflicts::getObject);
        this.clock = clock;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        List<String> incompatible = incompatibleTasks(element);
        TaskListener separation = task -> {
            refuseInConflict(task);
            refuseSamePerson(task, incompatible);
        };
        definition.setTaskFormHandler(new DecisionForm(definition.getTaskFormHandler(), separation, decisions, clock));
        definition.addTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, separation);
        definition.addTaskListener(TaskListener.EVENTNAME_COMPLETE, this::requireDecision);
    }

    private void requireDecision(DelegateTask task) {
        if (!decisions.get().isTaken(task.getId())) {
            throw new RefusedDecision("Il compito si completa con la decisione del suo modulo.");
        }
    }

    private void refuseInConflict(DelegateTask task) {
        String person = task.getAssignee();
        String code = task.getExecution().getProcessBusinessKey();
        if (person != null && code != null && conflicts.get().isDeclared(new ReferenceCode(code), person)) {
            throw new RefusedDecision(
                    "Chi ha dichiarato un conflitto di interessi sulla pratica non può lavorarne i compiti"
                            + " (PSW-24-02).");
        }
    }

    private void refuseSamePerson(DelegateTask task, List<String> incompatible) {
        String person = task.getAssignee();
        if (person == null || incompatible.isEmpty()) {
            return;
        }
        ReferenceCode code = new ReferenceCode(task.getExecution().getProcessBusinessKey());
        if (decisions.get().decidedBy(code, person, incompatible)) {
            throw new RefusedDecision(
                    "Chi ha già deciso una fase incompatibile della stessa pratica non può lavorare questo compito"
                            + " (separazione delle funzioni, PSW-24-02).");
        }
    }

    /** The value of the extension property {@code incompatibleWith}: ids of user tasks, separated by commas. */
    private static List<String> incompatibleTasks(Element task) {
        List<String> ids = new ArrayList<>();
        Element extensions = task.element("extensionElements");
        Element properties = extensions == null ? null : extensions.element("properties");
        if (properties != null) {
            for (Element property : properties.elements("property")) {
                if ("incompatibleWith".equals(property.attribute("name"))) {
                    ids.addAll(List.of(property.attribute("value").split("\\s*,\\s*")));
                }
            }
        }
        return ids;
    }
}
