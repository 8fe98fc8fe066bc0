package it.sportello.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.sportello.test.IntegrationTest;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may take a task, on the real engine: its group, and nobody else without a permission. */
@IntegrationTest
class OwnTasksTest {

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService people;

    @Autowired
    private JdbcClient jdbc;

    private Task task;

    @BeforeEach
    void aTaskOfTheOffice() {
        task = tasks.newTask();
        tasks.saveTask(task);
        tasks.addCandidateGroup(task.getId(), "officers");
        tasks.addCandidateUser(task.getId(), "rup");
    }

    @AfterEach
    void remove() {
        people.clearAuthentication();
        tasks.deleteTask(task.getId(), true);
    }

    @Test
    void theGroupTakesItWithoutAPermissionInTheDatabase() {
        jdbc.sql("delete from act_ru_authorization where resource_id_ = ?")
                .param(task.getId())
                .update();

        claimAs("ufficio", "officers");

        assertThat(assignee()).isEqualTo("ufficio");
    }

    @Test
    void anotherGroupDoesNotTakeIt() {
        assertThatThrownBy(() -> claimAs("commissione", "commission")).isInstanceOf(AuthorizationException.class);

        assertThat(assignee()).isNull();
    }

    @Test
    void whoIsOfNoGroupDoesNotTakeIt() {
        people.setAuthentication("ospite", null);

        assertThatThrownBy(() -> tasks.claim(task.getId(), "ospite")).isInstanceOf(AuthorizationException.class);
    }

    @Test
    void whoIsNamedOnItTakesItByTheirPermission() {
        claimAs("rup", "rup");

        assertThat(assignee()).isEqualTo("rup");
    }

    @Test
    void whoOfTheGroupHasTakenItSeesItAsOneOfTheGroup() {
        claimAs("ufficio", "officers");

        assertThat(seenBy("ufficio", "officers")).isTrue();
        assertThat(permissionsOf("ufficio")).isZero();
    }

    @Test
    void whoIsGivenATaskOfAnotherGroupSeesItByAPermissionOfTheirOwn() {
        tasks.setAssignee(task.getId(), "commissione");

        assertThat(seenBy("commissione", "commission")).isTrue();
        assertThat(permissionsOf("commissione")).isOne();
    }

    private boolean seenBy(String person, String group) {
        people.setAuthentication(person, List.of(group));
        return tasks.createTaskQuery().taskId(task.getId()).count() == 1;
    }

    private int permissionsOf(String person) {
        return jdbc.sql("select count(*) from act_ru_authorization where resource_id_ = ? and user_id_ = ?")
                .params(task.getId(), person)
                .query(Integer.class)
                .single();
    }

    private void claimAs(String person, String group) {
        people.setAuthentication(person, List.of(group));
        tasks.claim(task.getId(), person);
    }

    private String assignee() {
        people.clearAuthentication();
        return tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee();
    }
}
