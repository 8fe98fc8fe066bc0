package it.sportello.benchmark;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Leads cases together through the whole procedure, from the transmission to the end, advance, balance and reduction
 * of the aid included: who conducts them does what people do, the engine the rest. The way is the same on every engine.
 */
final class Lifecycles {

    private static final int PEOPLE = 8;
    private static final String DEADLOCK = "40P01";
    private static final long LOOK_MILLIS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** What people do. */
    interface Conduct {

        /** An act of the applicant or beneficiary, named as its message. */
        void act(String message, String code);

        /** A person takes the task and decides. */
        void decide(String task, String taskId, String code);

        /** The day is over: the cases in the queue have their turn. */
        void endOfDay(List<String> codes);

        /** The determination of these cases is signed. */
        void signed(List<String> codes);

        /** Their determination is published. */
        void published(List<String> codes);

        /** Months pass until the activities are over. */
        void monthsPass();

        /** The cases are settled below their grants: their aids are reduced. */
        void settled(List<String> codes);
    }

    private final ProcessEngine engine;
    private final JdbcClient jdbc;
    private final Conduct conduct;
    private ProcessorTime spent = new ProcessorTime(Duration.ZERO, Duration.ZERO);

    Lifecycles(ProcessEngine engine, JdbcClient jdbc, Conduct conduct) {
        this.engine = engine;
        this.jdbc = jdbc;
        this.conduct = conduct;
    }

    /** @return lifecycles per second */
    double run(List<String> codes) {
        ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
        try {
            long start = System.nanoTime();
            ProcessorTime before = ProcessorTime.now(jdbc);
            lead(codes, people);
            spent = ProcessorTime.now(jdbc).since(before).each(codes.size());
            return codes.size() / ((System.nanoTime() - start) / 1e9);
        } finally {
            people.shutdown();
        }
    }

    private void lead(List<String> codes, ExecutorService people) {
        examine(codes, people);
        determine(codes, people);
        carryOut(codes, people);
        awaitCount("select count(*) from act_ru_execution", Map.of(), 0);
    }

    /** For one life of the last round. */
    ProcessorTime spent() {
        return spent;
    }

    private void examine(List<String> codes, ExecutorService people) {
        each(codes, people, code -> conduct.act("transmitted", code));
        tasks("UserTask_CheckFormalAdmissibility", codes.size(), people);
        tasks("UserTask_ScoreProposal", codes.size(), people);
        tasks("UserTask_RecordAidSurvey", codes.size(), people);
        awaitWaits("commitmentProposed", codes.size());
        conduct.endOfDay(codes);
        // The survey of an earlier day is repeated when the turn comes.
        tasks("UserTask_RecordAidSurvey", codes.size(), people);
        tasks("UserTask_ConfirmCommitment", codes.size(), people);
        awaitWaits("determinationAdopted", codes.size());
    }

    private void determine(List<String> codes, ExecutorService people) {
        engine.getRuntimeService().startProcessInstanceByKey("determination");
        tasks("UserTask_GatherCases", 1, people);
        tasks("UserTask_SignDetermination", 1, people);
        conduct.signed(codes);
        awaitWaits("actPublished", codes.size());
        tasks("UserTask_RecordPublication", 1, people);
        conduct.published(codes);
    }

    private void carryOut(List<String> codes, ExecutorService people) {
        tasks("UserTask_RequestCup", codes.size(), people);
        act("startCommunicated", codes, people);
        tasks("UserTask_CheckRequirements", codes.size(), people);
        awaitWaits("activityEnded", codes.size());
        act("advanceRequested", codes, people);
        tasks("UserTask_CheckAdvanceConditions", codes.size(), people);
        tasks("UserTask_PayAdvance", codes.size(), people);
        conduct.monthsPass();
        act("activityEnded", codes, people);
        act("reportSubmitted", codes, people);
        tasks("UserTask_VerifyReport", codes.size(), people);
        tasks("UserTask_ConfirmRecognition", codes.size(), people);
        act("balanceInvoiced", codes, people);
        tasks("UserTask_CheckBalanceConditions", codes.size(), people);
        tasks("UserTask_PayBalance", codes.size(), people);
        conduct.settled(codes);
        tasks("UserTask_RecordAidChange", codes.size(), people);
    }

    private void act(String message, List<String> codes, ExecutorService people) {
        awaitWaits(message, codes.size());
        each(codes, people, code -> conduct.act(message, code));
    }

    private record Open(String id, String code) {}

    private void tasks(String key, int count, ExecutorService people) {
        Set<String> taken = new HashSet<>();
        List<Future<?>> decisions = new ArrayList<>();
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (taken.size() < count) {
            jdbc
                    .sql(
                            """
                            select t.id_, i.business_key_ from act_ru_task t join act_ru_execution i on i.id_ = t.proc_inst_id_
                            where t.task_def_key_ = ?""")
                    .param(key)
                    .query((row, n) -> new Open(row.getString(1), row.getString(2)))
                    .list()
                    .stream()
                    .filter(open -> taken.add(open.id()))
                    .forEach(open -> decisions.add(
                            people.submit(() -> tryAgain(() -> conduct.decide(key, open.id(), open.code())))));
            pause(key, patience);
        }
        await(decisions);
    }

    private static void each(List<String> codes, ExecutorService people, Consumer<String> step) {
        List<Future<?>> steps = new ArrayList<>();
        codes.forEach(code -> steps.add(people.submit(() -> step.accept(code))));
        await(steps);
    }

    private static void await(List<Future<?>> steps) {
        try {
            for (Future<?> step : steps) {
                step.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As everybody must who comes upon a case while one of its jobs is running, or is in a deadlock with it. */
    static void tryAgain(Runnable step) {
        boolean done = false;
        while (!done) {
            try {
                step.run();
                done = true;
            } catch (ProcessEngineException e) {
                if (!(e instanceof OptimisticLockingException || isDeadlock(e))) {
                    throw e;
                }
                Thread.onSpinWait();
            }
        }
    }

    private static boolean isDeadlock(ProcessEngineException e) {
        return NestedExceptionUtils.getRootCause(e) instanceof SQLException cause
                && DEADLOCK.equals(cause.getSQLState());
    }

    private void awaitWaits(String message, int count) {
        awaitCount(
                "select count(*) from act_ru_event_subscr where event_name_ = :name", Map.of("name", message), count);
    }

    private void awaitCount(String sql, Map<String, ?> parameters, int count) {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (jdbc.sql(sql).params(parameters).query(Integer.class).single() != count) {
            pause(sql + parameters, patience);
        }
    }

    private static void pause(String what, long patience) {
        if (System.nanoTime() > patience) {
            throw new IllegalStateException("in vain: " + what);
        }
        LockSupport.parkNanos(Duration.ofMillis(LOOK_MILLIS).toNanos());
    }
}
