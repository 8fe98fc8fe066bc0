package it.sportello.faults;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.load.DurableDatabase;
import it.sportello.load.FirstCases;
import it.sportello.load.FirstCases.Applicant;
import it.sportello.load.Node;
import it.sportello.shared.Rule;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.JdbcTemplate;

/** Transactions that took a low number stay open, commit late or never, while others arrive after them. */
@Rule({"PSW-12-08", "PSW-13-12"})
class PublishedRankFaults {

    private static final String DATABASE = "published_rank";
    private static final int THREADS = 6;
    private static final int SLOW = 4;

    private static final String SLOW_TRANSMISSION =
            """
            update proposal p
            set state = 'TRANSMITTED', arrival_number = arrival.number, transmitted_at = arrival.at,
                submission_date = (arrival.at at time zone 'Europe/Rome')::date, idempotency_key = reference_code,
                version = p.version + 1, steps = p.steps + 1
            from next_arrival() as arrival
            where p.id = ?""";

    /** The order of arrival as far as it is published. */
    private static final String PUBLISHED =
            """
            select p.reference_code from proposal p, settled_arrivals s
            where p.arrival_number <= s.number order by p.arrival_number""";

    private final Random random = Chance.random(getClass());
    private final DurableDatabase server = DurableDatabase.server();

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void a_rank_that_was_published_never_changes() throws Exception {
        int count = Chance.size("ranks", 3000);
        List<Applicant> applicants = FirstCases.on(server).readyToTransmit(DATABASE, count);
        List<Applicant> slow = applicants.subList(0, count / 30);
        Submissions submissions = new Submissions();
        AtomicBoolean arriving = new AtomicBoolean(true);
        try (Node node = Node.start(DATABASE, server.url(DATABASE)).awaitReady()) {
            CompletableFuture<Void> late = CompletableFuture.runAsync(
                    () -> Click.forAll(slow, SLOW, applicant -> transmitSlowly(applicant, 20 + pause())));
            CompletableFuture<List<String>> observer = CompletableFuture.supplyAsync(() -> observe(arriving));
            Click.forAll(
                    applicants.subList(slow.size(), count),
                    THREADS,
                    applicant -> submissions.insist(applicant, node.port()));
            late.get(2, TimeUnit.MINUTES);
            arriving.set(false);
            List<String> published = observer.get(1, TimeUnit.MINUTES);
            assertThat(inOrderOfArrival()).startsWith(published.toArray(String[]::new));
            assertThat(published).hasSizeGreaterThan(count / 2);
        }
        server.drop(DATABASE);
    }

    private int pause() {
        synchronized (random) {
            return random.nextInt(400);
        }
    }

    /** Every fourth gives up: its number is never used. */
    private void transmitSlowly(Applicant applicant, int millis) {
        try (Connection connection = server.connect(DATABASE);
                PreparedStatement transmission = connection.prepareStatement(SLOW_TRANSMISSION)) {
            connection.setAutoCommit(false);
            transmission.setObject(1, applicant.proposal());
            transmission.executeUpdate();
            TimeUnit.MILLISECONDS.sleep(millis);
            if (millis % 4 == 0) {
                connection.rollback();
            } else {
                connection.commit();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads again and again what is published: each time the beginning must be what it was before. */
    private List<String> observe(AtomicBoolean arriving) {
        JdbcTemplate jdbc = server.jdbc(DATABASE);
        List<String> before = List.of();
        while (arriving.get()) {
            jdbc.execute("select mark_arrivals()");
            List<String> published = jdbc.queryForList(PUBLISHED, String.class);
            assertThat(published.stream().limit(before.size()).toList()).isEqualTo(before);
            before = published;
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        return before;
    }

    private List<String> inOrderOfArrival() {
        return server.jdbc(DATABASE)
                .queryForList(
                        "select reference_code from proposal where arrival_number is not null order by arrival_number",
                        String.class);
    }
}
