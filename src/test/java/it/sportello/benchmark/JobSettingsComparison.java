package it.sportello.benchmark;

import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import java.util.Locale;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.test.util.ReflectionTestUtils;

/** The drain of a mass deadline under one setting of the job executor after another, in turn; run when it is asked for. */
@IntegrationTest
@Import(MassDeadline.class)
@Rule("PSW-16-01")
class JobSettingsComparison {

    private static final int TIMERS = Integer.getInteger("sportello.benchmark.timers", 2_000);

    @Autowired
    private MassDeadline deadline;

    @Autowired
    private JobExecutor executor;

    @Autowired
    @Qualifier("camundaTaskExecutor")
    private ThreadPoolTaskExecutor threads;

    /** @param together jobs that share a transaction */
    private record Settings(int threads, int together, int acquired) {

        String name() {
            return String.format(
                    Locale.ROOT, "%d threads, %3d in a transaction, %4d acquired", threads, together, acquired);
        }
    }

    @Test
    void theDrainUnderEachSetting() {
        deadline.prepare("Vetreria delle prove S.r.l.", TIMERS);
        Measures measures = new Measures("Drain of " + TIMERS + " deadlines by settings", "timers/s");
        Stream.of(
                        new Settings(2, 50, 400),
                        new Settings(4, 50, 400),
                        new Settings(8, 50, 400),
                        new Settings(4, 1, 400),
                        new Settings(4, 10, 400),
                        new Settings(4, 200, 800),
                        new Settings(4, 50, 50),
                        new Settings(4, 50, 200),
                        new Settings(4, 50, 800))
                .forEach(settings -> measures.contender(settings.name(), () -> drain(settings)));
        measures.run().print();
    }

    private double drain(Settings settings) {
        set(settings);
        return deadline.drain().perSecond();
    }

    private void set(Settings settings) {
        // In the order in which the pool is never asked for more than it may have.
        threads.setCorePoolSize(1);
        threads.setMaxPoolSize(settings.threads());
        threads.setCorePoolSize(settings.threads());
        executor.setMaxJobsPerAcquisition(settings.acquired());
        ReflectionTestUtils.setField(executor, "threads", settings.threads());
        ReflectionTestUtils.setField(executor, "together", settings.together());
    }
}
