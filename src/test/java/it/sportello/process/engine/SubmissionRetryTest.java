package it.sportello.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class SubmissionRetryTest {

    private static final Command<?> DECISION = new SubmitTaskFormCmd("task", Map.of(), false, false);

    private int executed;

    @Test
    void aDecisionThatMeetsAJobIsTakenAgain() {
        retryBefore(2).execute(DECISION);

        assertThat(executed).isEqualTo(3);
    }

    @Test
    void aDecisionInADeadlockWithAJobIsTakenAgain() {
        retryBefore(2, failure("40P01")).execute(DECISION);

        assertThat(executed).isEqualTo(3);
    }

    @Test
    void aDecisionThatFailsOtherwiseIsNotTakenAgain() {
        assertThatThrownBy(() -> retryBefore(2, failure("42703")).execute(DECISION))
                .isInstanceOf(ProcessEngineException.class);

        assertThat(executed).isEqualTo(1);
    }

    private static ProcessEngineException failure(String sqlState) {
        return new ProcessEngineException("the flush failed", new SQLException("of the database", sqlState));
    }

    @Test
    void afterFourAttemptsThePersonIsTold() {
        assertThatThrownBy(() -> retryBefore(4).execute(DECISION)).isInstanceOf(OptimisticLockingException.class);

        assertThat(executed).isEqualTo(4);
    }

    @Test
    void withinATransactionOfTheCallerNothingIsTakenAgain() {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThatThrownBy(() -> retryBefore(1).execute(DECISION)).isInstanceOf(OptimisticLockingException.class);
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
        assertThat(executed).isEqualTo(1);
    }

    @Test
    void onlyDecisionsAreTakenAgain() {
        assertThatThrownBy(() -> retryBefore(1).execute(new GetTaskFormCmd("task")))
                .isInstanceOf(OptimisticLockingException.class);

        assertThat(executed).isEqualTo(1);
    }

    /** In front of an engine that loses the first attempts to somebody else. */
    private CommandInterceptor retryBefore(int lost) {
        return retryBefore(lost, new OptimisticLockingException("somebody else was first"));
    }

    private CommandInterceptor retryBefore(int lost, ProcessEngineException failure) {
        SubmissionRetry retry = new SubmissionRetry();
        retry.setNext(new CommandInterceptor() {
            @Override
            public <T> T execute(Command<T> command) {
                executed++;
                if (executed <= lost) {
                    throw failure;
                }
                return null;
            }
        });
        return retry;
    }
}
