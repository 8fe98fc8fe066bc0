package it.sportello.life;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.payment.PaymentFile;
import it.sportello.payment.Payments;
import it.sportello.proposal.CaseState;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import it.sportello.web.intake.ApiTokens;
import it.sportello.web.intake.LegalSubject;
import it.sportello.web.intake.demo.SampleForm;
import it.sportello.web.intake.demo.SamplePdf;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is read before the score, told while the project runs, and asked about personal data. */
@IntegrationTest
class RunningProjectTest {

    private static final String PARTNER = SampleForm.companyTaxCode(9123);

    @Autowired
    private Office office;

    @Autowired
    private Payments payments;

    @Autowired
    private ApiTokens tokens;

    @LocalServerPort
    private int port;

    @Test
    @Rule({"PSW-02-02", "PSW-02-05", "PSW-02-06", "PSW-03-24", "PSW-13-08"})
    void the_commission_reads_the_aims_the_plan_and_the_numbers_of_the_recipients_and_every_case_is_de_minimis() {
        ReferenceCode code = office.transmitted(office.enterprise("Lavanderia Casilina S.r.l."));
        office.admit(code);
        office.appointCommission();

        String facts = facts("commissione", code, "UserTask_ScoreProposal");
        assertThat(facts)
                .contains("benessere e salute dei lavoratori", "sostenibilità ambientale (Agenda 2030")
                .contains("Adozione con", "analisi organizzativa e dei processi interni aziendali")
                .contains("Strumenti forniti dal datore di lavoro", "è valutata dalla Commissione")
                .contains("In condizione di fragilità", "figli a carico");

        office.score(code);
        office.awaitTask("ufficio", code, "UserTask_RecordAidSurvey");
        assertThat(office.state(code)).isEqualTo(CaseState.DE_MINIMIS_CHECK);
    }

    @Test
    @Rule({
        "PSW-06-01",
        "PSW-06-15",
        "PSW-09-03",
        "PSW-18-12",
        "PSW-18-13",
        "PSW-19-05",
        "PSW-19-27",
        "PSW-22-06",
        "PSW-23-05",
        "PSW-23-06"
    })
    void a_running_project_tells_its_progress_and_an_intermediate_claim_pays_nothing() throws Exception {
        ReferenceCode code = office.transmitted(
                office.enterprise("Tipografia Prenestina S.r.l.").with("Ente di formazione Prenestino", PARTNER, true));
        office.admit(code);
        office.score(code);
        office.commit(code);
        ReferenceCode act = office.determination(List.of(code));
        assertThat(office.user("ufficio").get("/desk/acts/" + act).body())
                .contains("1234567", "Reg. (UE) n. 1407/2013", "CCI 2014IT05SFOP005", "Foro competente: Roma");
        office.publish(act);
        office.awaitState(code, CaseState.AWAITING_START);
        office.underWay(code);

        assertThat(progress(code, "0.00", office.today().toString()).statusCode())
                .isEqualTo(422);
        assertThat(progress(code, "100.00", office.today().plusDays(1).toString())
                        .statusCode())
                .isEqualTo(422);
        assertThat(progress(code, "100.00", office.today().toString()).statusCode())
                .isEqualTo(200);
        assertThat(office.state(code)).isEqualTo(CaseState.IN_PROGRESS);
        assertThat(payments.find(code).flatMap(PaymentFile::openPayment)).isEmpty();
        assertThat(office.user("audit").get("/desk/cases/" + code).body())
                .contains("Fascicolo di operazione", "comunicazione del conto dedicato", "Atto unilaterale di impegno");

        String owner = office.proposal(code).ownerTaxCode();
        HttpResponse<String> extra = send(
                owner,
                code,
                "/attachments/REPORT?subject=extra&form=CERTIFIED_COPY",
                "application/pdf",
                HttpRequest.BodyPublishers.ofByteArray(SamplePdf.of("REPORT")),
                "PUT");
        assertThat(extra.statusCode()).as(extra.body()).isEqualTo(200);
        assertThat(extra.body()).contains("CERTIFIED_COPY");
        HttpResponse<String> partner = send(
                PARTNER,
                code,
                "/account",
                "application/json",
                HttpRequest.BodyPublishers.ofString(
                        """
                        {"iban": "IT60X0542811101000000123456", "type": "BANK", "delegates": [], "usedSince": "%s"}"""
                                .formatted(office.today())),
                "POST");
        assertThat(partner.statusCode()).as("only the lead is paid").isEqualTo(404);

        HttpResponse<String> variation = send(
                owner,
                code,
                "/variation",
                "application/json",
                HttpRequest.BodyPublishers.ofString(
                        """
                        {"reason": "Ritardi dei fornitori", "changes": "Proroga", "requestedEnd": "%s"}"""
                                .formatted(office.today().plusMonths(10))),
                "POST");
        assertThat(variation.statusCode()).as(variation.body()).isEqualTo(200);
        assertThat(facts("ufficio", code, "UserTask_DecideVariation"))
                .contains("Esito proposto: respinta", "PSW-09-03");

        office.moveTo(office.today().plusMonths(3).plusDays(1));
        assertThat(office.user("audit").get("/desk/monitoring").body())
                .contains("domanda di rimborso intermedia", "dati non forniti", code.value());
    }

    @Test
    @Rule({"PSW-22-02", "PSW-25-04", "PSW-25-06", "PSW-25-07", "PSW-25-08"})
    void the_rights_of_persons_are_answered_and_what_leaves_the_region_is_logged() {
        ReferenceCode code = office.transmitted(office.enterprise("Officine Labicane S.r.l."));
        CaseState before = office.state(code);

        office.beneficiary(code)
                .post(
                        "/privacy-requests",
                        Map.of("type", "CONSENT_WITHDRAWAL", "text", "Revoco il consenso prestato."));
        assertThat(facts("rup", code, "UserTask_AnswerRightsRequest")).contains("non comporta da sola la revoca");
        office.decide(
                "rup",
                code,
                "UserTask_AnswerRightsRequest",
                Map.of("decision", "GRANTED", "grounds", "Il trattamento cessa."));
        office.awaitMessage(code, "applicant", "Risposta alla richiesta sui dati personali");
        assertThat(office.state(code)).isIn(before, CaseState.FORMAL_CHECK);

        Map<String, String> employee =
                Map.of("code", code.value(), "type", "ACCESS", "person", "Carla Neri", "text", "Quali dati avete?");
        assertThat(post("ufficio", "requests", employee)).isEqualTo(403);
        assertThat(post("rup", "requests", employee)).isEqualTo(302);
        office.decide(
                "rup",
                code,
                "UserTask_AnswerRightsRequest",
                Map.of("decision", "GRANTED", "grounds", "Si trasmette copia dei dati."));
        office.awaitMessage(code, "Carla Neri", "Risposta alla richiesta sui dati personali");

        String today = office.today().toString();
        assertThat(post("rup", "appointments", Map.of("user", "ufficio", "act", "Prot. 77/2020", "from", today)))
                .isEqualTo(302);
        assertThat(post("rup", "risks", Map.of("code", code.value(), "score", "81")))
                .isEqualTo(302);
        HttpResponse<String> export = office.user("rup").post("/desk/privacy/arachne", Map.of());
        assertThat(export.body()).startsWith("pratica;proponente;").contains("\"" + code + "\"");
        assertThat(office.user("rup").get("/desk/privacy").body())
                .contains("revoca del consenso", "accolta: Il trattamento cessa.")
                .contains("Prot. 77/2020", "nessun incarico in corso")
                .contains("Commissione europea (ARACHNE)", "Rischio di frode", "81");

        assertThat(office.user("audit").get("/desk/privacy").body()).doesNotContain("Rischio di frode");
        assertThat(office.user("ufficio").get("/desk/privacy").statusCode()).isEqualTo(403);
        assertThat(post("audit", "risks", Map.of("code", code.value(), "score", "1")))
                .isEqualTo(403);
        assertThat(office.user("audit").get("/desk/cases/" + code).body()).doesNotContain("81/100");
    }

    private int post(String user, String register, Map<String, String> fields) {
        return office.user(user)
                .post("/desk/privacy/" + register, new HashMap<>(fields))
                .statusCode();
    }

    private HttpResponse<String> progress(ReferenceCode code, String spent, String until) {
        return office.beneficiary(code)
                .post(
                        "/progress",
                        Map.of(
                                "kind",
                                "INTERMEDIATE_CLAIM",
                                "until",
                                until,
                                "spentA",
                                spent,
                                "participants",
                                4,
                                "progress",
                                "Concluse le attività preliminari."));
    }

    private String facts(String user, ReferenceCode code, String task) {
        String id = office.awaitTask(user, code, task).get("id").asText();
        return office.user(user).get("/facts/task/" + id).body();
    }

    private HttpResponse<String> send(
            String subject, ReferenceCode code, String path, String type, HttpRequest.BodyPublisher body, String method)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create("http://localhost:" + port + "/api/v1/proposals/" + code + path))
                                .header(
                                        "Authorization",
                                        "Bearer " + tokens.issue(new LegalSubject(subject, "Soggetto")))
                                .header("Content-Type", type)
                                .method(method, body)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
