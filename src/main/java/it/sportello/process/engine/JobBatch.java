package it.sportello.process.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.AsyncContinuationJobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.management.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Acquired jobs of different cases, run in one transaction: all have their effect or none. When one of them fails, the
 * transaction is rolled back and each is run alone, as the engine does by itself: its neighbours complete, and it alone
 * loses an attempt. What guarantees one effect for each job is as before the transaction, and in it the revision of the
 * job that it deletes.
 *
 * <p>Cases are taken in the order of their codes, as everybody does who needs several. Of the jobs of one case the first
 * shares; those that have failed before do not.
 */
final class JobBatch extends ExecuteJobsRunnable {

    private static final Logger LOG = LoggerFactory.getLogger(JobBatch.class);

    private final BatchLocks locks;

    JobBatch(List<String> jobIds, ProcessEngineImpl engine, BatchLocks locks) {
        super(jobIds, engine);
        this.locks = locks;
    }

    @Override
    public void run() {
        if (jobIds.size() == 1 || !jobExecutor.isActive()) {
            runEachAlone();
            return;
        }
        List<String> left = new ArrayList<>(jobIds);
        ClassLoader before = switchClassLoader();
        JobExecutorContext executing = new JobExecutorContext();
        Context.setJobExecutorContext(executing);
        try {
            left.removeAll(commands().execute(this::runTogether));
            left.addAll(executing.getCurrentProcessorJobQueue());
        } catch (RuntimeException e) {
            LOG.debug("A job failed among {}: each is run alone", jobIds.size(), e);
        } finally {
            Context.removeJobExecutorContext();
            Thread.currentThread().setContextClassLoader(before);
        }
        if (left.isEmpty()) {
            jobExecutor.jobWasAdded();
        } else {
            new JobBatch(left, processEngine, locks).runEachAlone();
        }
    }

    private void runEachAlone() {
        super.run();
    }

    @Override
    protected void executeJob(String id, CommandExecutor commands, JobFailureCollector failures) {
        ExecuteJobHelper.executeJob(
                id,
                commands,
                failures,
                context -> {
                    locks.casesOf(List.of(id));
                    return new StandingJob(id, failures).execute(context);
                },
                processEngine.getProcessEngineConfiguration());
    }

    private CommandExecutor commands() {
        return processEngine.getProcessEngineConfiguration().getCommandExecutorTxRequired();
    }

    /** @return the ids of the jobs that were run */
    private Collection<String> runTogether(CommandContext context) {
        // First, so that what is read next cannot be moved by somebody else meanwhile.
        locks.casesOf(jobIds);
        Map<String, JobEntity> byInstance = firstOfEachInstance();
        if (byInstance.isEmpty()) {
            return List.of();
        }
        InstanceTrees trees = new InstanceTrees(processEngine, byInstance.keySet());
        Map<String, JobEntity> sharing = new TreeMap<>();
        byInstance.forEach(
                (instance, job) -> trees.businessKey(instance).ifPresent(key -> sharing.putIfAbsent(key, job)));
        lockTerms(sharing);
        trees.restore();
        List<String> ids = sharing.values().stream().map(JobEntity::getId).toList();
        ids.forEach(id -> commands().execute(new StandingJob(id, new JobFailureCollector(id))));
        ProcessEngineConfigurationImpl engine = processEngine.getProcessEngineConfiguration();
        if (engine.isMetricsEnabled()) {
            engine.getMetricsRegistry().markOccurrence(Metrics.JOB_SUCCESSFUL, ids.size());
        }
        return ids;
    }

    /** By process instance; those that have failed before are left out. */
    private Map<String, JobEntity> firstOfEachInstance() {
        Map<String, JobEntity> byInstance = new LinkedHashMap<>();
        processEngine
                .getManagementService()
                .createJobQuery()
                .jobIds(new HashSet<>(jobIds))
                .orderByJobDuedate()
                .asc()
                .list()
                .stream()
                .map(JobEntity.class::cast)
                .filter(job -> job.getProcessInstanceId() != null && job.getExceptionMessage() == null)
                .forEach(job -> byInstance.putIfAbsent(job.getProcessInstanceId(), job));
        return byInstance;
    }

    /** @param sharing by the codes of their cases and in that order */
    private void lockTerms(Map<String, JobEntity> sharing) {
        List<String> elapsed = sharing.entrySet().stream()
                .filter(job -> job.getValue() instanceof TimerEntity)
                .map(Map.Entry::getKey)
                .toList();
        if (!elapsed.isEmpty()) {
            locks.terms(elapsed);
        }
    }

    /**
     * A job is read before its execution: between the two another transaction may have moved both, and the engine would
     * stumble over an execution that stands nowhere. Nothing is wrong: the job is run again where it has been moved to.
     */
    private static final class StandingJob extends ExecuteJobsCmd {

        private static final long serialVersionUID = 1L;

        StandingJob(String id, JobFailureCollector failures) {
            super(id, failures);
        }

        @Override
        public Void execute(CommandContext context) {
            JobEntity job = context.getDbEntityManager().selectById(JobEntity.class, jobId);
            if (job != null && hasMoved(job)) {
                jobFailureCollector.setJob(job);
                throw new OptimisticLockingException(job + " has been moved while it was read");
            }
            return super.execute(context);
        }

        private static boolean hasMoved(JobEntity job) {
            return AsyncContinuationJobHandler.TYPE.equals(job.getJobHandlerType())
                    && job.getExecution() != null
                    && job.getExecution().getActivityId() == null;
        }
    }
}
