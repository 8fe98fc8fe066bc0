package it.sportello.web.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.sportello.process.api.DeskTask;
import it.sportello.process.api.DeskTasks;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.DeskBrowser;
import it.sportello.test.Eventually;
import it.sportello.test.IntegrationTest;
import it.sportello.web.intake.demo.SampleForm;
import it.sportello.web.intake.demo.SampleProposals;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
@Rule({"PSW-12-19", "PSW-13-01", "PSW-00-11"})
class FormalCheckFormTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger(5100);

    @LocalServerPort
    private int port;

    @Autowired
    private SampleProposals samples;

    @Autowired
    private DeskTasks tasks;

    private DeskBrowser officer;
    private ReferenceCode code;
    private DeskTask task;

    @BeforeEach
    void aProposalWaitsForItsFormalCheck() {
        SampleForm sample = SampleForm.of(NUMBERS.incrementAndGet(), "Impresa in verifica S.r.l.");
        code = samples.file("psw-2020", sample).code();
        task = Eventually.find("the formal check of " + code, () -> tasks.of(code).stream()
                .filter(open -> open.key().equals("UserTask_CheckFormalAdmissibility"))
                .findFirst());
        officer = DeskBrowser.of(port, "ufficio");
    }

    @Test
    void the_officer_sees_every_document_that_is_owed_with_its_file_and_every_requirement() {
        JsonNode form = officer.json(url());

        assertThat(form.at("/documents")).isNotEmpty().allSatisfy(document -> {
            assertThat(document.get("label").asText()).isNotBlank();
            assertThat(document.get("status").isNull()).isTrue();
        });
        JsonNode first = form.at("/documents/0");
        HttpResponse<String> file = officer.get(first.get("url").asText());
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(file.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(form.at("/requirements")).hasSizeGreaterThan(15).allSatisfy(requirement -> assertThat(
                        requirement.get("label").asText())
                .isNotBlank());
        assertThat(form.at("/proposed/outcome").asText()).isEqualTo("ADMIT");
    }

    @Test
    void what_is_found_is_kept_and_moves_the_proposed_outcome() {
        officer.take(task.id(), "ufficio");
        ObjectNode saved = examined("OK");
        ((ObjectNode) saved.at("/documents/0")).put("status", "ILLEGIBLE").put("grounds", "Pagina 2 illeggibile.");

        HttpResponse<String> answer = officer.put(url(), saved);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode form = DeskBrowser.read(answer);
        assertThat(form.at("/proposed/outcome").asText()).isEqualTo("EXCLUDE");
        assertThat(form.at("/proposed/codes/0/code").asText()).isEqualTo("EXC_DOC_ILLEGIBLE");
        assertThat(form.at("/documents/0/grounds").asText()).isEqualTo("Pagina 2 illeggibile.");
        assertThat(DeskBrowser.read(officer.put(url(), saved))).isEqualTo(form);
        assertThat(officer.json(url())).isEqualTo(form);
    }

    @Test
    void who_has_not_taken_the_task_stores_nothing() {
        HttpResponse<String> answer = officer.put(url(), examined("OK"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(DeskBrowser.read(answer).at("/errors/0/code").asText()).isEqualTo("TASK_NOT_TAKEN");
        assertThat(officer.json(url()).at("/documents/0/status").isNull()).isTrue();
    }

    @Test
    void an_unknown_document_and_an_unknown_requirement_are_both_named() {
        officer.take(task.id(), "ufficio");
        String body =
                """
                {"documents": [{"id": "ALTRO", "status": "OK", "grounds": null}],
                 "requirements": [{"code": "EXC_DOC_MISSING", "status": "OK", "grounds": null}]}""";

        HttpResponse<String> answer = officer.put(url(), body);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(DeskBrowser.read(answer).findValuesAsText("field"))
                .containsExactly("documents[0].id", "requirements[0].code");
    }

    @Test
    void a_defect_without_grounds_is_refused_and_nothing_of_the_form_is_stored() {
        officer.take(task.id(), "ufficio");
        ObjectNode saved = examined("OK");
        ((ObjectNode) saved.at("/documents/1")).put("status", "WRONG");

        HttpResponse<String> answer = officer.put(url(), saved);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(DeskBrowser.read(answer).at("/errors/0/field").asText()).isEqualTo("documents[1].grounds");
        assertThat(officer.json(url()).at("/documents/0/status").isNull()).isTrue();
    }

    @Test
    void without_a_login_there_is_nothing_to_see_and_another_form_does_not_fit_the_task() {
        assertThat(DeskBrowser.stranger(port).get(url()).statusCode()).isEqualTo(401);
        assertThat(officer.get("/api/v1/desk/tasks/" + task.id() + "/report").statusCode())
                .isEqualTo(409);
        assertThat(officer.get("/api/v1/desk/tasks/altro/formal-check").statusCode())
                .isEqualTo(404);
    }

    /** Every document with that status, no requirement examined. */
    private ObjectNode examined(String status) {
        ObjectNode form = (ObjectNode) officer.json(url());
        ArrayNode documents = form.arrayNode();
        form.at("/documents").forEach(document -> documents
                .addObject()
                .put("id", document.get("id").asText())
                .put("status", status)
                .putNull("grounds"));
        ObjectNode saved = form.objectNode();
        saved.set("documents", documents);
        saved.set("requirements", form.arrayNode());
        return saved;
    }

    private String url() {
        return "/api/v1/desk/tasks/" + task.id() + "/formal-check";
    }
}
