package it.sportello.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
    private static final String LOCK_TIME = "--camunda.bpm.job-execution.lock-time-in-millis=";
    private static final Duration LOCK = Duration.ofSeconds(5);

    /** So much longer that it is known whose a lock is: by when it ends. */
    private static final Duration LOCK_OF_THE_OTHER = Duration.ofMinutes(5);

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void what_a_frozen_node_had_begun_has_one_effect() throws Exception {
        MassDeadline deadline = MassDeadline.of("frozen_node", Chance.size("frozen", 3000));
        try (Node frozen = deadline.node("frozen", LOCK_TIME + LOCK.toMillis());
                Node other = deadline.node("other", LOCK_TIME + LOCK_OF_THE_OTHER.toMillis())) {
            frozen.awaitReady();
            other.awaitReady();
            deadline.elapse();
            deadline.awaitDrained(0.2, PATIENCE);
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> deadline.jobsLeft() == 0 || isFrozenWithJobs(frozen, deadline));
            assertThat(deadline.ownersOfLocksEndingWithin(LOCK))
                    .as("the frozen node, which holds jobs")
                    .hasSize(1);
            TimeUnit.MILLISECONDS.sleep(LOCK.multipliedBy(3).toMillis());
            frozen.wake();
            deadline.awaitDrained(PATIENCE);
            assertThat(frozen.isAlive()).isTrue();
        }
        deadline.hasHadEachEffectOnce();
    }

    /** Freezes the node; where it has no job in hand at that moment, it goes on. */
    private static boolean isFrozenWithJobs(Node node, MassDeadline deadline) {
        node.freeze();
        boolean holds = !deadline.ownersOfLocksEndingWithin(LOCK).isEmpty();
        if (!holds) {
            node.wake();
        }
        return holds;
    }
}
