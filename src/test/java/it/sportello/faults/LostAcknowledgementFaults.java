package it.sportello.faults;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.load.DurableDatabase;
import it.sportello.load.FirstCases;
import it.sportello.load.FirstCases.Applicant;
import it.sportello.load.Node;
import it.sportello.shared.Rule;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What was done is done, but who asked for it does not hear so, and asks again with the same key. */
@Rule({"PSW-12-06", "PSW-12-08"})
class LostAcknowledgementFaults {

    private static final String DATABASE = "lost_acknowledgement";
    private static final int THREADS = 8;

    private final Random random = Chance.random(getClass());
    private final Submissions submissions = new Submissions();
    private final DurableDatabase server = DurableDatabase.server();
    private final int count = Chance.size("lost", 1000);
    private volatile boolean losing;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void an_answer_lost_on_the_way_to_the_applicant_is_given_again() throws Exception {
        List<Applicant> applicants = FirstCases.on(server).readyToTransmit(DATABASE, count);
        try (Node node = Node.start(DATABASE, server.url(DATABASE)).awaitReady();
                CuttingProxy proxy = new CuttingProxy(node.port(), "/transmission", this::now)) {
            losing = true;
            Click.forAll(applicants, THREADS, applicant -> submissions.insist(applicant, proxy.port()));
            assertThat(proxy.lost()).isGreaterThan(count / 10);
        }
        everybodyIsInOnce();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void a_commit_of_which_the_program_does_not_hear_is_not_repeated() throws Exception {
        List<Applicant> applicants = FirstCases.on(server).readyToTransmit(DATABASE, count);
        try (CuttingProxy proxy = new CuttingProxy(server.port(), "COMMIT", this::now);
                Node node = Node.start(DATABASE, server.url(DATABASE)).awaitReady();
                Node cut = Node.start(
                                DATABASE + "-cut",
                                // Without prepared statements every commit can be recognised.
                                server.url(DATABASE, proxy.port()) + "?prepareThreshold=0",
                                "--camunda.bpm.job-execution.enabled=false")
                        .awaitReady()) {
            losing = true;
            Click.forAll(applicants, THREADS, applicant -> {
                for (int i = 0; i < 5 && !submissions.transmit(applicant, cut.port()); i++) {
                    // Asks again: another commit may be lost.
                }
                submissions.insist(applicant, node.port());
            });
            assertThat(proxy.lost()).isGreaterThan(count / 10);
            assertThat(submissions.toldUncertain())
                    .as("the program does not claim to know")
                    .isPositive();
        }
        everybodyIsInOnce();
    }

    private boolean now() {
        synchronized (random) {
            return losing && random.nextInt(4) == 0;
        }
    }

    private void everybodyIsInOnce() {
        assertThat(submissions.acknowledged()).isEqualTo(count);
        submissions.areKeptIn(server.jdbc(DATABASE));
        server.drop(DATABASE);
    }
}
