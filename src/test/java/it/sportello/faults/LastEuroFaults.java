package it.sportello.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.sportello.load.DurableDatabase;
import it.sportello.load.FirstCases;
import it.sportello.load.Node;
import it.sportello.shared.Rule;
import it.sportello.test.DeskUser;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The money is enough for one, and sixty-four reach for it at once. */
@Rule({"PSW-08-08", "PSW-13-14"})
class LastEuroFaults {

    private static final String DATABASE = "last_euro";
    private static final int THREADS = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final DurableDatabase server = DurableDatabase.server();
    private final List<String> cases = FirstCases.on(server).approvable(DATABASE, THREADS);
    private final JdbcTemplate jdbc = server.jdbc(DATABASE);
    private final FundingDesk funds = new FundingDesk(jdbc);

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void the_first_in_the_order_gets_it_and_nobody_else() throws Exception {
        BigDecimal grant = jdbc.queryForObject(
                "select grant_a from ledger_entry where case_code = ?", BigDecimal.class, cases.get(0));
        funds.leaveInA(grant);
        jdbc.update("update training_clock set shift = shift + interval '1 day'");
        try (Node one = Node.start(DATABASE + "-1", server.url(DATABASE));
                Node other = Node.start(DATABASE + "-2", server.url(DATABASE))) {
            List<DeskUser> officers = officers(one.awaitReady(), other.awaitReady());
            String today = FundingDesk.today(officers.get(0));
            assertThat(atOnce(i -> FundingDesk.surveyed(officers.get(i), cases.get(i), today)))
                    .isEqualTo(THREADS);
            String winner = cases.get(0);
            await().atMost(PATIENCE).until(() -> !officers.get(0)
                    .tasks(winner, "UserTask_ConfirmCommitment")
                    .isEmpty());
            assertThat(atOnce(i -> FundingDesk.confirmed(officers.get(i), winner)))
                    .isEqualTo(1);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                            count("proposal where state = 'COMMITTED' and reference_code >= '" + winner + "'"))
                    .isEqualTo(1));
            assertThat(jdbc.queryForList(
                            "select case_code from ledger_movement where kind = 'COMMITTED' and action = 'A'"
                                    + " and case_code = any(?)",
                            String.class,
                            (Object) cases.toArray(String[]::new)))
                    .containsExactly(winner);
            assertThat(funds.remainingInA()).isEqualByComparingTo("0");
            assertThat(count("ledger_entry where state in ('PROPOSED', 'COMMITTED') and case_code > '" + winner + "'"))
                    .isZero();
        }
        server.drop(DATABASE);
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void the_database_itself_gives_it_once() throws Exception {
        funds.leaveInA(BigDecimal.ONE);
        assertThat(atOnce(i -> taken(cases.get(i)))).isEqualTo(1);
        assertThat(funds.remainingInA()).isEqualByComparingTo("0");
        server.drop(DATABASE);
    }

    private static List<DeskUser> officers(Node one, Node other) {
        return IntStream.range(0, THREADS)
                .mapToObj(i -> DeskUser.login(i % 2 == 0 ? one.port() : other.port(), "ufficio"))
                .toList();
    }

    private boolean taken(String code) {
        try {
            jdbc.update(
                    "insert into ledger_movement (call, action, kind, amount, case_code, act_number, at)"
                            + " select call, 'A', 'COMMITTED', 1, case_code, 'G00002', now() from ledger_entry"
                            + " where case_code = ?",
                    code);
            return true;
        } catch (DataAccessException refused) {
            return false;
        }
    }

    /** @return how many of the threads, let go at the same moment, succeeded */
    private static long atOnce(IntPredicate attempt) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Boolean>> attempts = IntStream.range(0, THREADS)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return attempt.test(i);
                    }))
                    .toList();
            long succeeded = 0;
            for (Future<Boolean> one : attempts) {
                succeeded += one.get() ? 1 : 0;
            }
            return succeeded;
        } finally {
            threads.shutdownNow();
        }
    }

    private int count(String rows) {
        return jdbc.queryForObject("select count(*) from " + rows, Integer.class);
    }
}
