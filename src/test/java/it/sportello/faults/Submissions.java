package it.sportello.faults;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.load.FirstCases.Applicant;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the applicants know, kept outside the database: with which key they transmitted, and which receipt they got. A
 * key is the code of the proposal.
 */
final class Submissions {

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Set<Applicant> attempted = ConcurrentHashMap.newKeySet();
    private final Map<Applicant, String> receipts = new ConcurrentHashMap<>();
    private final AtomicInteger toldUncertain = new AtomicInteger();

    /** Transmits once. Whoever was acknowledged before must get the same receipt. */
    boolean transmit(Applicant applicant, int port) {
        attempted.add(applicant);
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + port + "/api/v1/proposals/" + applicant.proposal() + "/transmission"))
                .header("Authorization", "Bearer " + applicant.token())
                .header("Idempotency-Key", applicant.code())
                .timeout(Duration.ofSeconds(15))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                String before = receipts.putIfAbsent(applicant, answer.body());
                assertThat(before).as("second receipt of %s", applicant.code()).isIn(null, answer.body());
                return true;
            }
            assertThat(answer.statusCode())
                    .as("the only other answers are for load and faults: %s", answer.body())
                    .isIn(429, 503);
            assertThat(answer.headers().firstValue("Retry-After"))
                    .as("when to ask again: %s", answer.body())
                    .isPresent();
            if (answer.body().contains("UNCERTAIN")) {
                toldUncertain.incrementAndGet();
            }
            return false;
        } catch (IOException lost) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Transmits with the same key until the receipt is there. */
    void insist(Applicant applicant, int port) {
        Instant end = Instant.now().plusSeconds(60);
        while (!transmit(applicant, port)) {
            assertThat(Instant.now()).as("no receipt for %s", applicant.code()).isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    /** How many answers said that the program itself does not know. */
    int toldUncertain() {
        return toldUncertain.get();
    }

    int acknowledged() {
        return receipts.size();
    }

    /** Those who asked and do not know whether they are in. */
    List<Applicant> uncertain() {
        return attempted.stream()
                .filter(applicant -> !receipts.containsKey(applicant))
                .sorted(Comparator.comparing(Applicant::code))
                .toList();
    }

    /** A proposal as the database has it. */
    private record Arrived(String code, String key, long number, Instant at, int starts) {}

    /**
     * Every acknowledged key is there exactly once, as the receipt says; the others at most once; each has one start of
     * its procedure, waiting or done; and the numbers grow with the instants.
     */
    void areKeptIn(JdbcTemplate database) {
        // Before the look: what is acknowledged from now on need not be in it.
        Map<Applicant, String> known = Map.copyOf(receipts);
        List<Arrived> arrived = database.query(
                """
                select p.reference_code, p.idempotency_key, p.arrival_number, p.transmitted_at,
                       (select count(*) from engine_message m where m.case_code = p.reference_code and m.kind = 'START')
                       + (select count(*) from act_hi_procinst i where i.business_key_ = p.reference_code
                             and i.proc_def_key_ = 'grant-procedure') as starts
                from proposal p where p.idempotency_key is not null and p.idempotency_key = p.reference_code
                order by p.arrival_number""",
                (row, n) -> new Arrived(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getInt(5)));
        Map<String, Arrived> byKey = arrived.stream().collect(Collectors.toMap(Arrived::key, Function.identity()));
        List<String> wrong = new ArrayList<>();
        known.forEach((applicant, receipt) -> {
            Map<String, Object> said = JsonParserFactory.getJsonParser().parseMap(receipt);
            Arrived there = byKey.get(applicant.code());
            if (there == null
                    || there.number() != ((Number) said.get("arrivalNumber")).longValue()
                    || !there.at()
                            .equals(OffsetDateTime.parse((String) said.get("transmittedAt"))
                                    .toInstant())) {
                wrong.add(receipt + " against " + there);
            }
        });
        assertThat(wrong).as("receipts that the database does not know").isEmpty();
        assertThat(arrived).as("proposals without exactly one start").allMatch(proposal -> proposal.starts() == 1);
        assertThat(byKey.keySet())
                .as("nobody is in who never asked")
                .isSubsetOf(attempted.stream().map(Applicant::code).toList());
        assertThat(arrived.stream().map(Arrived::at).toList())
                .as("instants in the order of the numbers")
                .isSorted();
    }
}
