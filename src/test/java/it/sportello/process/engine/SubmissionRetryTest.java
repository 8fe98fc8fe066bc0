package it.sportello.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
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
        SubmissionRetry retry = new SubmissionRetry();
        retry.setNext(new CommandInterceptor() {
            @Override
            public <T> T execute(Command<T> command) {
                executed++;
                if (executed <= lost) {
                    throw new OptimisticLockingException("somebody else was first");
                }
                return null;
            }
        });
        return retry;
    }
}
