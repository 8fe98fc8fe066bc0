package it.sportello.process.engine;

import it.sportello.shared.LogFields;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.jobexecutor.CallerRunsRejectedJobsHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultJobConfiguration.JobConfiguration;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.spring.boot.starter.property.JobExecutionProperty;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine's settings that are not plain properties, each with its reason. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    /** Case life plus ten fiscal years of retention (PSW-23-03), with room. */
    static final String HISTORY_TIME_TO_LIVE = "P5114D";

    /** A fault is tried again for about five hours before a person is asked. */
    static final String RETRIES = "PT1S,PT10S,PT1M,PT5M,PT15M,PT1H,PT4H";

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ProcessEnginePlugin engineSettings(ApplicationContext context) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setExpressionManager(new GuardedExpressionManager(context, new AllowedBeans(context)));
                // No package is allowed: variables are routing facts, never objects.
                engine.setDeserializationTypeValidationEnabled(true);
                engine.setJavaSerializationFormatEnabled(false);
                engine.setScriptEngineResolver(new NoScriptEngines());
                engine.setEnableScriptEngineLoadExternalResources(false);
                engine.setJobExecutorAcquireExclusiveOverProcessHierarchies(true);
                engine.setJobExecutorAcquireByDueDate(true);
                // No job is without: the next ones are found by the index on it, however many timers wait.
                engine.setEnsureJobDueDateNotNull(true);
                engine.setFailedJobRetryTimeCycle(RETRIES);
                engine.setCustomIncidentHandlers(List.of(new FailedJobIncidents()));
                engine.setHistoryTimeToLive(HISTORY_TIME_TO_LIVE);
                engine.setHistoryRemovalTimeStrategy(ProcessEngineConfigurationImpl.HISTORY_REMOVAL_TIME_STRATEGY_END);
                engine.setDefaultUserPermissionNameForTask("TASK_WORK");
                engine.setQueryMaxResultsLimit(2000);
                engine.setLoggingContextBusinessKey(LogFields.CASE);
                // Who has worked how many tasks is read nowhere.
                engine.setTaskMetricsEnabled(false);
                engine.setResourceAuthorizationProvider(new TaskPermissions());
                engine.setCommandCheckers(List.of(new TenantCommandChecker(), new OwnTasks()));
                engine.setCustomPreCommandInterceptorsTxRequired(List.of(new SubmissionRetry()));
            }

            @Override
            public void postInit(ProcessEngineConfigurationImpl engine) {
                // Here, for the starter sets its own before.
                engine.setFailedJobCommandFactory(new ConflictingJobs());
            }

            @Override
            public void postProcessEngineBuild(ProcessEngine engine) {
                new EngineTables(JdbcClient.create(
                                engine.getProcessEngineConfiguration().getDataSource()))
                        .complete();
            }
        };
    }

    /** As {@code camunda.bpm.job-execution} says; absent where a node runs no jobs. */
    @Bean
    @ConditionalOnProperty(
            prefix = "camunda.bpm.job-execution",
            name = "enabled",
            havingValue = "true",
            matchIfMissing = true)
    static JobExecutor jobExecutor(
            @Qualifier(JobConfiguration.CAMUNDA_TASK_EXECUTOR_QUALIFIER) TaskExecutor threads,
            CamundaBpmProperties properties,
            @Value("${sportello.jobs-in-a-transaction}") int together,
            BatchLocks locks,
            DueJobs due,
            JdbcClient jdbc) {
        JobExecutionProperty settings = properties.getJobExecution();
        BatchJobExecutor executor = new BatchJobExecutor(settings.getMaxPoolSize(), together, locks, due, jdbc);
        executor.setTaskExecutor(threads);
        executor.setRejectedJobsHandler(new CallerRunsRejectedJobsHandler());
        executor.setLockTimeInMillis(settings.getLockTimeInMillis());
        executor.setMaxJobsPerAcquisition(settings.getMaxJobsPerAcquisition());
        executor.setWaitTimeInMillis(settings.getWaitTimeInMillis());
        executor.setMaxWait(settings.getMaxWait());
        executor.setBackoffTimeInMillis(settings.getBackoffTimeInMillis());
        executor.setMaxBackoff(settings.getMaxBackoff());
        return executor;
    }

    @Bean
    ProcessEnginePlugin parseListeners(ObjectProvider<BpmnParseListener> listeners) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                List<BpmnParseListener> own = listeners.orderedStream().toList();
                engine.getCustomPostBPMNParseListeners().addAll(own);
            }
        };
    }
}
