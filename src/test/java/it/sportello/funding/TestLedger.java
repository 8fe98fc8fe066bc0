package it.sportello.funding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import it.sportello.funding.FundLedger.Commitment;
import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger of a call of its own, with cases of its own, on the shared database; one transaction per step. */
public final class TestLedger {

    private static final AtomicInteger CALLS = new AtomicInteger();

    public final String call = "test-call-" + CALLS.incrementAndGet();
    final Notice notice;
    final FundLedger ledger;
    final AllocationRuns runs;
    final LedgerReader reader;
    final AidSurveys surveys;
    public final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public TestLedger(DataSource dataSource, String a, String b, String... switchesOn) {
        Clock clock = Clock.fixed(Proposals.LATER, ZoneOffset.UTC);
        notice = notice(switchesOn);
        jdbc = JdbcClient.create(dataSource);
        transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        LedgerBooks books = new LedgerBooks(jdbc);
        LedgerEvents events = new LedgerEvents(books);
        QueueWalk walk = new QueueWalk(new Notices(List.of(notice)), clock);
        ledger = new FundLedger(books, events, clock);
        runs = new AllocationRuns(books, events, walk, clock);
        reader = new LedgerReader(books, walk);
        surveys = new AidSurveys(jdbc, new ObjectMapper(), clock);
        step(() -> ledger.open(call, Euro.of(a), Euro.of(b)));
    }

    private Notice notice(String... switchesOn) {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        try {
            ObjectNode text =
                    (ObjectNode) yaml.readTree(TestLedger.class.getResourceAsStream("/notices/psw-2020.v1.yaml"));
            text.put("id", call);
            for (String name : switchesOn) {
                ((ObjectNode) text.get("switches")).put(name, true);
            }
            return Notices.read(new ByteArrayInputStream(yaml.writeValueAsBytes(text)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ReferenceCode code(String name) {
        return new ReferenceCode(call.toUpperCase(Locale.ROOT) + "-" + name);
    }

    <T> T step(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    public void step(Runnable work) {
        transaction.executeWithoutResult(status -> work.run());
    }

    void sent(String name, int second, String a, String b) {
        Instant at = Proposals.OPENING.plusSeconds(second);
        step(() -> ledger.register(call, code(name), Euro.of(a), Euro.of(b), at));
    }

    void decided(String name) {
        decided(name, "80");
    }

    void decided(String name, String score) {
        step(() -> ledger.decide(code(name), new BigDecimal(score), new BigDecimal("24")));
    }

    public LedgerRun run() {
        return step(() -> runs.run(call, Proposals.LATER));
    }

    Commitment confirmed(String name) {
        return step(() -> ledger.confirm(code(name), "IMP-" + name, "rup"));
    }

    Balance balance(Envelope envelope) {
        return step(() -> reader.balances(call)).get(envelope);
    }

    QueuePosition explain(String name) {
        return step(() -> reader.explain(code(name)));
    }
}
