package it.sportello.process.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.SequentialJobAcquisitionRunnable;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;

/**
 * Hands the acquired jobs to its threads some at a time, to be run in one transaction ({@link JobBatch}): when thousands
 * of terms elapse at one midnight, what each of them costs is mostly its own commit and its own round trips. The jobs of
 * one case that must run one after the other stay in one hand, as the engine has put them.
 */
final class BatchJobExecutor extends SpringJobExecutor {

    /** Enough to share the commit among many, few enough to hold their cases for some tenths of a second only. */
    private static final int BATCH = 50;

    private final int threads;

    private final Consumer<Set<String>> locks;

    /**
     * @param threads among which acquired jobs are divided
     * @param locks locks those of these business keys that are cases, in their order
     */
    BatchJobExecutor(int threads, Consumer<Set<String>> locks) {
        this.threads = threads;
        this.locks = locks;
    }

    @Override
    protected void ensureInitialization() {
        super.ensureInitialization();
        acquireJobsRunnable = new Acquisition(this);
    }

    @Override
    public Runnable getExecuteJobsRunnable(List<String> jobIds, ProcessEngineImpl engine) {
        return new JobBatch(jobIds, engine, locks);
    }

    private final class Acquisition extends SequentialJobAcquisitionRunnable {

        Acquisition(JobExecutor executor) {
            super(executor);
        }

        @Override
        protected void executeJobs(JobAcquisitionContext context, ProcessEngineImpl engine, AcquiredJobs acquired) {
            AcquiredJobs together = new AcquiredJobs(acquired.getNumberOfJobsAttemptedToAcquire());
            int share = Math.min(BATCH, (acquired.size() + threads - 1) / threads);
            List<String> batch = new ArrayList<>();
            for (List<String> ofOneInstance : acquired.getJobIdBatches()) {
                batch.addAll(ofOneInstance);
                if (batch.size() >= share) {
                    together.addJobIdBatch(batch);
                    batch = new ArrayList<>();
                }
            }
            together.addJobIdBatch(batch);
            super.executeJobs(context, engine, together);
        }
    }
}
