package it.sportello.process.engine;

import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.cmd.JobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;

/**
 * A job that met somebody else at its case has not failed: it is free again at once, with all its attempts. The engine
 * would let it wait as long as one that has.
 */
final class ConflictingJobs implements FailedJobCommandFactory {

    @Override
    public Command<Object> getCommand(String jobId, Throwable failure) {
        return Conflict.isIn(failure) ? new FreeAgain(jobId, failure) : new DefaultJobRetryCmd(jobId, failure);
    }

    private static final class FreeAgain extends JobRetryCmd {

        private static final long serialVersionUID = 1L;

        FreeAgain(String jobId, Throwable conflict) {
            super(jobId, conflict);
        }

        @Override
        public @Nullable Object execute(CommandContext context) {
            JobEntity job = getJob();
            if (job != null) {
                job.unlock();
                notifyAcquisition(context);
            }
            return null;
        }
    }
}
