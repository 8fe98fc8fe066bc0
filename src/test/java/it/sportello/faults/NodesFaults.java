package it.sportello.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.sportello.load.DurableDatabase;
import it.sportello.load.FirstCases;
import it.sportello.load.FirstCases.Applicant;
import it.sportello.load.Node;
import it.sportello.shared.Rule;
import it.sportello.test.DeskUser;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.JdbcTemplate;

/** Nodes come and go. */
@Rule("PSW-00-03")
class NodesFaults {

    private static final String DATABASE = "nodes";
    private static final String AT_WORK = "nodes_at_work";
    private static final int APPROVABLE = 10;
    private static final String LOCK = "--camunda.bpm.job-execution.lock-time-in-millis=5000";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String NOT_IN_THE_BOOKS = "proposal p where p.idempotency_key = p.reference_code"
            + " and not exists (select from ledger_entry l where l.case_code = p.reference_code)";

    private final Random random = Chance.random(getClass());
    private final Submissions submissions = new Submissions();
    private final DurableDatabase server = DurableDatabase.server();

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void nodes_that_start_together_on_an_empty_database_make_it_once_and_share_one_clock() {
        server.drop(DATABASE);
        server.create(DATABASE);
        try (Node one = Node.start(DATABASE + "-1", server.url(DATABASE));
                Node other = Node.start(DATABASE + "-2", server.url(DATABASE))) {
            one.awaitReady();
            other.awaitReady();
            JdbcTemplate jdbc = server.jdbc(DATABASE);
            assertThat(jdbc.queryForObject("select count(*) from installation", Integer.class))
                    .isEqualTo(1);
            assertThat(jdbc.queryForObject(
                            "select max(n) from (select count(*) as n from act_re_procdef group by key_) versions",
                            Integer.class))
                    .as("each model is deployed once")
                    .isEqualTo(1);
            DeskUser here = DeskUser.login(one.port(), "ufficio");
            DeskUser there = DeskUser.login(other.port(), "ufficio");
            Instant inAMonth = FundingDesk.now(here).plus(Duration.ofDays(30));
            here.call("POST", "/api/v1/desk/clock", Map.of("now", inAMonth.toString()));
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(FundingDesk.now(there)).isAfterOrEqualTo(inAMonth));
            try (Node late = Node.start(DATABASE + "-3", server.url(DATABASE)).awaitReady()) {
                DeskUser lateComer = DeskUser.login(late.port(), "ufficio");
                assertThat(FundingDesk.now(lateComer)).isAfterOrEqualTo(inAMonth);
                one.kill();
                assertThat(FundingDesk.now(lateComer)).isAfterOrEqualTo(inAMonth);
                assertThat(FundingDesk.now(there)).isAfterOrEqualTo(inAMonth);
            }
        }
        server.drop(DATABASE);
    }

    /**
     * Three nodes take transmissions, start their cases, let terms elapse and decide on the money: the third joins while
     * they do, the first is killed.
     */
    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void all_holds_while_one_of_three_nodes_joins_and_another_dies() throws Exception {
        int timers = Chance.size("nodes", 300);
        List<Applicant> applicants = FirstCases.on(server).ofEachKind(AT_WORK, 2_000, timers, APPROVABLE);
        MassDeadline deadline = MassDeadline.in(AT_WORK, timers);
        JdbcTemplate jdbc = server.jdbc(AT_WORK);
        FundingDesk funds = new FundingDesk(jdbc);
        List<String> queue = FirstCases.on(server).approvableIn(AT_WORK);
        List<String> funded = queue.subList(0, APPROVABLE / 2);
        funds.leaveInA(grantOf(jdbc, queue.get(0)).multiply(BigDecimal.valueOf(funded.size())));
        // Those who arrive now come after the day of those who are decided.
        jdbc.update("update training_clock set shift = shift + interval '1 day'");
        try (Node dying = deadline.node("1", LOCK);
                Node staying = deadline.node("2", LOCK)) {
            List<Node> up = new CopyOnWriteArrayList<>(List.of(dying.awaitReady(), staying.awaitReady()));
            AtomicBoolean arriving = new AtomicBoolean(true);
            CompletableFuture<Void> arrivals = CompletableFuture.runAsync(
                    () -> Click.whileIt(arriving::get, applicants.iterator(), 2, one -> arrive(one, up)));
            try (Node joining = deadline.node("3", LOCK).awaitReady()) {
                up.add(joining);
                deadline.elapse();
                DeskUser officer = DeskUser.login(staying.port(), "ufficio");
                DeskUser colleague = DeskUser.login(joining.port(), "ufficio");
                CompletableFuture<Void> surveys =
                        CompletableFuture.runAsync(() -> survey(queue, List.of(officer, colleague)));
                deadline.awaitDrained(0.2, PATIENCE);
                up.remove(dying);
                dying.kill();
                surveys.get(2, TimeUnit.MINUTES);
                confirm(funded, List.of(colleague, officer));
                arriving.set(false);
                arrivals.get(1, TimeUnit.MINUTES);
                submissions.uncertain().forEach(one -> submissions.insist(one, joining.port()));
                deadline.awaitDrained(PATIENCE);
                await().atMost(PATIENCE).until(() -> number(jdbc, "engine_message where kind = 'START'") == 0);
                await().atMost(PATIENCE).until(() -> number(jdbc, NOT_IN_THE_BOOKS) == 0);
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(committed(jdbc, queue)).isEqualTo(funded));
            }
        }
        assertThat(submissions.acknowledged()).isPositive();
        submissions.areKeptIn(jdbc);
        funds.isBalanced();
        assertThat(funds.remainingInA()).isEqualByComparingTo("0");
        assertThat(started(jdbc)).as("the starts in the order of arrival").isSorted();
        deadline.hasHadEachEffectOnce();
    }

    private void arrive(Applicant applicant, List<Node> up) {
        List<Node> now = List.copyOf(up);
        submissions.transmit(applicant, now.get(random.nextInt(now.size())).port());
        LockSupport.parkNanos(Duration.ofMillis(400).toNanos());
    }

    /** In an order of their own: the last first. */
    private static void survey(List<String> queue, List<DeskUser> officers) {
        officers.forEach(officer -> await().atMost(PATIENCE).until(() -> FundingDesk.now(officer)
                .isAfter(FirstCases.on(DurableDatabase.server()).startTermElapses())));
        for (int i = queue.size() - 1; i >= 0; i--) {
            DeskUser officer = officers.get(i % officers.size());
            assertThat(FundingDesk.surveyed(officer, queue.get(i), FundingDesk.today(officer)))
                    .as(queue.get(i))
                    .isTrue();
        }
    }

    private static void confirm(List<String> funded, List<DeskUser> officers) {
        for (int i = 0; i < funded.size(); i++) {
            DeskUser officer = officers.get(i % officers.size());
            String code = funded.get(i);
            await().atMost(PATIENCE).until(() -> FundingDesk.confirmed(officer, code));
        }
    }

    private static BigDecimal grantOf(JdbcTemplate jdbc, String code) {
        return jdbc.queryForObject("select grant_a from ledger_entry where case_code = ?", BigDecimal.class, code);
    }

    private static List<String> committed(JdbcTemplate jdbc, List<String> queue) {
        return jdbc.queryForList(
                "select case_code from ledger_movement where kind = 'COMMITTED' and action = 'A'"
                        + " and case_code = any(?) order by case_code",
                String.class,
                (Object) queue.toArray(String[]::new));
    }

    /**
     * The numbers of arrival, in the order in which the cases were started: that of the transactions, since the clocks
     * of the nodes do not follow the training clock at the same moment. Those of one transaction start at once.
     */
    private static List<Long> started(JdbcTemplate jdbc) {
        return jdbc.queryForList(
                "select p.arrival_number from act_hi_actinst a"
                        + " join act_hi_procinst i on i.proc_inst_id_ = a.proc_inst_id_"
                        + " join proposal p on p.reference_code = i.business_key_"
                        + " where a.act_id_ = 'StartEvent_Transmitted' and p.idempotency_key = p.reference_code"
                        + " order by cast(cast(a.xmin as text) as bigint), p.arrival_number",
                Long.class);
    }

    private static int number(JdbcTemplate jdbc, String rows) {
        return jdbc.queryForObject("select count(*) from " + rows, Integer.class);
    }
}
