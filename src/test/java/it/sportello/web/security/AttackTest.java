package it.sportello.web.security;

import static it.sportello.test.DeskClient.ENGINE;
import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.shared.Rule;
import it.sportello.test.DeskClient;
import it.sportello.test.IntegrationTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.StartProcessVariableScope;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a person with a login, or without, may not do over HTTP. */
@IntegrationTest
class AttackTest {

    /** Leaves a trace when an expression of an attacker is executed. */
    public static final class Trace {

        static volatile boolean left;

        public Trace() {
            left = true;
        }
    }

    private static final String EXPRESSION = "${''.getClass().forName('" + Trace.class.getName() + "').newInstance()}";

    @LocalServerPort
    private int port;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private IdentityService identities;

    private DeskClient officer;
    private ProcessInstance formalCheck;
    private Task task;

    @BeforeEach
    void aTaskOfTheOfficersIsOpen() {
        Trace.left = false;
        formalCheck = runtime.createProcessInstanceByKey("formal-check")
                .businessKey("TEST-ATTACK-"
                        + UUID.randomUUID().toString().substring(0, 8).toUpperCase())
                .startBeforeActivity("UserTask_CheckFormalAdmissibility")
                .execute();
        task = tasks.createTaskQuery().processInstanceId(formalCheck.getId()).singleResult();
        officer = DeskClient.of("ufficio", port);
    }

    @AfterEach
    void nothingIsLeftBehind() {
        runtime.deleteProcessInstancesIfExists(List.of(formalCheck.getId()), "fine della prova", true, true, true);
    }

    @Test
    void anOfficerSeesHisTasks() {
        HttpResponse<String> answer =
                officer.get(ENGINE + "/task?maxResults=10&processInstanceId=" + formalCheck.getId());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(DeskClient.json(answer)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/setup/default/user/create/",
                "/camunda/app/admin/default/setup/"
            })
    void nobodyMakesHimselfAdministrator(String path) {
        Map<String, Object> intruder = Map.of(
                "profile",
                Map.of("id", "intruso", "firstName", "I", "lastName", "I"),
                "credentials",
                Map.of("password", "intruso"));

        assertThat(DeskClient.anonymous(port).forgedPost(path, intruder).statusCode())
                .isIn(401, 403, 302);
        assertThat(officer.post(path, intruder).statusCode()).isEqualTo(403);
        assertThat(identities.createUserQuery().userId("intruso").count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/task",
                "/task/count",
                "/process-instance",
                "/execution",
                "/history/task",
                "/history/process-instance"
            })
    void anExpressionInASearchIsNotExecuted(String resource) {
        Map<String, String> nested = Map.of("assigneeExpression", EXPRESSION, "taskAssigneeExpression", EXPRESSION);
        for (Map<String, ?> query :
                List.of(Map.of("orQueries", List.of(Map.of("assigneeExpression", EXPRESSION))), nested)) {
            officer.post(ENGINE + resource + "?maxResults=10", query);
        }

        assertThat(Trace.left).isFalse();
    }

    @Test
    void theExpressionOfTheseAttacksWouldLeaveItsTrace() {
        engine.getCommandExecutorTxRequired().execute(context -> new JuelExpressionManager()
                .createExpression(EXPRESSION)
                .getValue(StartProcessVariableScope.getSharedInstance()));

        assertThat(Trace.left).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/task?maxResults=10", "/task/count"})
    void anExpressionInsideOrQueriesIsRefused(String resource) {
        HttpResponse<String> answer =
                officer.post(ENGINE + resource, Map.of("orQueries", List.of(Map.of("assigneeExpression", EXPRESSION))));

        assertThat(answer.statusCode()).isBetween(400, 500);
        assertThat(Trace.left).isFalse();
    }

    @Test
    void anExpressionAddedToAStoredFilterIsRefused() {
        String filter = DeskClient.json(officer.get(ENGINE + "/filter?maxResults=100"))
                .get(0)
                .get("id")
                .asText();

        HttpResponse<String> answer = officer.post(
                ENGINE + "/filter/" + filter + "/list?maxResults=10",
                Map.of("orQueries", List.of(Map.of("assigneeExpression", EXPRESSION))));

        assertThat(answer.statusCode()).isBetween(400, 500);
        assertThat(Trace.left).isFalse();
    }

    @Test
    void aStoredFilterWithAnExpressionIsNotMadeByAnOfficerAndNotExecutedForAnybody() {
        Map<String, Object> filter = Map.of(
                "resourceType",
                "Task",
                "name",
                "Trappola",
                "query",
                Map.of("assigneeExpression", EXPRESSION),
                "properties",
                Map.of());
        assertThat(officer.post(ENGINE + "/filter/create", filter).statusCode()).isEqualTo(403);

        DeskClient operator = DeskClient.of("gestione", port);
        HttpResponse<String> created = operator.post(ENGINE + "/filter/create", filter);
        if (created.statusCode() == 200) {
            String path =
                    ENGINE + "/filter/" + DeskClient.json(created).get("id").asText();
            assertThat(operator.get(path + "/list?maxResults=10").statusCode()).isBetween(400, 500);
            operator.delete(path);
        }
        assertThat(Trace.left).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ufficio", "gestione"})
    void noModelIsDeployedOverRest(String user) {
        long before = repository.createDeploymentQuery().count();
        for (String path : List.of(
                ENGINE + "/deployment/create",
                ENGINE + "/deployment/create/",
                "/camunda/api/engine/deployment/create")) {
            assertThat(DeskClient.of(user, port).post(path, Map.of()).statusCode())
                    .isEqualTo(403);
        }
        String deployed = repository.createDeploymentQuery().list().get(0).getId();
        assertThat(officer.post(ENGINE + "/deployment/" + deployed + "/redeploy", Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-java-serialized-object"})
    void anObjectOfAnyClassIsNotBuilt(String format) {
        tasks.claim(task.getId(), "ufficio");

        HttpResponse<String> answer = officer.post(
                ENGINE + "/task/" + task.getId() + "/submit-form",
                Map.of(
                        "variables",
                        Map.of(
                                "formalOutcome",
                                Map.of(
                                        "value",
                                        "{}",
                                        "type",
                                        "Object",
                                        "valueInfo",
                                        Map.of(
                                                "objectTypeName",
                                                Trace.class.getName(),
                                                "serializationDataFormat",
                                                format)))));

        assertThat(answer.statusCode()).isBetween(400, 500);
        assertThat(Trace.left).isFalse();
        assertThat(runtime.getVariables(formalCheck.getId())).isEmpty();
    }

    @Test
    @Rule("PSW-00-11")
    void theTaskOfAColleagueIsNotCompleted() {
        tasks.claim(task.getId(), "collega");

        HttpResponse<String> answer = officer.post(
                ENGINE + "/task/" + task.getId() + "/submit-form",
                Map.of("variables", Map.of("formalOutcome", Map.of("value", "ADMIT", "type", "String"))));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("prendere in carico");
        assertTaskIsOpen();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "complete",
                "complete/",
                "complete?x=1",
                "resolve",
                "delegate",
                "bpmnError",
                "bpmnError/",
                "bpmnEscalation",
                "assignee",
                "variables",
                "localVariables"
            })
    @Rule("PSW-00-11")
    void aTaskIsNotEndedNorChangedWithoutItsDecision(String action) {
        tasks.claim(task.getId(), "ufficio");

        HttpResponse<String> answer = officer.post(
                ENGINE + "/task/" + task.getId() + "/" + action,
                Map.of(
                                "complete", Map.of("variables", yes("admissible")),
                                "resolve", Map.of("variables", yes("admissible")),
                                "delegate", Map.of("userId", "ragioneria"),
                                "assignee", Map.of("userId", "ragioneria"),
                                "bpmnError", Map.of("errorCode", "REVOKED", "variables", yes("revoked")),
                                "bpmnEscalation", Map.of("escalationCode", "X", "variables", yes("revoked")),
                                "variables", Map.of("modifications", yes("admissible")),
                                "localVariables", Map.of("modifications", yes("admissible")))
                        .getOrDefault(action.replaceAll("\\W.*", ""), Map.of()));

        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 403);
        assertTaskIsOpen();
        assertThat(runtime.getVariables(formalCheck.getId())).isEmpty();
        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult())
                .satisfies(now -> assertThat(now.getAssignee()).isEqualTo("ufficio"))
                .satisfies(now -> assertThat(now.getDelegationState()).isNull());
    }

    @Test
    void theTermAndTheFactsOfACaseAreNotChangedByHand() {
        tasks.claim(task.getId(), "ufficio");
        String instance = ENGINE + "/process-instance/" + formalCheck.getId();

        assertThat(List.of(
                        officer.put(
                                ENGINE + "/task/" + task.getId(),
                                Map.of("name", "x", "due", "2099-01-01T00:00:00.000+0000")),
                        officer.put(
                                ENGINE + "/task/" + task.getId() + "/variables/admissible",
                                Map.of("value", true, "type", "Boolean")),
                        officer.put(instance + "/variables/admissible", Map.of("value", true, "type", "Boolean")),
                        officer.post(instance + "/variables", Map.of("modifications", yes("admissible"))),
                        officer.put(
                                ENGINE + "/execution/" + formalCheck.getId() + "/localVariables/admissible",
                                Map.of("value", true, "type", "Boolean")),
                        officer.post(
                                instance + "/modification",
                                Map.of(
                                        "instructions",
                                        List.of(Map.of(
                                                "type", "startBeforeActivity", "activityId", "EndEvent_Admitted")))),
                        officer.put(instance + "/suspended", Map.of("suspended", true)),
                        officer.delete(instance),
                        officer.post(
                                ENGINE + "/message",
                                Map.of("messageName", "transmitted", "businessKey", "TEST-ATTACK")),
                        officer.post(
                                ENGINE + "/process-definition/key/formal-check/start",
                                Map.of("businessKey", "TEST-ATTACK"))))
                .extracting(HttpResponse::statusCode)
                .containsOnly(403);
        assertTaskIsOpen();
        assertThat(runtime.getVariables(formalCheck.getId())).isEmpty();
        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getDueDate())
                .isEqualTo(task.getDueDate());
    }

    @Test
    void aTaskIsNotInvented() {
        assertThat(officer.post(ENGINE + "/task/create", Map.of("id", "inventato", "name", "Compito"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(tasks.createTaskQuery().taskId("inventato").count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk", "/api/v1/desk/cases", "/api/v1/proposals", ENGINE + "/task", ENGINE + "/user"})
    void whatHoldsPersonalDataIsNotKeptByTheBrowser(String path) {
        assertThat(officer.get(path).headers().firstValue("Cache-Control"))
                .as(path)
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    }

    @Test
    void theSessionCookieStaysOnThisSite() {
        assertThat(DeskClient.anonymous(port).login("ufficio").headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("JSESSIONID"))
                .isNotEmpty()
                .allSatisfy(
                        cookie -> assertThat(cookie).contains("SameSite=Lax").contains("HttpOnly"));
    }

    @Test
    void aPageOfAnotherSiteChangesNothingAtTheDesk() {
        assertThat(officer.forgedPost("/api/v1/desk/cases", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(officer.forgedPost(ENGINE + "/task/" + task.getId() + "/claim", Map.of("userId", "ufficio"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee())
                .isNull();
    }

    private void assertTaskIsOpen() {
        assertThat(tasks.createTaskQuery().taskId(task.getId()).active().count())
                .isEqualTo(1);
    }

    private static Map<String, Object> yes(String variable) {
        return Map.of(variable, Map.of("value", true, "type", "Boolean"));
    }
}
