package it.sportello.process.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionStrategy;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.SequentialJobAcquisitionRunnable;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Hands the acquired jobs to its threads some at a time, to be run in one transaction ({@link JobBatch}): when thousands
 * of terms elapse at one midnight, what each of them costs is mostly its own commit and its own round trips. The jobs of
 * one case that must run one after the other stay in one hand, as the engine has put them.
 */
final class BatchJobExecutor extends SpringJobExecutor {

    /** Between two acquisitions: each costs both the program and the database about as much as a job. */
    private static final Duration APART = Duration.ofMillis(30);

    private final int threads;

    private final int together;

    private final BatchLocks locks;

    private final DueJobs due;

    private final JdbcClient jdbc;

    /**
     * @param threads among which acquired jobs are divided
     * @param together how many share a transaction: enough to share the commit, few enough to hold their cases for some
     *     tenths of a second only
     * @param due is told of each acquisition
     * @param jdbc works in the engine's transactions
     */
    BatchJobExecutor(int threads, int together, BatchLocks locks, DueJobs due, JdbcClient jdbc) {
        this.threads = threads;
        this.together = together;
        this.locks = locks;
        this.due = due;
        this.jdbc = jdbc;
    }

    @Override
    protected void ensureInitialization() {
        super.ensureInitialization();
        acquireJobsCmdFactory = this::acquisition;
        acquireJobsRunnable = new Acquisition(this);
    }

    /**
     * The next jobs are looked for by a plan made for the jobs that there are. One made when there were hardly any, and
     * kept for the statement, compares each with each: with 20,000 due that is 20 s instead of 1 ms.
     */
    private Command<AcquiredJobs> acquisition(int most) {
        return context -> {
            jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
            return new AcquireJobsCmd(this, most).execute(context);
        };
    }

    @Override
    public Runnable getExecuteJobsRunnable(List<String> jobIds, ProcessEngineImpl engine) {
        return new JobBatch(jobIds, engine, locks);
    }

    private final class Acquisition extends SequentialJobAcquisitionRunnable {

        private long last;

        Acquisition(JobExecutor executor) {
            super(executor);
        }

        /** Jobs that are made within some hundredths of a second are taken together. */
        @Override
        protected AcquiredJobs acquireJobs(
                JobAcquisitionContext context, JobAcquisitionStrategy strategy, ProcessEngineImpl engine) {
            // Never longer, also where the clock of the machine has stepped back.
            long early = Math.min(APART.toMillis(), last + APART.toMillis() - context.getAcquisitionTime());
            if (early > 0) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(early));
            }
            last = context.getAcquisitionTime();
            return super.acquireJobs(context, strategy, engine);
        }

        @Override
        protected void executeJobs(JobAcquisitionContext context, ProcessEngineImpl engine, AcquiredJobs acquired) {
            due.acquired(
                    acquired.size() + acquired.getNumberOfJobsFailedToLock(),
                    acquired.getNumberOfJobsAttemptedToAcquire());
            AcquiredJobs batches = new AcquiredJobs(acquired.getNumberOfJobsAttemptedToAcquire());
            int share = Math.min(together, (acquired.size() + threads - 1) / threads);
            List<String> batch = new ArrayList<>();
            for (List<String> ofOneInstance : acquired.getJobIdBatches()) {
                batch.addAll(ofOneInstance);
                if (batch.size() >= share) {
                    batches.addJobIdBatch(batch);
                    batch = new ArrayList<>();
                }
            }
            batches.addJobIdBatch(batch);
            super.executeJobs(context, engine, batches);
        }
    }
}
