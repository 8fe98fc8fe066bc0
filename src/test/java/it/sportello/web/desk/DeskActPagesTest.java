package it.sportello.web.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import it.sportello.control.ControlState;
import it.sportello.control.Controls;
import it.sportello.proposal.CaseFlag;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.DeskUser;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a person of the Region opens or declares on a case by himself, through the forms of the desk. */
@IntegrationTest
class DeskActPagesTest {

    @Autowired
    private Office office;

    @Autowired
    private Controls controls;

    @Test
    @Rule({"PSW-22-01", "PSW-22-03", "PSW-22-04"})
    void from_the_admission_on_a_control_asks_for_documents_and_finds_no_breach_of_duties_not_yet_there() {
        ReferenceCode code = office.transmitted(office.enterprise("Calcestruzzi Pontini S.r.l."));
        office.awaitTask("ufficio", code, "UserTask_CheckFormalAdmissibility");
        Map<String, String> control = Map.of("type", "DESK_ADMINISTRATIVE", "reason", "A campione.");
        assertThat(act("controlli", code, "CONTROL", control).statusCode())
                .as("before the admission")
                .isEqualTo(409);
        office.admit(code);
        office.awaitTask("commissione", code, "UserTask_ScoreProposal");

        assertThat(act("controlli", code, "CONTROL", Map.of("type", "", "reason", "A campione."))
                        .statusCode())
                .isEqualTo(422);
        assertThat(act("controlli", code, "CONTROL", control).statusCode()).isEqualTo(302);
        assertThat(act("controlli", code, "CONTROL_DOCUMENTS", Map.of("documents", "Libro unico del lavoro."))
                        .statusCode())
                .isEqualTo(302);
        assertThat(controls.requireOpen(code).state()).isEqualTo(ControlState.DOCUMENTS_REQUESTED);
        office.awaitMessage(code, "applicant", "Richiesta di documenti per un controllo");

        office.decide(
                "controlli",
                code,
                "UserTask_CarryOutCheck",
                Map.of("outcome", "FINDINGS", "checkDate", office.today().toString(), "findings", "Sede chiusa."));
        HttpResponse<String> breach = office.submit(
                "ufficio",
                code,
                "UserTask_AssessFindings",
                Map.of("decision", "BREACH", "breachCode", "REV_OTHER", "grounds", "Sede chiusa."));
        assertThat(breach.statusCode()).as(breach.body()).isEqualTo(400);
        assertThat(breach.body()).contains("segnalare una causa di esclusione");
    }

    @Test
    @Rule("PSW-24-02")
    void who_declares_a_conflict_of_interest_works_no_task_of_the_case() {
        ReferenceCode code = office.transmitted(office.enterprise("Cantieri Portuensi S.r.l."));
        String task = office.awaitTask("ufficio", code, "UserTask_CheckFormalAdmissibility")
                .get("id")
                .asText();
        Map<String, String> reason = Map.of("reason", "Un parente è socio dell'impresa.");

        assertThat(act("ufficio", code, "CONFLICT", reason).statusCode()).isEqualTo(302);

        assertThatThrownBy(() -> office.user("ufficio").claim(task)).hasMessageContaining("conflitto di interessi");
        assertThat(act("ufficio", code, "CONFLICT", reason).statusCode())
                .as("declared already")
                .isEqualTo(409);
        ReferenceCode other = office.transmitted(office.enterprise("Cantieri Ostiensi S.r.l."));
        office.user("ufficio")
                .claim(office.awaitTask("ufficio", other, "UserTask_CheckFormalAdmissibility")
                        .get("id")
                        .asText());
    }

    @Test
    @Rule("PSW-24-01")
    void a_suspicion_of_fraud_is_a_task_of_the_rup_and_is_read_by_him_and_by_audit_alone() {
        ReferenceCode code = office.conceded("Fonderie Aniene S.r.l.");

        assertThat(act("commissione", code, "FRAUD_HOLD", Map.of("reason", "Fatture doppie."))
                        .statusCode())
                .isEqualTo(302);

        String page = "/desk/cases/" + code;
        assertThat(office.user("ufficio").get(page).body())
                .doesNotContain("Fatture doppie.", CaseFlag.FRAUD_HOLD.label());
        assertThat(office.user("audit").get(page).body()).contains("Fatture doppie.");
        office.decide(
                "rup",
                code,
                "UserTask_AssessFraudReport",
                Map.of("decision", "CONFIRMED", "grounds", "Da approfondire con la Guardia di finanza."));
        assertThat(office.proposal(code).has(CaseFlag.FRAUD_HOLD)).isTrue();
    }

    @Test
    @Rule("PSW-24-01")
    void the_rup_who_finds_no_fraud_lets_the_payments_go_on() {
        ReferenceCode code = office.conceded("Vetrerie Aniene S.r.l.");
        act("ufficio", code, "FRAUD_HOLD", Map.of("reason", "Fatture doppie."));

        office.decide(
                "rup",
                code,
                "UserTask_AssessFraudReport",
                Map.of("decision", "CLEARED", "grounds", "Fatture distinte."));

        office.awaitNoFlag(code, CaseFlag.FRAUD_HOLD);
    }

    @Test
    @Rule("PSW-24-01")
    void suspicions_cleared_on_the_page_of_the_case_leave_no_task() {
        ReferenceCode code = office.conceded("Cristallerie Aniene S.r.l.");
        act("ufficio", code, "FRAUD_HOLD", Map.of("reason", "Fatture doppie."));
        act("commissione", code, "FRAUD_HOLD", Map.of("reason", "Firme uguali."));
        await().atMost(Duration.ofSeconds(40))
                .until(() -> office.user("rup")
                                .tasks(code.value(), "UserTask_AssessFraudReport")
                                .size()
                        == 2);

        HttpResponse<String> cleared = act("rup", code, "FRAUD_CLEARANCE", Map.of("grounds", "Fatture distinte."));

        assertThat(cleared.statusCode()).isEqualTo(302);
        assertThat(office.proposal(code).has(CaseFlag.FRAUD_HOLD)).isFalse();
        assertThat(office.hasTask("rup", code, "UserTask_AssessFraudReport")).isFalse();
    }

    @Test
    @Rule("PSW-24-01")
    void everybody_sees_the_forms_of_his_roles_and_no_other() {
        ReferenceCode code = office.transmitted(office.enterprise("Officine Prenestine S.r.l."));

        assertThat(office.user("commissione")
                        .get("/desk/cases/" + code + "/atti")
                        .body())
                .contains("Segnala una sospetta frode", "Dichiara un tuo conflitto")
                .doesNotContain("Apri il riesame", "Apri un controllo", "Chiudi le segnalazioni");
        assertThat(act("commissione", code, "REVIEW", Map.of("grounds", "Prova."))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    @Rule("PSW-23-07")
    void who_opens_a_document_is_written_down() {
        ReferenceCode code = office.transmitted(office.enterprise("Archivi Tuscolani S.r.l."));
        DeskUser officer = office.user("ufficio");
        String page = "/desk/cases/" + code;
        assertThat(officer.get(page).body()).contains("Nessun accesso.");
        Matcher link = Pattern.compile("/api/v1/desk/cases/" + code + "/documents/[0-9a-f-]{36}")
                .matcher(officer.get(page).body());
        assertThat(link.find()).isTrue();

        assertThat(officer.get(link.group()).statusCode()).isEqualTo(200);

        assertThat(officer.get(page).body()).doesNotContain("Nessun accesso.").contains("Aperto da");
    }

    private HttpResponse<String> act(String user, ReferenceCode code, String what, Map<String, String> fields) {
        Map<String, String> form = new HashMap<>(fields);
        form.put("what", what);
        return office.user(user).post("/desk/cases/" + code + "/atti", form);
    }
}
