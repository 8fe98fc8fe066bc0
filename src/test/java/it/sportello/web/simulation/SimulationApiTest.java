package it.sportello.web.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.sportello.notice.Notices;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.ReportSheet;
import it.sportello.web.intake.demo.SampleForm;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everybody may ask what a form or a report would give; the answer cites its rules and leaves no trace. */
@IntegrationTest
class SimulationApiTest {

    private static final String PROPOSALS = "/api/v1/notices/psw-2020/simulations";
    private static final String REPORTS = PROPOSALS + "/report";

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Notices notices;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private JdbcClient jdbc;

    @Test
    @Rule({"PSW-08-03", "PSW-08-11", "PSW-17-12", "PSW-18-02"})
    void a_whole_form_gives_its_amounts_with_their_reasons() {
        SampleForm sample = SampleForm.of(3101, "Simulata S.r.l.").employees(8, 0);

        JsonNode result = ok(PROPOSALS, json.valueToTree(sample.build(notices.byRuleSet("psw-2020/1"))));

        assertThat(result.get("sendable").asBoolean()).isTrue();
        assertThat(result.get("lazioEmployees").asInt()).isEqualTo(8);
        assertThat(result.at("/band/total").asText()).isEqualTo("7500.00");
        assertThat(result.at("/grant/total").asText()).isEqualTo("7500.00");
        assertThat(result.at("/payment/advance").asText()).isEqualTo("4500.00");
        assertThat(result.at("/payment/balanceMaximum").asText()).isEqualTo("3000.00");
        assertThat(result.at("/rows/e").asText())
                .isEqualTo(
                        sum(result.at("/rows/c").asText(), result.at("/rows/d").asText()));
        assertThat(result.get("blocks")).isEmpty();
        assertThat(result.get("reasons").findValuesAsText("subject"))
                .contains("headcount", "financialPlan", "grantable", "advance");
        assertThat(result.at("/reasons/0/rules/0/paragraph").asText()).startsWith("§");
    }

    @Test
    @Rule({"PSW-05-05", "PSW-06-08"})
    void what_would_exclude_or_not_be_financed_is_a_block_with_its_rule() {
        SampleForm sample = SampleForm.of(3102, "Già Agile S.r.l.")
                .employees(8, 0)
                .withPlanAlready()
                .earlierAids("199000.00");

        JsonNode blocks = ok(PROPOSALS, json.valueToTree(sample.build(notices.byRuleSet("psw-2020/1"))))
                .get("blocks");

        assertThat(blocks.findValuesAsText("code")).contains("EXC_PLAN_ALREADY_EXISTS");
        assertThat(blocks.findValuesAsText("rule")).contains("PSW-05-05");
    }

    @Test
    @Rule({"PSW-08-05", "PSW-17-12", "PSW-17-16"})
    void without_action_b_its_amounts_are_zero_and_what_is_bought_is_a_block() {
        ObjectNode form = json.valueToTree(
                SampleForm.of(3104, "Solo Piano S.r.l.").employees(8, 0).build(notices.byRuleSet("psw-2020/1")));
        form.put("actionB", false);

        JsonNode result = ok(PROPOSALS, form);

        assertThat(result.at("/band/actionB").asText()).isEqualTo("0.00");
        assertThat(result.at("/band/total").asText()).isEqualTo("5000.00");
        assertThat(result.at("/rows/f").asText()).isEqualTo("0.00");
        assertThat(result.at("/rows/total").asText())
                .isEqualTo(result.at("/rows/e").asText());
        assertThat(result.get("blocks").findValuesAsText("code")).contains("ACTION_B_NOT_REQUESTED");
    }

    @Test
    @Rule("PSW-12-04")
    void an_incomplete_form_gives_what_can_be_computed_and_says_what_is_missing() {
        ObjectNode form = json.createObjectNode().put("actionA", true).put("actionB", true);
        form.putArray("staff")
                .add(json.createObjectNode()
                        .put("voice", "A1")
                        .put("function", "TEACHING")
                        .put("hours", "10")
                        .put("rate", "50.00"))
                .add(json.createObjectNode().put("voice", "A2"));

        JsonNode result = ok(PROPOSALS, form);

        assertThat(result.get("sendable").asBoolean()).isFalse();
        assertThat(result.at("/rows/a1").asText()).isEqualTo("500.00");
        assertThat(result.at("/rows/d").asText()).isEqualTo("200.00");
        assertThat(result.get("band").isNull()).isTrue();
        assertThat(result.get("warnings").findValuesAsText("field"))
                .contains("applicant", "declarations", "staff[1].hours", "staff[1].rate");
        assertThat(result.get("warnings").findValuesAsText("rule")).allMatch(rule -> rule.startsWith("PSW-"));
        assertThat(ok(PROPOSALS, json.createObjectNode()).get("warnings")).isNotEmpty();
        assertThat(ok(PROPOSALS, halfFilled()).get("warnings")).isNotEmpty();
    }

    /** Objects that are there with nothing in them. */
    private ObjectNode halfFilled() {
        ObjectNode form = json.createObjectNode();
        for (String part : List.of("privacy", "signer", "applicant", "declarations", "association", "pilot")) {
            form.putObject(part);
        }
        for (String list : List.of(
                "employees",
                "linkedEnterprises",
                "aids",
                "otherAids",
                "trainingActions",
                "people",
                "staff",
                "purchases")) {
            form.putArray(list).addObject();
        }
        ((ObjectNode) form.get("applicant")).putArray("operatingUnits").addObject();
        ((ObjectNode) form.get("association")).putArray("members").addObject();
        ((ObjectNode) form.at("/trainingActions/0")).putArray("participants").addObject();
        return form;
    }

    @Test
    @Rule({"PSW-19-28", "PSW-19-19", "PSW-18-08"})
    void a_report_is_recognised_line_by_line_with_its_balance() throws Exception {
        JsonNode result = ok(REPORTS, report("CASH"));

        assertThat(result.at("/lines/0/state").asText()).isEqualTo("INADMISSIBLE");
        assertThat(result.at("/lines/0/cuts/0/code").asText()).isEqualTo("INADM_CASH");
        assertThat(result.at("/lines/0/cuts/0/paragraph").asText()).startsWith("§");
        assertThat(result.at("/settlement/recovery").asText()).isEqualTo("1000.00");

        JsonNode regular = ok(REPORTS, report("BANK_TRANSFER"));
        assertThat(regular.at("/lines/0/eligible").asText()).isEqualTo("2000.00");
        assertThat(regular.at("/recognised/total").asText()).isEqualTo("2800.00");
        assertThat(regular.at("/settlement/balance").asText()).isEqualTo("1800.00");
    }

    @Test
    @Rule("PSW-17-17")
    void the_vat_of_a_line_is_shown_and_never_recognised() throws Exception {
        JsonNode sheet = report("BANK_TRANSFER");
        ((ObjectNode) sheet.at("/report/documents/0/lines/0")).put("vat", "440.00");
        ((ObjectNode) sheet.at("/report/documents/0/payments/0")).put("amount", "2440.00");

        JsonNode line = ok(REPORTS, sheet).at("/lines/0");

        assertThat(line.get("vatInadmissible").asText()).isEqualTo("440.00");
        assertThat(line.get("eligible").asText()).isEqualTo("2000.00");
    }

    @Test
    @Rule({"PSW-19-14", "PSW-19-16"})
    void what_is_paid_or_performed_after_the_report_is_cut_and_not_refused() throws Exception {
        ObjectNode late = (ObjectNode) report("BANK_TRANSFER");
        ((ObjectNode) late.at("/report/documents/0/payments/0")).put("date", "2021-02-02");
        JsonNode paidLate = ok(REPORTS, late);
        ((ObjectNode) late.at("/report/documents/0/lines/0")).put("referenceDate", "2021-02-02");

        assertThat(paidLate.at("/lines/0/cuts").findValuesAsText("code")).containsExactly("INADM_UNPAID_AT_REPORT");
        assertThat(paidLate.at("/recognised/total").asText()).isEqualTo("0.00");
        assertThat(ok(REPORTS, late).at("/lines/0/cuts").findValuesAsText("code"))
                .containsExactly("INADM_OUT_OF_PERIOD", "INADM_UNPAID_AT_REPORT");
    }

    @Test
    @Rule("PSW-19-28")
    void a_report_without_the_facts_of_its_case_is_refused_with_every_field() {
        ResponseEntity<JsonNode> answer = post(REPORTS, json.createObjectNode());

        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat(answer.getBody().get("errors").findValuesAsText("field")).contains("report", "reported");
    }

    @Test
    void nothing_is_stored_and_nothing_is_cached() {
        long before = rows();
        SampleForm sample = SampleForm.of(3103, "Nessuna Traccia S.r.l.");

        ResponseEntity<JsonNode> answer =
                post(PROPOSALS, json.valueToTree(sample.build(notices.byRuleSet("psw-2020/1"))));

        assertThat(answer.getHeaders().getCacheControl()).contains("no-store");
        assertThat(answer.getHeaders()).doesNotContainKey(HttpHeaders.SET_COOKIE);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void what_cannot_be_read_is_a_problem_in_italian() {
        assertThat(post("/api/v1/notices/altro/simulations", json.createObjectNode())
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        ResponseEntity<JsonNode> unknown =
                post(PROPOSALS, json.createObjectNode().put("sconosciuto", 1));
        assertThat(unknown.getStatusCode().value()).isEqualTo(400);
        assertThat(unknown.getBody().at("/errors/0/message").asText()).isEqualTo("Il campo non è previsto.");

        ResponseEntity<JsonNode> large =
                post(PROPOSALS, json.createObjectNode().put("description", "x".repeat(4_200_000)));
        assertThat(large.getStatusCode().value()).isEqualTo(413);
        assertThat(large.getBody().at("/errors/0/code").asText()).isEqualTo("TOO_LARGE");
    }

    @Test
    void the_description_of_the_api_shows_both_with_an_example() {
        JsonNode paths = http.getForObject("/api/v1/openapi", JsonNode.class).get("paths");

        for (String path :
                List.of("/api/v1/notices/{notice}/simulations", "/api/v1/notices/{notice}/simulations/report")) {
            assertThat(paths.get(path).at("/post/requestBody/content/application~1json/examples"))
                    .isNotEmpty();
        }
    }

    private JsonNode report(String paymentMethod) throws JsonProcessingException {
        String sheet =
                json.writeValueAsString(ReportSheet.experts("12345678903", "2000.00", LocalDate.of(2020, 11, 30)));
        return json.readTree(
                """
                {"reported": {"submissionDate": "2020-03-20", "activityStart": "2020-05-04", "declaredEnd": "2020-12-31",
                   "reportDate": "2021-02-01", "lazioEmployees": 8, "flatApproved": "1400.00",
                   "grantA": "5000.00", "grantB": "2500.00", "beneficiary": "12345678903"},
                 "paid": "1000.00", "report": %s}"""
                        .formatted(sheet.replace("BANK_TRANSFER", paymentMethod)));
    }

    private static String sum(String a, String b) {
        return new BigDecimal(a).add(new BigDecimal(b)).toPlainString();
    }

    private long rows() {
        return jdbc.sql("select (select count(*) from proposal) + (select count(*) from explanation)")
                .query(Long.class)
                .single();
    }

    private JsonNode ok(String path, JsonNode body) {
        ResponseEntity<JsonNode> answer = post(path, body);
        assertThat(answer.getStatusCode().value())
                .as(String.valueOf(answer.getBody()))
                .isEqualTo(200);
        return answer.getBody();
    }

    private ResponseEntity<JsonNode> post(String path, JsonNode body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return http.postForEntity(path, new HttpEntity<>(body.toString(), headers), JsonNode.class);
    }
}
