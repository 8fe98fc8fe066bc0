package it.sportello.process.webapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.sportello.test.DeskUser;
import it.sportello.test.IntegrationTest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two officers, one task. */
@IntegrationTest
class ConflictAnswerTest {

    private static final String COLLEAGUE = "collegacompito";

    @LocalServerPort
    private int port;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService identities;

    @Autowired
    private DataSource database;

    @Autowired
    private JdbcClient jdbc;

    private ProcessInstance formalCheck;
    private String task;

    @BeforeEach
    void aTaskOfTheOfficersIsOpen() {
        formalCheck = runtime.createProcessInstanceByKey("formal-check")
                .businessKey("TEST-CLAIM-"
                        + UUID.randomUUID().toString().substring(0, 8).toUpperCase())
                .startBeforeActivity("UserTask_CheckFormalAdmissibility")
                .execute();
        task = tasks.createTaskQuery()
                .processInstanceId(formalCheck.getId())
                .singleResult()
                .getId();
    }

    @BeforeEach
    void thereIsAColleague() {
        User colleague = identities.newUser(COLLEAGUE);
        colleague.setPassword(COLLEAGUE);
        identities.saveUser(colleague);
        identities.createMembership(COLLEAGUE, "officers");
    }

    @AfterEach
    void nothingIsLeftBehind() {
        identities.deleteUser(COLLEAGUE);
        runtime.deleteProcessInstancesIfExists(List.of(formalCheck.getId()), "fine della prova", true, true, true);
    }

    @Test
    void who_comes_after_a_colleague_is_told_that_the_task_is_taken() {
        tasks.claim(task, COLLEAGUE);

        HttpResponse<String> second = claim(DeskUser.login(port, "ufficio"));

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("Il compito è già stato preso in carico da un'altra persona.");
        assertThat(assignee()).isEqualTo(COLLEAGUE);
    }

    @ParameterizedTest(name = "ufficio e {0}")
    @ValueSource(strings = {COLLEAGUE, "ufficio"})
    void of_two_who_take_it_at_the_same_moment_one_has_it_and_the_other_is_told_to_look_again(String name)
            throws Exception {
        DeskUser one = DeskUser.login(port, "ufficio");
        DeskUser other = DeskUser.login(port, name);
        CompletableFuture<HttpResponse<String>> first;
        CompletableFuture<HttpResponse<String>> second;
        try (Connection holding = database.getConnection()) {
            holding.setAutoCommit(false);
            hold(holding);
            first = CompletableFuture.supplyAsync(() -> claim(one));
            second = CompletableFuture.supplyAsync(() -> claim(other));
            // Both have read it as free and are about to write.
            await().until(() -> waiting() >= 2);
            holding.rollback();
        }

        List<HttpResponse<String>> answers = List.of(first.get(), second.get());
        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(204, 409);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 409)
                .allSatisfy(refused -> assertThat(refused.body()).contains("nulla è stato registrato"));
        assertThat(assignee()).isIn("ufficio", name);
    }

    private HttpResponse<String> claim(DeskUser officer) {
        return officer.engine(
                "/camunda/api/engine/engine/default/task/" + task + "/claim", Map.of("userId", officer.name()));
    }

    private String assignee() {
        return tasks.createTaskQuery().taskId(task).singleResult().getAssignee();
    }

    private void hold(Connection holding) throws SQLException {
        try (PreparedStatement lock = holding.prepareStatement("select 1 from act_ru_task where id_ = ? for update")) {
            lock.setString(1, task);
            lock.executeQuery();
        }
    }

    private long waiting() {
        return jdbc.sql(
                        """
                        select count(*) from pg_stat_activity
                        where wait_event_type = 'Lock' and datname = current_database()""")
                .query(Long.class)
                .single();
    }
}
