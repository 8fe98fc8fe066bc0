package it.sportello.faults;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.load.DurableDatabase;
import it.sportello.load.FirstCases;
import it.sportello.load.FirstCases.Applicant;
import it.sportello.load.Node;
import it.sportello.shared.Rule;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The click day: everybody at once, on three nodes, and every fifth presses the button twice. */
@Rule({"PSW-12-06", "PSW-12-08"})
class DoubledSubmissionsFaults {

    private static final String DATABASE = "doubled_submissions";
    private static final int THREADS = 16;

    private final Random random = Chance.random(getClass());
    private final Submissions submissions = new Submissions();

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void nobody_is_lost_doubled_or_reordered() {
        int count = Chance.size("submissions", 10_000);
        DurableDatabase server = DurableDatabase.server();
        List<Applicant> applicants = FirstCases.on(server).readyToTransmit(DATABASE, count);
        try (Node one = Node.start(DATABASE + "-1", server.url(DATABASE));
                Node other = Node.start(DATABASE + "-2", server.url(DATABASE));
                Node third = Node.start(DATABASE + "-3", server.url(DATABASE))) {
            int[] ports = Stream.of(one, other, third)
                    .map(Node::awaitReady)
                    .mapToInt(Node::port)
                    .toArray();
            Click.forAll(applicants, THREADS, applicant -> {
                int first;
                int second;
                boolean twice;
                synchronized (random) {
                    first = ports[random.nextInt(ports.length)];
                    second = ports[random.nextInt(ports.length)];
                    twice = random.nextInt(5) == 0;
                }
                CompletableFuture<Void> again = twice
                        ? CompletableFuture.runAsync(() -> submissions.insist(applicant, second))
                        : CompletableFuture.completedFuture(null);
                submissions.insist(applicant, first);
                again.join();
            });
            assertThat(submissions.acknowledged()).isEqualTo(count);
            submissions.areKeptIn(server.jdbc(DATABASE));
        }
        server.drop(DATABASE);
    }
}
