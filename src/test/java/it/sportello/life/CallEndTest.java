package it.sportello.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import it.sportello.act.ActKind;
import it.sportello.act.Acts;
import it.sportello.process.clock.TrainingClock;
import it.sportello.shared.ItalianText;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import it.sportello.web.intake.ApiTokens;
import it.sportello.web.intake.LegalSubject;
import it.sportello.web.intake.demo.SampleForm;
import it.sportello.web.intake.demo.SampleProposals;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A call ends, in its course or before it: who was still compiling is told, and nothing is accepted any more. */
@IntegrationTest
class CallEndTest {

    private static final String CALL = "psw-chiusa";
    private static final AtomicInteger NUMBERS = new AtomicInteger(8800);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private SampleProposals samples;

    @Autowired
    private Acts acts;

    @Autowired
    private TrainingClock clock;

    @Autowired
    private Office office;

    @Autowired
    private JdbcClient jdbc;

    private String token = "";

    @AfterEach
    void theNextTestFindsTheCallOpen() {
        jdbc.sql("delete from call_state where notice = ?").param(CALL).update();
    }

    @Test
    @Rule({"PSW-11-03", "PSW-12-06"})
    void who_has_not_transmitted_is_told_until_when_and_then_that_the_procedure_is_closed() {
        String draft = draft();
        String ownerOfTheDraft = token;
        UUID sent = formSent();
        LocalDateTime closing = LocalDateTime.ofInstant(clock.now(), LegalTime.ROME)
                .plusHours(2)
                .truncatedTo(ChronoUnit.MINUTES);
        Instant last = closing.atZone(LegalTime.ROME).toInstant();

        sign(ActKind.CLOSURE, Map.of("subject", "Chiusura", "grounds", "Fondi", "closesAt", closing.toString()));

        assertThat(lastLetter(sent.toString())).contains("può essere trasmessa fino al", ItalianText.instant(last));
        assertThat(get("/notices/" + CALL).getBody().get("state").asText()).isEqualTo("OPEN");

        office.moveTo(last.plusMillis(1));
        awaitState(sent.toString(), "DISCARDED");
        assertThat(lastLetter(sent.toString())).contains("è stata chiusa il", "non può più essere trasmessa");
        ResponseEntity<JsonNode> late = exchange(HttpMethod.POST, "/proposals/" + sent + "/transmission", "tardi");
        assertThat(late.getStatusCode().value()).isEqualTo(409);
        assertThat(late.getBody().toString()).contains("EXC_SUBMISSION_AFTER_CLOSURE");
        token = ownerOfTheDraft;
        awaitState(draft, "DISCARDED");
        assertThat(letters(draft).findValuesAsText("subject"))
                .containsExactly("Chiusura della procedura", "Procedura chiusa");
        assertThat(get("/notices/" + CALL).getBody().get("state").asText()).isEqualTo("CLOSED");
        assertThat(open().getBody().toString()).contains("EXC_SUBMISSION_AFTER_CLOSURE");
    }

    @Test
    @Rule({"PSW-11-02", "PSW-11-03"})
    void a_closure_does_not_reach_back_before_its_signature() {
        String past = LocalDateTime.ofInstant(clock.now(), LegalTime.ROME)
                .minusMinutes(1)
                .toString();

        assertThatThrownBy(() ->
                        sign(ActKind.CLOSURE, Map.of("subject", "Chiusura", "grounds", "Fondi", "closesAt", past)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("CLOSURE_IN_THE_PAST");
    }

    @Test
    @Rule("PSW-14-08")
    void a_revoked_call_accepts_nothing_and_what_was_being_compiled_is_closed() {
        UUID sent = formSent();

        sign(ActKind.REVOCATION, Map.of("subject", "Revoca", "grounds", "Sopravvenute esigenze"));

        ResponseEntity<JsonNode> after = exchange(HttpMethod.POST, "/proposals/" + sent + "/transmission", "dopo");
        assertThat(after.getBody().toString()).contains("EXC_SUBMISSION_AFTER_CLOSURE");
        awaitState(sent.toString(), "CLOSED_CALL_ANNULLED");
        assertThat(lastLetter(sent.toString())).contains("revocato o annullato");
        assertThat(get("/notices/" + CALL).getBody().get("state").asText()).isEqualTo("REVOKED_OR_ANNULLED");
    }

    private void sign(ActKind kind, Map<String, String> content) {
        ReferenceCode act = acts.open(kind, CALL, "rup").code();
        acts.draft(act, kind, content);
        acts.sign(act, "G-" + act, office.today(), "direttore");
    }

    private String draft() {
        enterprise();
        return open().getBody().get("id").asText();
    }

    private UUID formSent() {
        return samples.ready(CALL, enterprise());
    }

    private SampleForm enterprise() {
        SampleForm sample = SampleForm.of(NUMBERS.incrementAndGet(), "Ritardataria S.r.l.");
        token = tokens.issue(new LegalSubject(sample.taxCode(), sample.name()));
        return sample;
    }

    private ResponseEntity<JsonNode> open() {
        return exchange(HttpMethod.POST, "/notices/" + CALL + "/proposals", "");
    }

    private void awaitState(String id, String state) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        get("/proposals/" + id).getBody().at("/summary/state").asText())
                .isEqualTo(state));
    }

    private JsonNode letters(String id) {
        return get("/proposals/" + id).getBody().get("letters");
    }

    private String lastLetter(String id) {
        JsonNode letters = letters(id);
        return letters.get(letters.size() - 1).get("body").asText();
    }

    private ResponseEntity<JsonNode> get(String path) {
        return exchange(HttpMethod.GET, path, "");
    }

    private ResponseEntity<JsonNode> exchange(HttpMethod method, String path, String key) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(token);
        if (!key.isEmpty()) {
            headers.set("Idempotency-Key", key);
        }
        return http.exchange("/api/v1" + path, method, new HttpEntity<>(null, headers), JsonNode.class);
    }
}
