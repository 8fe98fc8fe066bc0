package it.sportello.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import it.sportello.proposal.CaseState;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.ParallelGatewayBuilder;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The desk in a real browser: what only the Tasklist itself can show. */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TasklistBrowserTest {

    private static final List<String> SCORES = List.of("8", "16", "8", "8", "16", "12", "12");

    @LocalServerPort
    private int port;

    @Autowired
    private Office office;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    private OfficerBrowser browser;

    @BeforeAll
    void openBrowser() {
        browser = OfficerBrowser.open(port);
    }

    @AfterAll
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void theOfficerChecksAProposalAndTheCommissionScoresIt() {
        ReferenceCode code = office.transmitted(office.enterprise("Tipografia del Browser S.r.l."));
        office.appointCommission();

        check(code);
        office.awaitState(code, CaseState.ADMITTED_TO_EVALUATION);
        score(code);

        office.awaitState(code, CaseState.DE_MINIMIS_CHECK);
        assertThat(browser.securityComplaints()).isEmpty();
    }

    @Rule("PSW-13-01")
    private void check(ReferenceCode code) {
        String task = taskOf("ufficio", code, "UserTask_CheckFormalAdmissibility");
        Page page = browser.login("ufficio");
        browser.openTask(task);
        browser.claim();
        Locator documents = page.locator("select[name^=documentStatus]");
        documents.first().waitFor();
        for (int i = 0; i < documents.count(); i++) {
            documents.nth(i).selectOption("OK");
        }
        page.getByLabel("Ammessa alla valutazione tecnica").check();
        browser.complete();
        browser.awaitDone();
    }

    @Rule("PSW-13-05")
    private void score(ReferenceCode code) {
        String task = taskOf("commissione", code, "UserTask_ScoreProposal");
        Page page = browser.login("commissione");
        browser.openTask(task);
        browser.claim();
        Locator points = page.locator(".fjs-container input");
        points.first().waitFor();
        browser.type(points.first(), "99");
        assertThat(page.locator(".fjs-form-field-error").allInnerTexts()).contains("Il valore massimo è 10.");
        for (int i = 0; i < SCORES.size(); i++) {
            browser.type(points.nth(i), SCORES.get(i));
        }
        browser.type(page.locator(".fjs-container textarea"), "Proposta chiara e coerente.");
        browser.complete();
        browser.awaitDone();
    }

    @Test
    void everyFormOpensAndAsksForWhatIsRequiredInItalian() throws IOException {
        ReferenceCode code = office.transmitted(office.enterprise("Moduli Riuniti S.r.l."));
        Map<String, String> forms = new TreeMap<>();
        Set<String> asking = new TreeSet<>();
        for (Resource form : new PathMatchingResourcePatternResolver().getResources("classpath:forms/*.form")) {
            String id = form.getFilename().replace(".form", "");
            forms.put(taskKey(id), id);
            if (form.getContentAsString(StandardCharsets.UTF_8).replace(" ", "").contains("\"required\":true")) {
                asking.add(id);
            }
        }
        Deployment deployment = deployOneTaskPerForm(forms);
        try {
            runtime.startProcessInstanceByKey("every-form", code.value());
            browser.login("ufficio");
            for (Task task :
                    tasks.createTaskQuery().processDefinitionKey("every-form").list()) {
                tasks.setAssignee(task.getId(), "ufficio");
                browser.openTask(task.getId());
                String form = forms.get(task.getTaskDefinitionKey());
                assertThatCode(() -> showsItsFieldsAndAsksForThem(asking.contains(form)))
                        .as(form)
                        .doesNotThrowAnyException();
            }
        } finally {
            repository.deleteDeployment(deployment.getId(), true, true, true);
        }
        assertThat(browser.securityComplaints()).isEmpty();
    }

    private void showsItsFieldsAndAsksForThem(boolean somethingRequired) {
        Page page = browser.page();
        page.locator(".fjs-form-field").first().waitFor();
        if (somethingRequired) {
            // The viewer draws the form a moment before it listens to the button.
            page.waitForTimeout(800);
            browser.complete();
            page.locator(".fjs-form-field-error").first().waitFor();
            assertThat(page.locator(".fjs-form-field-error").allInnerTexts())
                    .allMatch(text -> text.equals("Campo obbligatorio."));
        }
        assertThat(page.locator(".fjs-container").innerText()).doesNotContain("Select", "is required", "No results");
    }

    private Deployment deployOneTaskPerForm(Map<String, String> forms) {
        ParallelGatewayBuilder fork = Bpmn.createExecutableProcess("every-form")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .parallelGateway("Gateway_AllForms");
        forms.keySet().forEach(key -> fork.userTask(key)
                .name(key)
                .camundaCandidateGroups("officers")
                .endEvent());
        var model = fork.done();
        forms.forEach((key, form) -> {
            UserTask task = model.getModelElementById(key);
            task.setCamundaFormRef(form);
            task.setCamundaFormRefBinding("latest");
        });
        return repository
                .createDeployment()
                .addModelInstance("every-form.bpmn", model)
                .deploy();
    }

    private static String taskKey(String form) {
        StringBuilder key = new StringBuilder("UserTask_");
        Arrays.stream(form.split("-")).forEach(word -> key.append(Character.toUpperCase(word.charAt(0)))
                .append(word.substring(1)));
        return key.toString();
    }

    @Test
    void noApplicationIsRefusedByItsOwnSecurityPolicy() {
        browser.login("gestione");
        for (String application : List.of("tasklist", "cockpit", "admin", "welcome")) {
            Page page = browser.application(application);
            page.getByText("Davide Leone").first().waitFor();
        }
        assertThat(browser.securityComplaints()).isEmpty();
    }

    @Test
    void whoLogsOutComesBackToTheLoginPage() {
        browser.login("ufficio");
        Page page = browser.application("tasklist");
        page.locator(".account a, .user-account a").first().click();
        page.getByText("Esci").first().click();
        page.waitForURL(url -> url.contains("/login"));
        page.locator("#username").waitFor();
    }

    private String taskOf(String person, ReferenceCode code, String key) {
        return office.awaitTask(person, code, key).get("id").asText();
    }
}
