package it.sportello.faults;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.load.DurableDatabase;
import it.sportello.load.FirstCases;
import it.sportello.load.FirstCases.Applicant;
import it.sportello.load.Node;
import it.sportello.shared.Rule;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** PostgreSQL stops at once in mid-intake, without a checkpoint, and comes back. */
@Rule({"PSW-12-06", "PSW-12-08"})
class StoppedDatabaseFaults {

    private static final String DATABASE = "stopped_database";
    private static final int THREADS = 8;

    private final Random random = Chance.random(getClass());
    private final Submissions submissions = new Submissions();

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void whatever_was_acknowledged_survives_and_the_node_goes_on_by_itself() throws Exception {
        int stops = Chance.size("stops", 5);
        DurableDatabase server = DurableDatabase.server();
        List<Applicant> applicants = FirstCases.on(server).readyToTransmit(DATABASE, stops * 2000);
        Iterator<Applicant> next = applicants.iterator();
        try (Node node = Node.start(DATABASE, server.url(DATABASE)).awaitReady()) {
            for (int stop = 1; stop <= stops; stop++) {
                AtomicBoolean up = new AtomicBoolean(true);
                CompletableFuture<Void> load = CompletableFuture.runAsync(
                        () -> Click.whileIt(up::get, next, THREADS, one -> submissions.transmit(one, node.port())));
                TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(1000));
                server.crash();
                up.set(false);
                load.get(60, TimeUnit.SECONDS);
                submissions.areKeptIn(server.jdbc(DATABASE));
                node.awaitReady();
            }
            List<Applicant> uncertain = submissions.uncertain();
            assertThat(uncertain)
                    .as("the stops hit nobody: the test shows nothing")
                    .isNotEmpty();
            System.out.printf(
                    "%d stops: %d acknowledged, %d in doubt%n", stops, submissions.acknowledged(), uncertain.size());
            Click.forAll(uncertain, THREADS, one -> submissions.insist(one, node.port()));
            submissions.areKeptIn(server.jdbc(DATABASE));
        }
        server.drop(DATABASE);
    }
}
