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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The application is killed in mid-intake, again and again. */
@Rule({"PSW-12-06", "PSW-12-08"})
class KilledApplicationFaults {

    private static final String DATABASE = "killed_application";
    private static final int THREADS = 8;

    private final Random random = Chance.random(getClass());
    private final Submissions submissions = new Submissions();

    @Test
    @Timeout(value = 40, unit = TimeUnit.MINUTES)
    void whatever_was_acknowledged_is_kept_once_and_the_rest_at_most_once() throws Exception {
        int kills = Chance.size("kills", 30);
        DurableDatabase server = DurableDatabase.server();
        List<Applicant> applicants = FirstCases.on(server).readyToTransmit(DATABASE, kills * 400);
        Iterator<Applicant> next = applicants.iterator();
        int port = Node.freePort();
        for (int kill = 1; kill <= kills; kill++) {
            try (Node node = start(server, port)) {
                // Some of those left in doubt ask again at once, the others never before the end.
                submissions.uncertain().stream()
                        .filter(applicant -> random.nextInt(4) == 0)
                        .forEach(applicant -> submissions.transmit(applicant, port));
                CompletableFuture<Void> load = CompletableFuture.runAsync(
                        () -> Click.whileIt(node::isAlive, next, THREADS, one -> submissions.transmit(one, port)));
                TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(1000));
                node.kill();
                load.get(60, TimeUnit.SECONDS);
            }
            submissions.areKeptIn(server.jdbc(DATABASE));
        }
        List<Applicant> uncertain = submissions.uncertain();
        assertThat(uncertain).as("the kills hit nobody: the test shows nothing").isNotEmpty();
        System.out.printf(
                "%d kills: %d acknowledged, %d in doubt%n", kills, submissions.acknowledged(), uncertain.size());
        try (Node node = start(server, port)) {
            Click.forAll(uncertain, THREADS, one -> submissions.insist(one, node.port()));
            submissions.areKeptIn(server.jdbc(DATABASE));
        }
        server.drop(DATABASE);
    }

    /** Job execution is off: the kills aim at the intake, and a node is up sooner. */
    private static Node start(DurableDatabase server, int port) {
        return Node.start(DATABASE, port, server.url(DATABASE), "--camunda.bpm.job-execution.enabled=false")
                .awaitReady();
    }
}
