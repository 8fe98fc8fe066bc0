package it.sportello.web.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.DeskClient;
import it.sportello.test.DeskUser;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
@Rule({"PSW-12-19", "PSW-13-01", "PSW-00-11"})
class FormalCheckFormTest {

    private static final String TASK = "UserTask_CheckFormalAdmissibility";

    @Autowired
    private Office office;

    @LocalServerPort
    private int port;

    private DeskUser officer;
    private String task;

    @BeforeEach
    void aProposalWaitsForItsFormalCheck() {
        ReferenceCode code = office.transmitted(office.enterprise("Impresa in verifica S.r.l."));
        officer = office.user("ufficio");
        task = office.awaitTask("ufficio", code, TASK).get("id").asText();
    }

    @Test
    void the_officer_sees_every_document_that_is_owed_with_its_file_and_every_requirement() {
        JsonNode form = officer.read(officer.get(url()));

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
        officer.claim(task);
        ObjectNode saved = examined("OK");
        ((ObjectNode) saved.at("/documents/0")).put("status", "ILLEGIBLE").put("grounds", "Pagina 2 illeggibile.");

        HttpResponse<String> answer = put(saved);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode form = DeskClient.json(answer);
        assertThat(form.at("/proposed/outcome").asText()).isEqualTo("EXCLUDE");
        assertThat(form.at("/proposed/codes/0/code").asText()).isEqualTo("EXC_DOC_ILLEGIBLE");
        assertThat(form.at("/documents/0/grounds").asText()).isEqualTo("Pagina 2 illeggibile.");
        assertThat(DeskClient.json(put(saved))).isEqualTo(form);
        assertThat(officer.read(officer.get(url()))).isEqualTo(form);
    }

    @Test
    void who_has_not_taken_the_task_stores_nothing() {
        HttpResponse<String> answer = put(examined("OK"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(DeskClient.json(answer).at("/errors/0/code").asText()).isEqualTo("TASK_NOT_TAKEN");
        assertThat(officer.read(officer.get(url())).at("/documents/0/status").isNull())
                .isTrue();
    }

    @Test
    void an_unknown_document_and_an_unknown_requirement_are_both_named() {
        officer.claim(task);
        Map<String, ?> body = Map.of(
                "documents",
                List.of(Map.of("id", "ALTRO", "status", "OK")),
                "requirements",
                List.of(Map.of("code", "EXC_DOC_MISSING", "status", "OK")));

        HttpResponse<String> answer = put(body);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(DeskClient.json(answer).findValuesAsText("field"))
                .containsExactly("documents[0].id", "requirements[0].code");
    }

    @Test
    void an_empty_place_in_a_list_is_answered_with_its_path() {
        officer.claim(task);

        HttpResponse<String> answer = put(Map.of("documents", Collections.singletonList(null)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(DeskClient.json(answer).at("/errors/0/field").asText()).isEqualTo("documents[0]");
    }

    @Test
    void a_defect_without_grounds_is_refused_and_nothing_of_the_form_is_stored() {
        officer.claim(task);
        ObjectNode saved = examined("OK");
        ((ObjectNode) saved.at("/documents/1")).put("status", "WRONG");

        HttpResponse<String> answer = put(saved);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(DeskClient.json(answer).at("/errors/0/field").asText()).isEqualTo("documents[1].grounds");
        assertThat(officer.read(officer.get(url())).at("/documents/0/status").isNull())
                .isTrue();
    }

    @Test
    void without_a_login_there_is_nothing_to_see_and_another_form_does_not_fit_the_task() {
        assertThat(DeskClient.anonymous(port).get(url()).statusCode()).isEqualTo(401);
        assertThat(officer.get("/api/v1/desk/tasks/" + task + "/report").statusCode())
                .isEqualTo(409);
        assertThat(officer.get("/api/v1/desk/tasks/altro/formal-check").statusCode())
                .isEqualTo(404);
    }

    /** Every document with that status, no requirement examined. */
    private ObjectNode examined(String status) {
        ObjectNode form = (ObjectNode) officer.read(officer.get(url()));
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

    private HttpResponse<String> put(Object saved) {
        return officer.call("PUT", url(), saved);
    }

    private String url() {
        return "/api/v1/desk/tasks/" + task + "/formal-check";
    }
}
