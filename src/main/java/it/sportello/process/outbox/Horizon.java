package it.sportello.process.outbox;

import it.sportello.process.Models;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/**
 * What a case can still wait for: the messages of the models that lie on some path from where its processes stand.
 * Conditions are not weighed: what is beyond the horizon can never be delivered, what is within perhaps.
 */
@Component
class Horizon {

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final HistoryService history;

    Horizon(RuntimeService runtime, RepositoryService repository, HistoryService history) {
        this.runtime = runtime;
        this.repository = repository;
        this.history = history;
    }

    /** True when no process of the case, which has begun, will ever wait for the message. */
    boolean isBeyond(String caseCode, String message) {
        if (!hasBegun(caseCode)) {
            return false;
        }
        Walk walk = new Walk();
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(caseCode)
                .rootProcessInstances()
                .list()
                .forEach(walk::from);
        return !walk.messages.contains(message);
    }

    private boolean hasBegun(String caseCode) {
        return history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(caseCode)
                        .processDefinitionKey(Models.GRANT_PROCEDURE)
                        .count()
                > 0;
    }

    /** Collects the messages on the way; every node is visited once. */
    private final class Walk {

        private final Set<String> messages = new HashSet<>();
        private final Set<String> called = new HashSet<>();
        private final Set<ModelElementInstance> seen = new HashSet<>();
        private final Set<ModelElementInstance> left = new HashSet<>();

        void from(ProcessInstance instance) {
            BpmnModelInstance model = repository.getBpmnModelInstance(instance.getProcessDefinitionId());
            // The tree comes first: the process called by an activity seen here is found, or has ended meanwhile.
            ActivityInstance tree = runtime.getActivityInstance(instance.getId());
            if (tree != null) {
                stand(tree, model);
            }
            runtime.createProcessInstanceQuery()
                    .superProcessInstanceId(instance.getId())
                    .list()
                    .forEach(this::from);
        }

        private void stand(ActivityInstance place, BpmnModelInstance model) {
            ActivityInstance[] within = place.getChildActivityInstances();
            TransitionInstance[] onTheWay = place.getChildTransitionInstances();
            Arrays.stream(within).forEach(child -> stand(child, model));
            Arrays.stream(onTheWay).forEach(transition -> arrive(transition.getActivityId(), model));
            if (within.length > 0 || onTheWay.length > 0) {
                return;
            }
            if (model.getModelElementById(place.getActivityId()) instanceof CallActivity call) {
                leave(call);
            } else {
                arrive(place.getActivityId(), model);
            }
        }

        private void arrive(String id, BpmnModelInstance model) {
            if (model.getModelElementById(id) instanceof FlowNode node) {
                visit(node);
            } else {
                enterProcesses(model);
            }
        }

        private void visit(FlowNode node) {
            if (!seen.add(node)) {
                return;
            }
            if (node instanceof ReceiveTask task) {
                hear(task.getMessage());
            }
            node.getChildElementsByType(MessageEventDefinition.class)
                    .forEach(definition -> hear(definition.getMessage()));
            if (node instanceof CallActivity call) {
                call(call.getCalledElement());
            }
            if (node instanceof SubProcess scope) {
                enter(scope);
            }
            leave(node);
        }

        /** The ways on from a node, those out of the scopes around it included. */
        private void leave(FlowNode node) {
            node.getOutgoing().stream().map(SequenceFlow::getTarget).forEach(this::visit);
            if (node instanceof Activity activity) {
                elements(activity.getParentElement(), BoundaryEvent.class)
                        .filter(event -> activity.equals(event.getAttachedTo()))
                        .forEach(this::visit);
            }
            ModelElementInstance scope = node.getParentElement();
            if (left.add(scope)) {
                elements(scope, SubProcess.class)
                        .filter(SubProcess::triggeredByEvent)
                        .forEach(this::visit);
                if (scope instanceof SubProcess around) {
                    leave(around);
                }
            }
        }

        private void enter(ModelElementInstance scope) {
            elements(scope, StartEvent.class).forEach(this::visit);
        }

        private void call(String process) {
            if (called.add(process)) {
                repository.createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().list().stream()
                        .map(definition -> repository.getBpmnModelInstance(definition.getId()))
                        .forEach(this::enterProcesses);
            }
        }

        private void enterProcesses(BpmnModelInstance model) {
            model.getModelElementsByType(Process.class).forEach(this::enter);
        }

        private void hear(Message message) {
            messages.add(message.getName());
        }

        private static <T extends FlowElement> Stream<T> elements(ModelElementInstance scope, Class<T> type) {
            Collection<T> children = scope.getChildElementsByType(type);
            return children.stream();
        }
    }
}
