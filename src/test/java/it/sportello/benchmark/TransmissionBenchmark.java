package it.sportello.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.sportello.notice.Notices;
import it.sportello.proposal.Intake;
import it.sportello.test.IntegrationTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The click: applicants whose forms are sent and documents uploaded transmit at once. While they do, the program starts
 * the cases that are in. Every acknowledgement is kept outside the database and compared with it at the end.
 */
@IntegrationTest
class TransmissionBenchmark {

    private static final int CLIENTS = Integer.getInteger("sportello.benchmark.clients", 16);
    private static final int EACH = Integer.getInteger("sportello.benchmark.transmissions", 4_000) / CLIENTS;

    private static final int WARM_UPS = 4;

    @Autowired
    private Intake intake;

    @Autowired
    private Notices notices;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    @Autowired
    private Clock clock;

    @Autowired
    private ManagementService management;

    @Autowired
    private ObjectMapper json;

    @Autowired
    @Qualifier("dispatcher")
    private SmartLifecycle dispatcher;

    @LocalServerPort
    private int port;

    private final Map<String, JsonNode> acknowledged = new HashMap<>();
    private final List<Long> nanos = new ArrayList<>();
    private int used;
    private ProcessorTime spent = new ProcessorTime(Duration.ZERO, Duration.ZERO);

    /** One answer, as the applicant keeps it. */
    private record Acknowledgement(String key, int status, String body, long nanos) {}

    @Test
    void transmissionsBesideTheSameTransactionWithoutUs() {
        DurableServer.require(jdbc);
        Optional<Pgbench> found = Pgbench.of(DurableServer.url(database));
        Assumptions.assumeTrue(found.isPresent(), Pgbench.MISSING);
        Pgbench pgbench = found.get();
        UUID sent = SentProposal.of(intake, notices, clock.instant(), 3001).id();
        String transaction = transaction();
        jdbc.sql("create table keyed (key varchar(100) primary key, owner varchar(16) not null)")
                .update();

        new Measures("Transmissions by " + CLIENTS + " clients, " + CLIENTS * EACH + " a round", "tx/s")
                .contender("transmissions over HTTP", () -> {
                    int base = prepared(sent);
                    ProcessorTime before = ProcessorTime.now(jdbc);
                    double figure = transmit(base);
                    spent = ProcessorTime.now(jdbc).since(before);
                    settle();
                    return figure;
                })
                .contender("pgbench, the same transaction", () -> {
                    int base = prepared(sent);
                    return withoutDispatcher(() -> pgbench.run(transaction, CLIENTS, EACH, base));
                })
                .contender("pgbench, plain keyed inserts", () -> {
                    int base = number();
                    return withoutDispatcher(() -> pgbench.run(keyedInsert(), CLIENTS, EACH, base));
                })
                .warmUps(WARM_UPS)
                .run()
                .ratio("transmissions over HTTP", "pgbench, the same transaction", "goal 0.4")
                .ratio("transmissions over HTTP", "pgbench, plain keyed inserts", "")
                .say("%-44s %12.1f ms p50, %.1f ms p99", "an acknowledgement", percentile(50), percentile(99))
                .say("%-44s %s", "processor time of one, last round", spent.each(CLIENTS * EACH))
                .say("%-44s %12d differences in %d", "acknowledged and stored", differences(), acknowledged.size())
                .print();
        assertThat(differences()).isZero();
    }

    // ------------------------------------------------------------------ what is transmitted

    /** The transaction of one transmission, as the program runs it for one who comes alone, as a script. */
    private String transaction() {
        SentProposal sent = SentProposal.of(intake, notices, clock.instant(), 3002);
        RecordedTransaction recorded = RecordedTransaction.of(() -> intake.transmit(sent.id(), sent.owner(), "chiave"));
        Map<String, Object> stored = jdbc.sql("select reference_code, arrival_number from proposal where id = ?")
                .param(sent.id())
                .query()
                .singleRow();
        return "\\set n :base + :client_id * " + EACH + " + :k\n\\set k :k + 1\n"
                + recorded.script(
                        Map.of(
                                "'{" + sent.id() + "}'",
                                "array[lpad(:n::text, 32, '0')]",
                                "'{" + sent.owner() + "}'",
                                "array['X' || :n]",
                                "'{chiave}'",
                                "array['banco--' || :n]", // told to nobody
                                "'" + stored.get("reference_code") + "'",
                                "'PSW20-X' || :n",
                                "'" + stored.get("arrival_number") + "'",
                                ":arrival_number"),
                        1);
    }

    private static String keyedInsert() {
        return "\\set n :base + :client_id * " + EACH + " + :k\n\\set k :k + 1\n"
                + "insert into keyed (key, owner) values ('chiave-' || :n, 'X' || :n);\n";
    }

    /** Copies of a sent proposal for one round, each of an applicant of its own; gives the number of the first. */
    private int prepared(UUID sent) {
        int first = number();
        List<String> columns = jdbc.sql(
                        """
                        select column_name from information_schema.columns
                        where table_schema = 'public' and table_name = 'proposal' order by ordinal_position""")
                .query(String.class)
                .list();
        Map<String, String> own = Map.of(
                "id", "lpad(n::text, 32, '0')::uuid",
                "owner_tax_code", "'X' || n",
                "reference_code", "'PSW20-X' || n");
        List<String> values =
                columns.stream().map(column -> own.getOrDefault(column, column)).toList();
        jdbc.sql("insert into proposal (%s) select %s from proposal, generate_series(:first, :last) n where id = :id"
                        .formatted(String.join(", ", columns), String.join(", ", values)))
                .param("first", first)
                .param("last", first + CLIENTS * EACH - 1)
                .param("id", sent)
                .update();
        jdbc.sql(
                        """
                        insert into api_token (token_sha256, tax_code, name, issued_at)
                        select encode(sha256(('token-' || n)::bytea), 'hex'), 'X' || n, 'Impresa', now()
                        from generate_series(:first, :last) n""")
                .param("first", first)
                .param("last", first + CLIENTS * EACH - 1)
                .update();
        jdbc.sql("vacuum analyze proposal").update();
        jdbc.sql("vacuum analyze api_token").update();
        return first;
    }

    private int number() {
        int first = used + 1;
        used += CLIENTS * EACH;
        return first;
    }

    // ------------------------------------------------------------------ contenders

    private double transmit(int first) {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            long start = System.nanoTime();
            List<Future<List<Acknowledgement>>> answers = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int from = first + client * EACH;
                answers.add(clients.submit(() -> transmitFrom(from)));
            }
            List<Acknowledgement> all = new ArrayList<>();
            for (Future<List<Acknowledgement>> answer : answers) {
                all.addAll(answer.get());
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            all.forEach(this::keep);
            return all.size() / seconds;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            clients.shutdown();
        }
    }

    private List<Acknowledgement> transmitFrom(int from) throws IOException {
        List<Acknowledgement> kept = new ArrayList<>(EACH);
        try (HttpConnection connection = new HttpConnection(port)) {
            for (int n = from; n < from + EACH; n++) {
                long start = System.nanoTime();
                String key = "chiave-" + n;
                HttpConnection.Answer answer = connection.post(
                        "/api/v1/proposals/00000000-0000-0000-0000-%012d/transmission".formatted(n), "token-" + n, key);
                kept.add(new Acknowledgement(key, answer.status(), answer.body(), System.nanoTime() - start));
            }
        }
        return kept;
    }

    private void keep(Acknowledgement answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        nanos.add(answer.nanos());
        try {
            acknowledged.put(answer.key(), json.readTree(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is still to be started is given up, so that the next contender has the machine for itself. */
    private void settle() {
        dispatcher.stop();
        jdbc.sql("delete from engine_message where case_code like 'PSW20-X%'").update();
        await().atMost(Duration.ofMinutes(2))
                .until(() -> management.createJobQuery().executable().count() == 0);
        dispatcher.start();
    }

    private double withoutDispatcher(java.util.function.DoubleSupplier run) {
        dispatcher.stop();
        double figure = run.getAsDouble();
        settle();
        return figure;
    }

    // ------------------------------------------------------------------ the ledger of the applicants

    /** Acknowledgements that the database does not hold as they were given, and transmissions nobody was told of. */
    private long differences() {
        Map<String, Place> told = new HashMap<>();
        acknowledged.forEach((key, receipt) -> told.put(key, Place.told(receipt)));
        Map<String, Place> stored = new HashMap<>();
        jdbc.sql(
                        """
                        select idempotency_key, reference_code, arrival_number, transmitted_at from proposal
                        where arrival_number is not null and idempotency_key like 'chiave-%'""")
                .query(row -> {
                    stored.put(row.getString("idempotency_key"), Place.stored(row));
                });
        return Stream.concat(told.keySet().stream(), stored.keySet().stream())
                .distinct()
                .filter(key -> !Objects.equals(told.get(key), stored.get(key)))
                .count();
    }

    /** Where somebody has arrived. */
    private record Place(String code, long number, Instant at) {

        static Place told(JsonNode receipt) {
            return new Place(
                    receipt.get("referenceCode").asText(),
                    receipt.get("arrivalNumber").asLong(),
                    OffsetDateTime.parse(receipt.get("transmittedAt").asText()).toInstant());
        }

        static Place stored(ResultSet row) throws SQLException {
            return new Place(
                    row.getString("reference_code"),
                    row.getLong("arrival_number"),
                    row.getObject("transmitted_at", OffsetDateTime.class).toInstant());
        }
    }

    private double percentile(int percent) {
        List<Long> sorted =
                nanos.stream().skip((long) WARM_UPS * CLIENTS * EACH).sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)) / 1e6;
    }
}
