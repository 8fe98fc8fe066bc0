package it.sportello.faults;

import it.sportello.load.DurableDatabase;
import it.sportello.load.Node;
import it.sportello.shared.Rule;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Thousands of terms elapse at one instant while nodes and the database come and go. */
@Rule({"PSW-16-01", "PSW-20-01"})
class MassDeadlineFaults {

    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final int timers = Chance.size("timers", 20_000);

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void two_nodes_share_the_timers_and_each_has_one_effect() {
        MassDeadline deadline = MassDeadline.of("two_nodes", timers);
        try (Node one = deadline.node("1");
                Node other = deadline.node("2")) {
            one.awaitReady();
            other.awaitReady();
            deadline.elapse();
            deadline.awaitDrained(PATIENCE);
        }
        deadline.hasHadEachEffectOnce();
    }

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void the_timers_of_a_killed_node_are_taken_by_the_other() {
        MassDeadline deadline = MassDeadline.of("killed_node", timers);
        try (Node one = deadline.node("1");
                Node other = deadline.node("2")) {
            one.awaitReady();
            other.awaitReady();
            deadline.elapse();
            deadline.awaitDrained(0.3, PATIENCE);
            one.kill();
            deadline.awaitDrained(PATIENCE);
        }
        deadline.hasHadEachEffectOnce();
    }

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void the_timers_survive_three_restarts_of_the_database() {
        MassDeadline deadline = MassDeadline.of("restarted_database", timers);
        DurableDatabase server = DurableDatabase.server();
        try (Node one = deadline.node("1");
                Node other = deadline.node("2")) {
            one.awaitReady();
            other.awaitReady();
            deadline.elapse();
            deadline.awaitDrained(0.2, PATIENCE);
            server.restart();
            deadline.awaitDrained(0.4, PATIENCE);
            server.crash();
            deadline.awaitDrained(0.6, PATIENCE);
            server.restart();
            deadline.awaitDrained(PATIENCE);
        }
        deadline.hasHadEachEffectOnce();
    }
}
