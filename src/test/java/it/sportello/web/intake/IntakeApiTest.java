package it.sportello.web.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.web.intake.demo.SampleForm;
import it.sportello.web.intake.demo.SamplePdf;
import it.sportello.web.intake.demo.SampleProposals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

@IntegrationTest
class IntakeApiTest {

    private static final String NOTICE = "psw-2020";
    private static final AtomicInteger NUMBERS = new AtomicInteger(2000);

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private Notices notices;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Proposals proposals;

    @Autowired
    private SampleProposals samples;

    private SampleForm sample;
    private String token;

    @BeforeEach
    void anEnterpriseHasItsToken() {
        sample = SampleForm.of(NUMBERS.incrementAndGet(), "Impresa di prova S.r.l.");
        token = tokens.issue(new LegalSubject(sample.taxCode(), sample.name()));
    }

    @Test
    @Rule({"PSW-12-04", "PSW-12-06", "PSW-12-08"})
    void a_proposal_goes_from_the_draft_to_the_receipt() {
        String id = ready();
        ResponseEntity<JsonNode> first = transmit(id, "chiave-1");

        assertThat(first.getStatusCode().value()).isEqualTo(200);
        assertThat(first.getBody().get("arrivalNumber").asLong()).isPositive();
        assertThat(get("/proposals/" + id + "/receipt").getBody()).isEqualTo(first.getBody());
        ReferenceCode code =
                new ReferenceCode(first.getBody().get("referenceCode").asText());
        assertThat(code.value()).startsWith("PSW20-");
        assertThat(proposals.history(code))
                .extracting(step -> step.to().name())
                .startsWith("DRAFT", "FORM_SENT", "TRANSMITTED");
    }

    @Test
    @Rule("PSW-12-06")
    void repeated_with_the_same_key_the_receipt_is_the_same() {
        String id = ready();

        assertThat(transmit(id, "chiave-2").getBody())
                .isEqualTo(transmit(id, "chiave-2").getBody());
        assertThat(transmit(id, "altra").getStatusCode().value()).isEqualTo(409);
    }

    @Test
    @Rule("PSW-12-06")
    void sent_many_times_at_once_it_arrives_once() throws Exception {
        String id = ready();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            Callable<JsonNode> attempt = () -> transmit(id, "insieme").getBody();
            List<Future<JsonNode>> answers = pool.invokeAll(java.util.Collections.nCopies(8, attempt));
            JsonNode receipt = answers.get(0).get();
            for (Future<JsonNode> answer : answers) {
                assertThat(answer.get()).isEqualTo(receipt);
            }
        } finally {
            pool.shutdown();
        }
        assertThat(jdbc.sql("select count(*) from case_transition where proposal_id = ?::uuid and to_state = ?")
                        .params(id, "TRANSMITTED")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @Rule({"PSW-12-06", "PSW-12-08"})
    void sixty_four_at_once_all_arrive_and_their_numbers_and_instants_agree() throws Exception {
        List<UUID> ready = new ArrayList<>();
        List<String> owners = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            SampleForm one = SampleForm.of(NUMBERS.incrementAndGet(), "Impresa della folla S.r.l.");
            ready.add(samples.ready(NOTICE, one));
            owners.add(tokens.issue(new LegalSubject(one.taxCode(), one.name())));
        }
        CyclicBarrier start = new CyclicBarrier(64);
        ExecutorService pool = Executors.newFixedThreadPool(64);
        List<JsonNode> receipts = new ArrayList<>();
        try {
            List<Future<JsonNode>> answers = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                String id = ready.get(i).toString();
                String owner = owners.get(i);
                answers.add(pool.submit(() -> {
                    start.await();
                    return transmit(owner, id, "folla").getBody();
                }));
            }
            for (Future<JsonNode> answer : answers) {
                receipts.add(answer.get());
            }
        } finally {
            pool.shutdown();
        }
        assertThat(receipts).allSatisfy(receipt -> assertThat(receipt.has("arrivalNumber"))
                .as(receipt.toString())
                .isTrue());
        receipts.sort(
                Comparator.comparing(receipt -> receipt.get("arrivalNumber").asLong()));
        assertThat(receipts)
                .extracting(receipt -> receipt.get("arrivalNumber").asLong())
                .doesNotHaveDuplicates();
        assertThat(receipts)
                .extracting(
                        receipt -> Instant.parse(receipt.get("transmittedAt").asText()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(started(receipts))
                .as("cases are started in the order of arrival")
                .isSorted();
    }

    /** When the process of each case was started, in the order of the receipts. */
    private List<Instant> started(List<JsonNode> receipts) {
        List<String> codes = receipts.stream()
                .map(receipt -> receipt.get("referenceCode").asText())
                .toList();
        await().atMost(Duration.ofSeconds(60)).until(() -> starts(codes).size() == codes.size());
        Map<String, Instant> starts = starts(codes);
        return codes.stream().map(starts::get).toList();
    }

    private Map<String, Instant> starts(List<String> codes) {
        return jdbc
                .sql("select business_key_, start_time_ from act_hi_procinst"
                        + " where proc_def_key_ = 'grant-procedure' and business_key_ in (:codes)")
                .param("codes", codes)
                .query((row, n) ->
                        Map.entry(row.getString(1), row.getTimestamp(2).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Test
    @Rule({"PSW-12-12", "PSW-12-20"})
    void without_a_document_nothing_is_transmitted_and_every_missing_one_is_named() {
        String id = draft();
        put(id, form());
        post("/proposals/" + id + "/form-submission");
        ResponseEntity<JsonNode> refused = transmit(id, "chiave-3");

        assertThat(refused.getStatusCode().value()).isEqualTo(409);
        assertThat(refused.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(refused.getBody().get("errors").findValuesAsText("field"))
                .contains("APPLICATION_A01", "UNDERTAKING_B", "PRIVACY_CONSENT_F");
        assertThat(get("/proposals/" + id).getBody().at("/summary/state").asText())
                .isEqualTo("FORM_SENT");
    }

    @Test
    @Rule("PSW-12-04")
    void a_sent_form_cannot_be_changed() {
        String id = draft();
        put(id, form());
        post("/proposals/" + id + "/form-submission");

        assertThat(put(id, form()).getStatusCode().value()).isEqualTo(409);
        assertThat(post("/proposals/" + id + "/form-submission").getStatusCode().value())
                .isEqualTo(409);
    }

    @Test
    @Rule({"PSW-25-01", "PSW-05-01"})
    void a_form_with_wrong_fields_is_refused_with_all_of_them() {
        String id = draft();
        put(id, json.createObjectNode().put("title", "Solo il titolo"));
        ResponseEntity<JsonNode> refused = post("/proposals/" + id + "/form-submission");

        assertThat(refused.getStatusCode().value()).isEqualTo(422);
        assertThat(refused.getBody().get("errors").findValuesAsText("rule")).contains("PSW-25-01", "PSW-05-01");
        assertThat(get("/proposals/" + id).getBody().at("/summary/state").asText())
                .isEqualTo("DRAFT");
    }

    @Test
    void a_malformed_value_is_answered_with_the_path_of_its_field() {
        String id = draft();
        ResponseEntity<JsonNode> wrong = put(id, json.createObjectNode().put("plannedStart", "domani"));
        ResponseEntity<JsonNode> unknown = put(id, json.createObjectNode().put("colore", "verde"));

        assertThat(wrong.getStatusCode().value()).isEqualTo(400);
        assertThat(wrong.getBody().at("/errors/0/field").asText()).isEqualTo("plannedStart");
        assertThat(unknown.getStatusCode().value()).isEqualTo(400);
        assertThat(unknown.getBody().at("/errors/0/field").asText()).isEqualTo("colore");
    }

    @Test
    void an_empty_place_in_a_list_is_answered_with_its_path() {
        String id = draft();
        ObjectNode form = json.createObjectNode();
        form.putArray("employees").addNull();
        ResponseEntity<JsonNode> answer = put(id, form);

        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat(answer.getBody().at("/errors/0/field").asText()).isEqualTo("employees[0]");
    }

    @Test
    @Rule({"PSW-12-05", "PSW-23-07"})
    void a_document_is_a_pdf_by_its_content_and_keeps_its_checksum() {
        String id = draft();
        byte[] pdf = SamplePdf.of("Domanda");
        ResponseEntity<JsonNode> kept = upload(id, "APPLICATION_A01", "", pdf);

        assertThat(kept.getStatusCode().value()).isEqualTo(200);
        assertThat(kept.getBody().get("sha256").asText()).hasSize(64);
        assertThat(upload(id, "APPLICATION_A01", "", "testo".getBytes())
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        assertThat(upload(id, "SCONOSCIUTO", "", pdf).getStatusCode().value()).isEqualTo(422);
        assertThat(http.exchange(
                                url("/proposals/" + id + "/documents/APPLICATION_A01"),
                                HttpMethod.GET,
                                new HttpEntity<>(bearer()),
                                byte[].class)
                        .getBody())
                .isEqualTo(pdf);
    }

    @Test
    @Rule("PSW-12-05")
    void a_document_may_come_as_a_multipart_form() {
        String id = draft();
        MultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
        parts.add("file", new ByteArrayResource(SamplePdf.of("Domanda")) {
            @Override
            public String getFilename() {
                return "domanda firmata.pdf";
            }
        });
        HttpHeaders headers = bearer();
        headers.setContentType(MediaType.MULTIPART_FORM_DATA);

        assertThat(http.exchange(
                                url("/proposals/" + id + "/documents/APPLICATION_A01"),
                                HttpMethod.PUT,
                                new HttpEntity<>(parts, headers),
                                JsonNode.class)
                        .getBody()
                        .get("fileName")
                        .asText())
                .isEqualTo("domanda firmata.pdf");
    }

    @Test
    @Rule({"PSW-12-06", "PSW-23-01", "PSW-23-07"})
    void what_was_transmitted_can_be_neither_removed_nor_replaced() {
        String id = ready();
        transmit(id, "chiave-4");

        assertThat(exchange(HttpMethod.DELETE, "/proposals/" + id + "/documents/APPLICATION_A01", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(409);
        assertThat(upload(id, "APPLICATION_A01", "", SamplePdf.of("Altra"))
                        .getStatusCode()
                        .value())
                .isEqualTo(409);
    }

    @Test
    @Rule("PSW-12-02")
    void the_proposals_of_others_are_not_found_and_strangers_do_not_come_in() {
        String id = ready();
        token = tokens.issue(new LegalSubject("12345678903", "Altra impresa S.r.l."));

        assertThat(get("/proposals/" + id).getStatusCode().value()).isEqualTo(404);
        assertThat(transmit(id, "chiave-5").getStatusCode().value()).isEqualTo(404);
        assertThat(upload(id, "APPLICATION_A01", "", SamplePdf.of("Domanda"))
                        .getStatusCode()
                        .value())
                .isEqualTo(404);

        token = "sconosciuto";
        ResponseEntity<JsonNode> stranger = get("/me/proposals");
        assertThat(stranger.getStatusCode().value()).isEqualTo(401);
        assertThat(stranger.getBody().at("/errors/0/rule").asText()).isEqualTo("PSW-12-02");
    }

    @Test
    @Rule({"PSW-28-01", "PSW-25-01"})
    void everybody_may_read_the_facts_of_the_call() {
        JsonNode notice =
                http.getForEntity(url("/notices/" + NOTICE), JsonNode.class).getBody();

        assertThat(notice.get("assistance").asText()).isEqualTo("avviso.smartworkingimprese@regione.lazio.it");
        assertThat(notice.get("assistanceFrom").asText()).isEqualTo("2020-03-12");
        assertThat(notice.get("assistanceNote").asText()).contains("telefonica è sospesa");
        assertThat(notice.at("/privacy/version").asText()).isEqualTo("psw-2020/1");
        assertThat(http.getForEntity(url("/notices/altro"), JsonNode.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    /** Form sent and every document uploaded. */
    private String ready() {
        String id = draft();
        assertThat(put(id, form()).getStatusCode().value()).isEqualTo(200);
        assertThat(post("/proposals/" + id + "/form-submission").getStatusCode().value())
                .isEqualTo(200);
        for (JsonNode line : get("/proposals/" + id + "/documents").getBody()) {
            upload(
                    id,
                    line.get("code").asText(),
                    line.get("subject").asText(),
                    SamplePdf.of(line.get("label").asText()));
        }
        return id;
    }

    private String draft() {
        return post("/notices/" + NOTICE + "/proposals").getBody().get("id").asText();
    }

    private Object form() {
        Notice notice = notices.byRuleSet("psw-2020/1");
        return sample.build(notice);
    }

    private ResponseEntity<JsonNode> put(String id, Object form) {
        return exchange(HttpMethod.PUT, "/proposals/" + id, form);
    }

    private ResponseEntity<JsonNode> post(String path) {
        return exchange(HttpMethod.POST, path, null);
    }

    private ResponseEntity<JsonNode> get(String path) {
        return exchange(HttpMethod.GET, path, null);
    }

    private ResponseEntity<JsonNode> exchange(HttpMethod method, String path, Object body) {
        return http.exchange(url(path), method, new HttpEntity<>(body, bearer()), JsonNode.class);
    }

    private ResponseEntity<JsonNode> transmit(String id, String key) {
        return transmit(token, id, key);
    }

    private ResponseEntity<JsonNode> transmit(String owner, String id, String key) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(owner);
        headers.set("Idempotency-Key", key);
        return http.exchange(
                url("/proposals/" + id + "/transmission"), HttpMethod.POST, new HttpEntity<>(headers), JsonNode.class);
    }

    private ResponseEntity<JsonNode> upload(String id, String code, String subject, byte[] content) {
        HttpHeaders headers = bearer();
        headers.setContentType(MediaType.APPLICATION_PDF);
        return http.exchange(
                url("/proposals/" + id + "/documents/" + code + "?subject=" + subject),
                HttpMethod.PUT,
                new HttpEntity<>(content, headers),
                JsonNode.class);
    }

    private HttpHeaders bearer() {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(token);
        return headers;
    }

    private static String url(String path) {
        return "/api/v1" + path;
    }
}
