package it.sportello.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import java.util.AbstractMap;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.CallerRunsRejectedJobsHandler;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Camunda 7.24.0 as it comes, on a database of its own in the same server: our models, delegates that do nothing but
 * say the way, every setting its default but where {@link Settings} say otherwise, as many connections as ours.
 */
final class BareEngine implements AutoCloseable {

    private final ProcessEngine engine;
    private final HikariDataSource pool;
    private final JdbcClient jdbc;

    /** The least that waits for a timer: it fires, and the process is over. */
    private static final BpmnModelInstance NO_OP_TIMER = Bpmn.createExecutableProcess("no-op-timer")
            .camundaHistoryTimeToLive(180)
            .startEvent()
            .intermediateCatchEvent()
            .timerWithDate("${deadlines.firesAt(execution, 'DL-07')}")
            .endEvent()
            .done();

    /** How the engine is configured. */
    interface Settings {

        void apply(ProcessEngineConfigurationImpl engine, DefaultJobExecutor executor);
    }

    /** As it comes: its history is {@code audit}. */
    static final Settings DEFAULTS = (engine, executor) -> {};

    /**
     * The history and the executor of {@code application.yaml}; a place of the queue holds one job, where one of ours
     * holds a batch.
     */
    static final Settings AS_OURS = (engine, executor) -> {
        engine.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        executor.setCorePoolSize(4);
        executor.setMaxPoolSize(4);
        executor.setQueueSize(200);
        executor.setMaxJobsPerAcquisition(200);
        executor.setRejectedJobsHandler(new CallerRunsRejectedJobsHandler());
        executor.setWaitTimeInMillis(1000);
        executor.setMaxWait(2000);
        executor.setBackoffTimeInMillis(25);
        executor.setMaxBackoff(500);
    };

    /**
     * @param server any connection to the server, to make the database
     * @param name of the database and of the engine
     * @param facts what a delegate says, by its name; nothing where it is not named
     * @param firesAt when every timer of the models fires
     */
    BareEngine(
            JdbcClient server,
            String name,
            String url,
            Map<String, Map<String, Object>> facts,
            Supplier<Date> firesAt,
            Settings settings) {
        server.sql("create database " + name).update();
        String own = url.replace("/postgres?", "/" + name + "?");
        this.pool = new HikariDataSource();
        pool.setJdbcUrl(own);
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(16);
        pool.addDataSourceProperty("preparedStatementCacheQueries", 1024);
        pool.addDataSourceProperty("preparedStatementCacheSizeMiB", 32);
        this.jdbc = JdbcClient.create(pool);
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName(name);
        configuration.setDataSource(pool);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(true);
        DefaultJobExecutor executor = new DefaultJobExecutor();
        settings.apply(configuration, executor);
        configuration.setJobExecutor(executor);
        configuration.setBeans(new Beans(facts, firesAt));
        this.engine = configuration.buildProcessEngine();
        deploy();
    }

    private void deploy() {
        var deployment = engine.getRepositoryService().createDeployment();
        try {
            for (Resource model :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:processes/*.*mn")) {
                deployment.addInputStream(model.getFilename(), model.getInputStream());
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        deployment.addModelInstance("no-op-timer.bpmn", NO_OP_TIMER);
        deployment.deploy();
    }

    ProcessEngine engine() {
        return engine;
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    DataSource database() {
        return pool;
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }

    /** The deadlines the timers ask for; nothing is looked up. */
    public record Deadlines(Supplier<Date> instant) {

        public Date firesAt(DelegateExecution execution, String kind) {
            return instant.get();
        }

        public Date dueDate(DelegateExecution execution, String kind) {
            return instant.get();
        }

        public Date followUpDate(DelegateExecution execution, String kind) {
            return instant.get();
        }
    }

    /** Every name is a delegate that does nothing. */
    private static final class Beans extends AbstractMap<Object, Object> {

        private final Map<String, Map<String, Object>> facts;
        private final Deadlines deadlines;

        Beans(Map<String, Map<String, Object>> facts, Supplier<Date> firesAt) {
            this.facts = facts;
            this.deadlines = new Deadlines(firesAt);
        }

        @Override
        public boolean containsKey(Object key) {
            return key instanceof String;
        }

        @Override
        public Object get(Object key) {
            if ("deadlines".equals(key)) {
                return deadlines;
            }
            JavaDelegate delegate = execution -> execution.setVariables(facts.getOrDefault(key, Map.of()));
            return delegate;
        }

        @Override
        public Set<Entry<Object, Object>> entrySet() {
            return Set.of();
        }
    }
}
