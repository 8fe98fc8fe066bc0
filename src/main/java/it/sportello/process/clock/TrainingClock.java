package it.sportello.process.clock;

import it.sportello.process.api.TrainingTime;
import it.sportello.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves the clock of a training installation, forward only. The shift is one row that every node follows; due timers
 * then fire through the real job executor.
 */
@Component
public class TrainingClock implements TrainingTime {

    private final LegalClock clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ObjectProvider<ProcessEngine> engine;

    TrainingClock(
            LegalClock clock,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            ObjectProvider<ProcessEngine> engine) {
        this.clock = clock;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.engine = engine;
        follow();
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    /** True when the clock does not show the machine's time. */
    public boolean isShifted() {
        return clock.shift() != 0;
    }

    @Override
    public void moveTo(Instant instant) {
        transaction.executeWithoutResult(status -> {
            long current = jdbc.sql("select (extract(epoch from shift) * 1000)::bigint from training_clock for update")
                    .query(Long.class)
                    .single();
            long wanted = Duration.between(Clock.systemUTC().instant(), instant).toMillis();
            if (wanted < current) {
                throw Refusal.invalid("instant", "PSW-00-03", "L'orologio di prova può andare solo avanti.");
            }
            jdbc.sql("update training_clock set shift = make_interval(secs => ? / 1000.0)")
                    .param(wanted)
                    .update();
        });
        follow();
    }

    /** Sets the first date of a new training installation, before anything has happened in it. */
    public void beginAt(Instant instant) {
        long wanted = Duration.between(Clock.systemUTC().instant(), instant).toMillis();
        jdbc.sql("update training_clock set shift = make_interval(secs => ? / 1000.0)")
                .param(wanted)
                .update();
        follow();
    }

    /** Another node may have moved the clock. One at a time: a shift read before a move must not be set after it. */
    @Scheduled(fixedDelay = 1000)
    synchronized void follow() {
        long shift = jdbc.sql("select (extract(epoch from shift) * 1000)::bigint from training_clock")
                .query(Long.class)
                .single();
        if (shift != clock.shift()) {
            clock.shiftTo(shift);
            engine.ifAvailable(TrainingClock::lookForDueJobs);
        }
    }

    /** An idle executor may sleep for a while: it is told to look again. */
    private static void lookForDueJobs(ProcessEngine engine) {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getJobExecutor()
                .jobWasAdded();
    }
}
