package it.sportello.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.sportello.notice.Notices;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.ReportSheet;
import it.sportello.web.intake.ApiTokens;
import it.sportello.web.intake.LegalSubject;
import it.sportello.web.intake.demo.SampleForm;
import java.net.URI;
import java.time.LocalDate;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A body that says one thing oddly, and is otherwise whole, is refused with the field and the rule; nothing of it is
 * kept. The rows of {@code cases/ODD-*.csv}: where the value stands, what stands there as written, the field of the
 * answer, its rule.
 */
@IntegrationTest
@Rule({"PSW-00-01", "PSW-00-03", "PSW-12-04", "PSW-19-28"})
class OddBodiesTest {

    private static final String SIMULATIONS = "/api/v1/notices/psw-2020/simulations";
    private static final String HERE = "@@@";

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Notices notices;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private JdbcClient jdbc;

    private SampleForm sample;
    private HttpHeaders owner;

    @BeforeEach
    void anEnterpriseHasItsToken() {
        sample = SampleForm.of(3901, "Corpi Strani S.r.l.").employees(8, 0);
        owner = new HttpHeaders();
        owner.setContentType(MediaType.APPLICATION_JSON);
        owner.setBearerAuth(tokens.issue(new LegalSubject(sample.taxCode(), sample.name())));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/cases/ODD-form.csv", delimiter = '|', quoteCharacter = '\'', numLinesToSkip = 1)
    void anUnreadableFormIsRefusedWhereverItIsSentAndNotKept(String at, String value, String field, String rule)
            throws JsonProcessingException {
        String body = with(json.valueToTree(sample.build(notices.byRuleSet("psw-2020/1"))), at, value);
        String id = post("/api/v1/notices/psw-2020/proposals", "")
                .getBody()
                .get("id")
                .asText();

        assertRefused(post(SIMULATIONS, body), field, rule);
        assertRefused(send(HttpMethod.PUT, "/api/v1/proposals/" + id, body), field, rule);
        assertThat(jdbc.sql("select form::text from proposal where id = ?::uuid")
                        .param(id)
                        .query(String.class)
                        .optional()
                        .orElse("{}"))
                .doesNotContain(sample.taxCode());
        send(HttpMethod.DELETE, "/api/v1/proposals/" + id, "");
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/cases/ODD-report.csv", delimiter = '|', quoteCharacter = '\'', numLinesToSkip = 1)
    void anUnreadableReportIsRefused(String at, String value, String field, String rule)
            throws JsonProcessingException {
        assertRefused(post(SIMULATIONS + "/report", with(report(), at, value)), field, rule);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/cases/ODD-deadline.csv", delimiter = '|', quoteCharacter = '\'', numLinesToSkip = 1)
    @Rule("PSW-00-04")
    void anUnreadableTermIsRefused(String body, String field, String rule) {
        assertRefused(post("/api/v1/deadline-calculations", body), field, rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\": \"a\", \"title\": \"b\"}",
                "{\"title\": \"a\"} {\"title\": \"b\"}",
                "{\"title\": \"a\"",
                "{\"title\": 'a'}",
                "{\"title\": \"a\",}",
                "[]",
                "null",
                "5",
                ""
            })
    void whatIsNoSingleDocumentIsRefused(String body) {
        ResponseEntity<JsonNode> answer = post(SIMULATIONS, body);

        assertThat(answer.getStatusCode().value()).as(body).isEqualTo(400);
        assertThat(answer.getBody().at("/errors/0/message").asText()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/title, \"Città 東京 Ωμέγα Łódź\"",
        "/description, \"prima riga\\n\\tseconda riga\"",
        "/staff/0/hours, 16.5",
        "/staff/0/hours, 4E+1",
        "/staff/0/rate, \"50.1\""
    })
    void whatIsOnlyUncommonIsRead(String at, String value) throws JsonProcessingException {
        String body = with(json.valueToTree(sample.build(notices.byRuleSet("psw-2020/1"))), at, value);

        assertThat(post(SIMULATIONS, body).getStatusCode().value()).isEqualTo(200);
    }

    @Test
    void aParameterThatNobodyCanWriteIsRefused() {
        ResponseEntity<JsonNode> answer = http.exchange(
                URI.create(http.getRootUri() + "/api/v1/proposals/" + UUID.randomUUID()
                        + "/documents/APPLICATION_A01?subject=%00"),
                HttpMethod.DELETE,
                new HttpEntity<>(owner),
                JsonNode.class);

        assertThat(answer.getStatusCode().value())
                .as(String.valueOf(answer.getBody()))
                .isEqualTo(400);
        assertThat(answer.getBody().at("/errors/0/message").asText()).startsWith("Un parametro");
    }

    private void assertRefused(ResponseEntity<JsonNode> answer, String field, String rule) {
        assertThat(answer.getStatusCode().value())
                .as(String.valueOf(answer.getBody()))
                .isIn(400, 422);
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        JsonNode error = answer.getBody().at("/errors/0");
        assertThat(error.get("field").asText()).isEqualTo(field);
        assertThat(error.get("rule").asText()).isEqualTo(rule);
        assertThat(error.get("message").asText()).matches("\\p{Lu}.*\\.");
    }

    /** The document with the value as written at a pointer; {@code n × value} is an array of n, {@code n deep} a nest. */
    private String with(ObjectNode document, String at, String value) throws JsonProcessingException {
        JsonNode holder = document.at(at.substring(0, at.lastIndexOf('/')));
        String name = at.substring(at.lastIndexOf('/') + 1);
        if (holder instanceof ArrayNode list) {
            list.set(Integer.parseInt(name), HERE);
        } else {
            ((ObjectNode) holder).put(name, HERE);
        }
        return json.writeValueAsString(document).replace('"' + HERE + '"', written(value));
    }

    private static String written(String value) {
        if (value.contains(" × ")) {
            String[] parts = value.split(" × ", 2);
            return "[" + String.join(",", Collections.nCopies(Integer.parseInt(parts[0]), parts[1])) + "]";
        }
        if (value.endsWith(" deep")) {
            int depth = Integer.parseInt(value.substring(0, value.indexOf(' ')));
            return "[".repeat(depth) + "]".repeat(depth);
        }
        return value;
    }

    private ObjectNode report() {
        ObjectNode body = json.createObjectNode();
        body.putObject("reported")
                .put("submissionDate", "2020-03-20")
                .put("activityStart", "2020-05-04")
                .put("declaredEnd", "2020-12-31")
                .put("reportDate", "2021-02-01")
                .put("lazioEmployees", 8)
                .put("grantA", "5000.00")
                .put("beneficiary", "12345678903");
        return body.put("paid", "1000.00")
                .set(
                        "report",
                        json.valueToTree(ReportSheet.experts("12345678903", "2000.00", LocalDate.of(2020, 11, 30))));
    }

    private ResponseEntity<JsonNode> post(String path, String body) {
        return send(HttpMethod.POST, path, body);
    }

    private ResponseEntity<JsonNode> send(HttpMethod method, String path, String body) {
        return http.exchange(path, method, new HttpEntity<>(body, owner), JsonNode.class);
    }
}
