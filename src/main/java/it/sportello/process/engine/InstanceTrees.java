package it.sportello.process.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.util.BitMaskUtil;
import org.camunda.bpm.engine.runtime.NativeExecutionQuery;

/**
 * Process instances with all that their jobs ask for: read in three queries for all of them, where the engine by itself
 * makes four for each. What is read is what the running command works on.
 */
final class InstanceTrees {

    private final ProcessEngine engine;

    /** By the id of the instance. */
    private final Map<String, List<ExecutionEntity>> executions;

    /** @param instances at least one */
    InstanceTrees(ProcessEngine engine, Set<String> instances) {
        this.engine = engine;
        this.executions = executions(instances);
    }

    /** The business key of an instance; empty where it has none, or is gone. */
    Optional<String> businessKey(String instance) {
        return root(executions.getOrDefault(instance, List.of())).map(ExecutionEntity::getBusinessKey);
    }

    private static Optional<ExecutionEntity> root(List<ExecutionEntity> tree) {
        return tree.stream().filter(ExecutionEntity::isProcessInstanceExecution).findFirst();
    }

    /** Joins executions, variables and jobs. Whoever sets variables of a case holds it: so must who calls this. */
    void restore() {
        Map<String, List<VariableInstanceEntity>> variables = engine
                .getRuntimeService()
                .createVariableInstanceQuery()
                .processInstanceIdIn(executions.keySet().toArray(String[]::new))
                .disableBinaryFetching()
                .disableCustomObjectDeserialization()
                .list()
                .stream()
                .map(VariableInstanceEntity.class::cast)
                .collect(Collectors.groupingBy(VariableInstanceEntity::getProcessInstanceId));
        Map<String, List<JobEntity>> jobs =
                engine.getManagementService().createJobQuery().processInstanceIds(executions.keySet()).list().stream()
                        .map(JobEntity.class::cast)
                        .filter(job -> job.getExecutionId() != null)
                        .collect(Collectors.groupingBy(JobEntity::getExecutionId));
        executions.forEach((id, tree) -> {
            root(tree)
                    .ifPresent(root -> root.restoreProcessInstance(
                            tree, null, variables.getOrDefault(id, List.of()), null, null, null, null));
            tree.forEach(execution -> join(execution, jobs.getOrDefault(execution.getId(), List.of())));
        });
    }

    /** An execution that remembers no jobs does not ask for them: it is given those that it has. */
    private static void join(ExecutionEntity execution, List<JobEntity> jobs) {
        execution.setCachedEntityState(
                BitMaskUtil.setBitOff(execution.getCachedEntityStateRaw(), ExecutionEntity.JOBS_STATE_BIT));
        jobs.forEach(job -> job.setExecution(execution));
    }

    private Map<String, List<ExecutionEntity>> executions(Set<String> instances) {
        NativeExecutionQuery query = engine.getRuntimeService().createNativeExecutionQuery();
        List<String> names = new ArrayList<>();
        for (String instance : instances) {
            String name = "instance" + names.size();
            names.add("#{" + name + "}");
            query.parameter(name, instance);
        }
        return query
                .sql("select * from ACT_RU_EXECUTION where PROC_INST_ID_ in (" + String.join(", ", names) + ")")
                .list()
                .stream()
                .map(ExecutionEntity.class::cast)
                .collect(Collectors.groupingBy(ExecutionEntity::getProcessInstanceId));
    }
}
