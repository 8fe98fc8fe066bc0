package it.sportello.faults;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.load.Node;
import it.sportello.shared.Rule;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A node stands still in the middle of its work, longer than it may keep a job, and then goes on as if nothing were. */
@Rule({"PSW-16-01", "PSW-20-01"})
class FrozenNodeFaults {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration LOCK = Duration.ofSeconds(5);

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void what_a_frozen_node_had_begun_has_one_effect() throws Exception {
        MassDeadline deadline = MassDeadline.of("frozen_node", Chance.size("frozen", 3000));
        String lock = "--camunda.bpm.job-execution.lock-time-in-millis=" + LOCK.toMillis();
        try (Node frozen = deadline.node("frozen", lock);
                Node other = deadline.node("other", lock)) {
            frozen.awaitReady();
            other.awaitReady();
            deadline.elapse();
            deadline.awaitDrained(0.2, PATIENCE);
            frozen.freeze();
            TimeUnit.MILLISECONDS.sleep(LOCK.multipliedBy(3).toMillis());
            frozen.wake();
            deadline.awaitDrained(PATIENCE);
            assertThat(frozen.isAlive()).isTrue();
        }
        deadline.hasHadEachEffectOnce();
    }
}
