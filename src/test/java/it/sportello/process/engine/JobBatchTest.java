package it.sportello.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.sportello.load.CaseCopies;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Terms of several cases elapse, and their timers share a transaction. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Rule({"PSW-16-01", "PSW-00-04"})
class JobBatchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int FIRST = 690_001;
    private static final int CASES = 4;
    private static final int NOWHERE = 689_999;

    @Autowired
    private Office office;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private ManagementService management;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private BatchLocks locks;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    private ReferenceCode conceded;
    private int next = FIRST;

    @BeforeAll
    void concedeOne() {
        conceded = office.conceded(office.enterprise("Termini Comuni S.r.l.").employees(8, 0));
        // The engine enters the phase after the publication in its own time.
        await().atMost(PATIENCE).until(() -> jdbc.sql(
                        """
                                select j.handler_cfg_ from act_ru_job j
                                join act_ru_execution i on i.id_ = j.root_proc_inst_id_ where i.business_key_ = ?""")
                .param(conceded.value())
                .query(String.class)
                .list()
                .equals(List.of("BoundaryEvent_StartTerm")));
    }

    @Test
    void elapsed_terms_have_their_effect_in_one_transaction() throws SQLException {
        List<String> codes = elapsed();

        batch(codes).run();

        assertThat(codes).allMatch(code -> breaches(code) == 1);
        assertThat(transactions(codes)).isEqualTo(1);
        assertThat(timersOf(codes)).isEmpty();
    }

    @Test
    void the_neighbours_of_a_job_that_fails_complete_and_it_alone_loses_an_attempt() throws SQLException {
        List<String> codes = elapsed();
        String failing = codes.get(2);
        // Its term is not to be found.
        jdbc.sql("update deadline set case_code = ?, set_aside = true where case_code = ? and kind = 'DL-07'")
                .params(CaseCopies.code(NOWHERE), failing)
                .update();

        batch(codes).run();

        assertThat(codes).allMatch(code -> breaches(code) == (code.equals(failing) ? 0 : 1));
        assertThat(timersOf(codes)).hasSize(1);
        assertThat(timer(failing).getExceptionMessage()).isNotNull();
        assertThat(timer(failing).getRetries())
                .as("of one attempt and as many more as there are pauses, the first is gone")
                .isBetween(1, EngineConfiguration.RETRIES.split(",").length);
    }

    @Test
    void a_transaction_that_dies_half_way_has_no_effect_and_each_job_is_run_once() throws SQLException {
        List<String> codes = elapsed();
        try (Connection holder = database.getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("select from deadline where case_code = '" + codes.get(2) + "' for update");
            CompletableFuture<Void> run = CompletableFuture.runAsync(batch(codes));
            await().atMost(PATIENCE).until(() -> !waitingForARowOf("deadline").isEmpty());
            assertThat(codes).allMatch(code -> breaches(code) == 0);

            waitingForARowOf("deadline").forEach(this::kill);
            holder.rollback();
            run.join();
        }

        assertThat(codes).allMatch(code -> breaches(code) == 1);
        assertThat(timersOf(codes)).isEmpty();
    }

    @Test
    void what_somebody_who_held_a_case_has_changed_is_read_as_it_is_then() throws SQLException {
        List<String> codes = elapsed();

        meeting(codes, "select from proposal where reference_code = '" + codes.get(2) + "' for update", "proposal");

        assertThat(codes).allMatch(code -> breaches(code) == 1);
        assertThat(transactions(codes)).isEqualTo(1);
    }

    @Test
    void a_job_that_met_somebody_at_its_case_has_not_failed_and_is_free_again_at_once() throws SQLException {
        List<String> codes = elapsed();
        String met = codes.get(2);
        Job before = timer(met);

        meeting(List.of(met), "select from deadline where case_code = '" + met + "' for update", "deadline");

        Job after = timer(met);
        assertThat(breaches(met)).isZero();
        assertThat(after.getExceptionMessage()).isNull();
        assertThat(after.getRetries()).isEqualTo(before.getRetries());
        assertThat(after.getDuedate()).isEqualTo(before.getDuedate());

        batch(codes).run();

        assertThat(codes).allMatch(code -> breaches(code) == 1);
    }

    /** The jobs are run while somebody holds a row of the third case, and changes its job before he lets it go. */
    private void meeting(List<String> codes, String held, String table) throws SQLException {
        String third = codes.get(codes.size() / 2);
        try (Connection holder = database.getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute(held);
            CompletableFuture<Void> run = CompletableFuture.runAsync(batch(codes));
            await().atMost(PATIENCE).until(() -> !waitingForARowOf(table).isEmpty());
            statement.execute("update act_ru_job set rev_ = rev_ + 1 where id_ = '"
                    + timers(third, third).get(0) + "'");
            holder.commit();
            run.join();
        }
    }

    private JobBatch batch(List<String> codes) {
        return new JobBatch(timersOf(codes), (ProcessEngineImpl) engine, locks);
    }

    /** New cases, whose thirty days for the start are over; no executor knows yet. */
    private List<String> elapsed() throws SQLException {
        int first = next;
        next += CASES;
        try (Connection connection = database.getConnection()) {
            CaseCopies.ofCases(connection).make(conceded.value(), first, first + CASES - 1);
        }
        jdbc.sql("update deadline set last_instant = legal_now() - interval '2 seconds',"
                        + " fires_at = legal_now() - interval '1 second'"
                        + " where kind = 'DL-07' and case_code between ? and ?")
                .params(CaseCopies.code(first), CaseCopies.code(first + CASES - 1))
                .update();
        return IntStream.range(first, first + CASES).mapToObj(CaseCopies::code).toList();
    }

    private List<String> timersOf(List<String> codes) {
        return timers(codes.get(0), codes.get(codes.size() - 1));
    }

    private List<String> timers(String first, String last) {
        return jdbc.sql("select j.id_ from act_ru_job j join act_ru_execution i on i.id_ = j.process_instance_id_"
                        + " where j.handler_cfg_ = 'BoundaryEvent_StartTerm' and i.business_key_ between ? and ?")
                .params(first, last)
                .query(String.class)
                .list();
    }

    private Job timer(String code) {
        return management.createJobQuery().jobId(timers(code, code).get(0)).singleResult();
    }

    private int breaches(String code) {
        return jdbc.sql("select count(*) from breach where case_code = ?")
                .param(code)
                .query(Integer.class)
                .single();
    }

    /** How many wrote the breaches. */
    private int transactions(List<String> codes) {
        return jdbc.sql("select count(distinct xmin::text) from breach where case_code in (:codes)")
                .param("codes", codes)
                .query(Integer.class)
                .single();
    }

    private List<Integer> waitingForARowOf(String table) {
        return jdbc.sql("select pid from pg_stat_activity where wait_event_type = 'Lock' and query like ?")
                .param("%" + table + "%")
                .query(Integer.class)
                .list();
    }

    private void kill(int backend) {
        jdbc.sql("select pg_terminate_backend(?)").param(backend).query().singleRow();
    }

    /** What has been copied is nobody's case: time goes on for the other tests. */
    @AfterAll
    void putAside() {
        own("delete from engine_message where case_code between ? and ?").update();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            List<String> instances = own("select id_ from act_ru_execution where business_key_ between ? and ?"
                            + " and parent_id_ is null and super_exec_ is null")
                    .query(String.class)
                    .list();
            instances.forEach(instance -> runtime.deleteProcessInstance(instance, "prova"));
            return instances.isEmpty();
        });
        own("update deadline set set_aside = true where case_code between ? and ?")
                .update();
        own("update proposal set state = 'CLOSED', flags = '[]' where reference_code between ? and ?")
                .update();
    }

    private JdbcClient.StatementSpec own(String statement) {
        return jdbc.sql(statement).params(CaseCopies.code(FIRST), CaseCopies.code(next - 1));
    }
}
