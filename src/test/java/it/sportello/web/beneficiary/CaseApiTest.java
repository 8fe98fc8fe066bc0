package it.sportello.web.beneficiary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import it.sportello.correspondence.Message;
import it.sportello.correspondence.Messages;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.Term;
import it.sportello.deadline.register.DeadlineState;
import it.sportello.deadline.register.Deadlines;
import it.sportello.grant.Concession;
import it.sportello.grant.Grants;
import it.sportello.grant.PaymentOption;
import it.sportello.notice.Notices;
import it.sportello.process.timer.CaseTerms;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Intake;
import it.sportello.proposal.Mark;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.revocation.Breach;
import it.sportello.revocation.BreachCode;
import it.sportello.revocation.Revocations;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.DeskUser;
import it.sportello.test.IntegrationTest;
import it.sportello.web.intake.ApiTokens;
import it.sportello.web.intake.LegalSubject;
import it.sportello.web.intake.demo.SampleForm;
import it.sportello.web.intake.demo.SamplePdf;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;

/** The acts of the beneficiary as the API takes or refuses them; the whole way is walked by the tests of the life. */
@IntegrationTest
class CaseApiTest {

    private static final String NOTICE = "psw-2020";
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final AtomicInteger NUMBERS = new AtomicInteger(6000);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Autowired
    private TestRestTemplate http;

    @LocalServerPort
    private int port;

    @Autowired
    private ApiTokens tokens;

    @Autowired
    private Intake intake;

    @Autowired
    private Notices notices;

    @Autowired
    private Proposals proposals;

    @Autowired
    private Grants grants;

    @Autowired
    private CaseTerms terms;

    @Autowired
    private Deadlines register;

    @Autowired
    private Revocations revocations;

    @Autowired
    private Messages messages;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    private SampleForm sample;
    private String token;

    @BeforeEach
    void anEnterpriseHasItsToken() {
        sample = SampleForm.of(NUMBERS.incrementAndGet(), "Officine Aurelia S.r.l.")
                .employees(6, 0);
        token = tokens.issue(new LegalSubject(sample.taxCode(), sample.name()));
    }

    @Test
    @Rule("PSW-12-02")
    void the_case_is_read_by_its_owner_only_by_code_and_by_id() {
        ReferenceCode code = transmitted();
        JsonNode mine = get(code, "").getBody();
        assertThat(mine.get("referenceCode").asText()).isEqualTo(code.value());
        assertThat(mine.at("/amounts/conceded").asText()).isEqualTo("0.00");
        assertThat(http.exchange(
                                "/api/v1/proposals/" + proposals.require(code).id(),
                                HttpMethod.GET,
                                new HttpEntity<>(bearer()),
                                JsonNode.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(200);

        token = tokens.issue(new LegalSubject("12345678903", "Altra impresa S.r.l."));
        assertThat(get(code, "").getStatusCode().value()).isEqualTo(404);
        assertThat(get(code, "/messages").getStatusCode().value()).isEqualTo(404);
        assertThat(post(code, "/withdrawal", Map.of("reason", "no"))
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(attach(code, "GUARANTEE", SamplePdf.of("x")).getStatusCode().value())
                .isEqualTo(404);

        token = "sconosciuto";
        assertThat(get(code, "").getStatusCode().value()).isEqualTo(401);
    }

    @Test
    @Rule({"PSW-16-01", "PSW-16-04", "PSW-18-02", "PSW-19-01", "PSW-20-01", "PSW-12-19", "PSW-22-04"})
    void what_the_state_does_not_allow_is_refused_with_the_reason() {
        ReferenceCode code = transmitted();

        refused(post(code, "/start", Map.of()), 409, "PSW-16-01");
        refused(post(code, "/activity-end", Map.of("endDate", today().toString())), 409, "PSW-19-01");
        refused(post(code, "/report", Map.of()), 409, "PSW-19-01");
        refused(post(code, "/observations", Map.of("text", "Si osserva.")), 409, "PSW-12-19");
        refused(post(code, "/integration", Map.of("text", "Fatto.")), 409, "PSW-12-19");
        refused(post(code, "/notice-reply", Map.of("text", "Si replica.")), 409, "PSW-20-01");
        refused(post(code, "/payment-option", Map.of("option", "SINGLE_AT_END")), 409, "PSW-18-06");
        refused(post(code, "/variation", Map.of("reason", "r", "changes", "c")), 409, "PSW-00-10");
        refused(
                post(code, "/balance-invoice", Map.of("number", "1", "date", today().toString(), "amount", "10.00")),
                409,
                "PSW-18-07");
        refused(attach(code, "CONTROL", SamplePdf.of("x")), 409, "PSW-22-04");
    }

    @Test
    @Rule({"PSW-16-04", "PSW-18-04", "PSW-12-05"})
    void wrong_fields_are_refused_with_all_of_them() {
        ReferenceCode code = transmitted();
        ResponseEntity<JsonNode> account = post(code, "/account", Map.of());

        assertThat(account.getStatusCode().value()).isEqualTo(422);
        assertThat(account.getBody().get("errors").findValuesAsText("field"))
                .containsExactly("iban", "type", "usedSince");
        refused(post(code, "/advance", Map.of()), 422, "PSW-18-04");
        refused(post(code, "/withdrawal", Map.of("reason", " ")), 422, "PSW-12-12");
        assertThat(post(code, "/start", Map.of("startDate", "domani"))
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        assertThat(post(code, "/start", Map.of("colore", "verde"))
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        refused(attach(code, "GUARANTEE", "testo".getBytes(StandardCharsets.UTF_8)), 422, "PSW-12-05");
        assertThat(attach(code, "IGNOTO", SamplePdf.of("x")).getStatusCode().value())
                .isEqualTo(400);
    }

    @Test
    @Rule("PSW-06-14")
    void a_change_of_the_declared_aids_is_kept_with_the_case() {
        ReferenceCode code = transmitted();

        post(code, "/a03-changes", Map.of("description", "Nuovo aiuto.", "changedOn", today().toString()));

        assertThat(get(code, "/messages").getBody().findValuesAsText("subject"))
                .anyMatch(subject -> subject.startsWith("Variazione dei dati dell'allegato A03"));
    }

    @Test
    @Rule({"PSW-12-12", "PSW-08-12"})
    void a_withdrawal_before_the_concession_ends_the_case_once() {
        ReferenceCode code = transmitted();

        assertThat(post(code, "/withdrawal", Map.of("reason", "Progetto abbandonato."))
                        .getBody()
                        .get("state")
                        .asText())
                .isIn("WITHDRAWN", "CLOSED");
        refused(post(code, "/withdrawal", Map.of("reason", "Ancora.")), 409, "PSW-00-10");
        await().atMost(PATIENCE).until(() -> proposals.require(code).state() == CaseState.CLOSED);
    }

    @Test
    @Rule("PSW-08-09")
    void a_partial_contribution_is_answered_only_where_it_was_offered() {
        ReferenceCode code = transmitted();

        refused(post(code, "/partial-grant", Map.of()), 422, "PSW-08-09");
        await().atMost(PATIENCE)
                .until(() -> post(code, "/partial-grant", Map.of("accepted", true))
                                .getStatusCode()
                                .value()
                        == 409);
        refused(post(code, "/partial-grant", Map.of("accepted", false)), 409, "PSW-08-09");
    }

    @Test
    @Rule({"PSW-16-01", "PSW-09-01", "PSW-16-02"})
    void the_start_opens_the_nine_months_and_the_times_of_the_proposal() {
        ReferenceCode code = awaitingStart(today().minusDays(10));
        ResponseEntity<JsonNode> started = post(code, "/start", Map.of("startDate", today().toString()));

        assertThat(started.getBody().get("state").asText()).isEqualTo("IN_PROGRESS");
        assertThat(register.require(code, DeadlineKind.DL_07).state()).isEqualTo(DeadlineState.MET);
        assertThat(register.find(code, DeadlineKind.DL_09)).isPresent();
        assertThat(register.find(code, DeadlineKind.DL_11)).isPresent();
        assertThat(revocations.breaches(code)).isEmpty();
        assertThat(get(code, "/deadlines").getBody().findValuesAsText("explanation"))
                .noneMatch(String::isBlank);
        assertThat(get(code, "/explanations").getBody().findValuesAsText("subject"))
                .contains("deadline.DL-09");
        refused(post(code, "/start", Map.of()), 409, "PSW-16-01");
        refused(
                post(
                        code,
                        "/advance",
                        Map.of(
                                "guarantee",
                                Map.of(
                                        "guarantor",
                                        "Banca del Tevere",
                                        "number",
                                        "G-1",
                                        "amount",
                                        "1000.00",
                                        "firstDemand",
                                        true,
                                        "noExceptions",
                                        true,
                                        "issuedOn",
                                        today().toString()),
                                "invoice",
                                Map.of("number", "1", "date", today().toString(), "amount", "1000.00"))),
                422,
                "PSW-18-04");
    }

    @Test
    @Rule({"PSW-16-01", "PSW-20-06"})
    void a_late_start_is_accepted_and_its_breach_is_there_once() {
        ReferenceCode code = awaitingStart(today().minusDays(50));

        assertThat(post(code, "/start", Map.of()).getStatusCode().value()).isEqualTo(200);

        assertThat(proposals.require(code).state()).isEqualTo(CaseState.IN_PROGRESS);
        assertThat(proposals.require(code).has(CaseFlag.FORMAL_NOTICE)).isTrue();
        assertThat(revocations.breaches(code)).hasSize(1);
        assertThat(transaction.<Boolean>execute(tx -> terms.hasExpired(code, DeadlineKind.DL_07)))
                .isFalse();
    }

    @Test
    @Rule("PSW-16-04")
    void an_account_communicated_late_is_a_breach() {
        ReferenceCode code = awaitingStart(today().minusDays(10));

        assertThat(post(code, "/account", account(today().minusDays(30)))
                        .getStatusCode()
                        .value())
                .isEqualTo(200);
        assertThat(register.require(code, DeadlineKind.DL_08).state()).isEqualTo(DeadlineState.EXPIRED);
        assertThat(revocations.breaches(code))
                .extracting(Breach::code, breach -> breach.deadline().orElse(null))
                .containsExactly(tuple(BreachCode.REV_TRACEABILITY, "DL-08"));
        assertThat(proposals.require(code).has(CaseFlag.FORMAL_NOTICE)).isTrue();
    }

    @Test
    @Rule("PSW-16-04")
    void an_account_communicated_on_the_last_day_is_in_time() {
        ReferenceCode code = awaitingStart(today().minusDays(10));
        LocalDate opened = today().minusDays(7);

        assertThat(post(code, "/account", account(opened)).getStatusCode().value())
                .isEqualTo(200);
        assertThat(revocations.breaches(code)).isEmpty();
    }

    @Test
    @Rule({"PSW-22-01", "PSW-12-12", "PSW-24-01", "PSW-20-01"})
    void the_desk_opens_by_role_and_by_state() {
        ReferenceCode code = awaitingStart(today().minusDays(10));
        DeskUser commission = DeskUser.login(port, "commissione");
        DeskUser officer = DeskUser.login(port, "ufficio");
        String path = "/api/v1/desk/cases/" + code;
        Map<String, String> grounds = Map.of("grounds", "Segnalazione motivata.");

        assertThat(commission.call("POST", path + "/review", grounds).statusCode())
                .isEqualTo(403);
        assertThat(officer.call("POST", path + "/fraud-hold/clearance", grounds).statusCode())
                .isEqualTo(403);
        assertThat(commission.call("POST", path + "/fraud-hold", grounds).statusCode())
                .isEqualTo(204);
        assertThat(get(code, "").getBody().get("flags").findValuesAsText("code"))
                .doesNotContain("FRAUD_HOLD");
        assertThat(DeskUser.login(port, "rup")
                        .call("POST", path + "/fraud-hold/clearance", grounds)
                        .statusCode())
                .isEqualTo(204);
        assertThat(officer.call("POST", path + "/exclusion-ground", grounds).statusCode())
                .isEqualTo(409);
        assertThat(officer.call("POST", path + "/controls", Map.of("reason", "A campione."))
                        .statusCode())
                .isEqualTo(422);
        Map<String, String> control = Map.of("type", "DESK_ADMINISTRATIVE", "reason", "A campione.");
        assertThat(officer.call("POST", path + "/controls", control).statusCode())
                .isEqualTo(200);
        assertThat(officer.call("POST", path + "/controls", control).statusCode())
                .isEqualTo(409);
    }

    @Test
    @Rule({"PSW-12-11", "PSW-12-12"})
    void a_second_proposal_of_the_enterprise_is_told_to_the_first_that_is_past_the_formal_check() {
        ReferenceCode first = transmitted();
        await().atMost(PATIENCE).until(() -> proposals.require(first).state() == CaseState.FORMAL_CHECK);
        transaction.executeWithoutResult(tx -> proposals.lock(first).admit(mark()));

        file("seconda");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(messages.of(first))
                .extracting(Message::subject)
                .containsOnlyOnce("Causa di esclusione sopravvenuta"));
    }

    @Test
    @Rule("PSW-12-12")
    void a_second_proposal_of_the_enterprise_opens_the_review_of_the_first_that_is_approved() {
        ReferenceCode first = awaitingStart(today().minusDays(10));

        file("seconda");

        await().atMost(PATIENCE).until(() -> proposals.require(first).has(CaseFlag.UNDER_REVIEW));
        assertThat(messages.of(first)).extracting(Message::subject).containsOnlyOnce("Riesame aperto");
    }

    // ---------------------------------------------------------------- what the tests start from

    private ReferenceCode transmitted() {
        return file("prima");
    }

    private ReferenceCode file(String key) {
        String owner = sample.taxCode();
        UUID id = intake.draft(NOTICE, owner, sample.name()).id();
        intake.fillIn(id, owner, sample.build(notices.inForce(NOTICE, clock.instant())));
        intake.sendForm(id, owner);
        intake.checklist(id, owner)
                .forEach(line -> intake.attach(
                        id,
                        owner,
                        line.owed().code(),
                        line.owed().subject(),
                        "documento.pdf",
                        SamplePdf.of(line.owed().label())));
        return intake.transmit(id, owner, key).code();
    }

    /** Conceded by hand: the engine of the case stays behind, at the formal check. */
    private ReferenceCode awaitingStart(LocalDate burDate) {
        ReferenceCode code = transmitted();
        await().atMost(PATIENCE).until(() -> proposals.require(code).state() == CaseState.FORMAL_CHECK);
        transaction.executeWithoutResult(tx -> concede(code, burDate));
        return code;
    }

    private void concede(ReferenceCode code, LocalDate burDate) {
        Proposal proposal = proposals.lock(code);
        proposal.admit(mark());
        proposal.startEvaluation(mark());
        proposal.findApprovable(mark());
        proposal.startAidCheck(mark());
        proposal.enterQueue(mark());
        proposal.commit(false, mark());
        proposal.approve(proposal.grantableA(), proposal.grantableB(), mark());
        proposal.publish(mark());
        proposal.awaitStart(false, mark());
        grants.concede(new Concession(
                code,
                proposal.ruleSet(),
                proposal.grantableA(),
                proposal.grantableB(),
                "G00009",
                burDate,
                burDate,
                burDate.plusMonths(6),
                false,
                PaymentOption.ADVANCE_AND_BALANCE));
        grants.published(code, burDate);
        int days = notices.byRuleSet(proposal.ruleSet()).terms().startDays();
        terms.open(proposal, DeadlineKind.DL_07, StartEvent.on(burDate, "BUR n. 42"), Term.days(days), "ufficio");
    }

    private Mark mark() {
        return proposals.by("ufficio").underAct("PSW20-ATTO-1");
    }

    private static Map<String, Object> account(LocalDate usedSince) {
        return Map.of(
                "iban",
                "IT60X0542811101000000123456",
                "type",
                "BANK",
                "delegates",
                List.of(Map.of("name", "Anna Bianchi", "taxCode", "BNCNNA80A41H501X")),
                "usedSince",
                usedSince.toString());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ROME);
    }

    // ---------------------------------------------------------------- over HTTP

    private static void refused(ResponseEntity<JsonNode> answer, int status, String rule) {
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(status);
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer.getBody().get("errors").findValuesAsText("rule")).contains(rule);
    }

    private ResponseEntity<JsonNode> get(ReferenceCode code, String path) {
        return http.exchange(
                "/api/v1/proposals/" + code + path, HttpMethod.GET, new HttpEntity<>(bearer()), JsonNode.class);
    }

    private ResponseEntity<JsonNode> post(ReferenceCode code, String path, Object body) {
        return http.exchange(
                "/api/v1/proposals/" + code + path, HttpMethod.POST, new HttpEntity<>(body, bearer()), JsonNode.class);
    }

    private ResponseEntity<JsonNode> attach(ReferenceCode code, String kind, byte[] content) {
        HttpHeaders headers = bearer();
        headers.setContentType(MediaType.APPLICATION_PDF);
        return http.exchange(
                "/api/v1/proposals/" + code + "/attachments/" + kind,
                HttpMethod.PUT,
                new HttpEntity<>(content, headers),
                JsonNode.class);
    }

    private HttpHeaders bearer() {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(token);
        return headers;
    }
}
