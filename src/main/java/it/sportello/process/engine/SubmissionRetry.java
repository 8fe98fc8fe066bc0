package it.sportello.process.engine;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A decision that meets a job of the same case is taken again, in a transaction of its own each time, whether the engine
 * finds that the job was there before it or the database that each waits for the other: the person who decides has
 * nothing to do with it. Within a transaction of the caller nothing can be taken again.
 */
final class SubmissionRetry extends CommandInterceptor {

    private static final int ATTEMPTS = 4;

    @Override
    public <T> T execute(Command<T> command) {
        if (!(command instanceof SubmitTaskFormCmd) || TransactionSynchronizationManager.isActualTransactionActive()) {
            return next.execute(command);
        }
        int attempt = 1;
        while (true) {
            try {
                return next.execute(command);
            } catch (ProcessEngineException failure) {
                if (!Conflict.isIn(failure) || attempt++ == ATTEMPTS) {
                    throw failure;
                }
            }
        }
    }
}
