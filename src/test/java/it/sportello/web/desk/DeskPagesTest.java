package it.sportello.web.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.sportello.deadline.DeadlineKind;
import it.sportello.proposal.CaseState;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.DeskClient;
import it.sportello.test.DeskUser;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
class DeskPagesTest {

    @Autowired
    private Office office;

    @LocalServerPort
    private int port;

    private ReferenceCode code;
    private String task;

    @BeforeEach
    void aProposalWaitsForItsFormalCheck() {
        code = office.transmitted(office.enterprise("Pagine & Figli S.r.l."));
        task = office.awaitTask("ufficio", code, "UserTask_CheckFormalAdmissibility")
                .get("id")
                .asText();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk",
                "/desk/cases",
                "/desk/deadlines",
                "/desk/ledger",
                "/desk/acts",
                "/desk/monitoring",
                "/desk/privacy",
                "/desk/clock"
            })
    void every_page_is_italian_and_strict_and_never_cached(String page) {
        HttpResponse<String> answer = office.user("audit").get(page);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .contains("lang=\"it\"", "Pratiche", "Scadenze", "Registro fondi", "Atti", "Esci")
                .doesNotContain("<script", "style=\"", "??");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk", "/desk/cases", "/facts/PSW20-00001", "/desk/clock"})
    void without_a_login_no_page_says_anything(String page) {
        HttpResponse<String> answer = DeskClient.anonymous(port).get(page);

        assertThat(answer.statusCode()).isIn(302, 401);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    @Rule({"PSW-08-02", "PSW-13-14"})
    void the_ledger_shows_both_envelopes_and_goes_into_a_spreadsheet() {
        DeskUser rup = office.user("rup");

        assertThat(rup.get("/desk/ledger").body())
                .contains(
                        "Azione A", "Azione B", "impegnato", "di cui pagato", "di cui liberato", "riservato", "libero")
                .contains("/desk/ledger/queue.csv", "/desk/ledger/movements.csv", "Stanziamento")
                .containsPattern(
                        "Pratiche in istruttoria: [1-9]\\d*, per €\\h[1-9][\\d.]*,\\d\\d dell.{1,5}Azione A e €\\h[1-9]"
                                + "[\\d.]*,\\d\\d dell.{1,5}Azione B accantonati");
        HttpResponse<String> movements = rup.get("/desk/ledger/movements.csv");
        assertThat(movements.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(movements.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(movements.body())
                .contains("\"Numero\";\"Data\"", "\"A\";\"Stanziamento\";1300000,00;")
                .contains("\"B\";\"Stanziamento\";700000,00;");
        assertThat(rup.get("/desk/ledger/queue.csv").body()).contains(code.value());
        assertThat(DeskClient.anonymous(port).get("/desk/ledger/queue.csv").statusCode())
                .isIn(302, 401);
    }

    @Test
    @Rule({"PSW-08-06", "PSW-08-07", "PSW-08-12"})
    void the_effect_of_an_act_on_the_queue_is_seen_while_it_is_drafted_and_before_it_is_signed() {
        DeskUser rup = office.user("rup");
        ReferenceCode act = office.act(rup.start("call-act"), "rup", "UserTask_DraftCallAct");
        String draft = "/facts/task/"
                + office.awaitTask("rup", act, "UserTask_DraftCallAct")
                        .get("id")
                        .asText();

        assertThat(rup.get(draft).body())
                .contains("Prova un movimento di risorse")
                .doesNotContain("Effetto sulla coda");
        assertThat(rup.get(draft + "?kind=TOP_UP&toEnvelope=A&amount=1.000,00").body())
                .contains(
                        "Effetto sulla coda: incremento dell&#39;Azione A, €\u00a01.000,00",
                        "Libero nell&#39;Azione A");
        assertThat(rup.get(draft + "?kind=REOPEN&toEnvelope=B&amount=99999999").body())
                .contains("supera le risorse disponibili");
        assertThat(rup.get(draft + "?kind=X&toEnvelope=&amount=molto").statusCode())
                .isEqualTo(200);

        office.decide(
                "rup",
                act,
                "UserTask_DraftCallAct",
                Map.of(
                        "kind", "TRANSFER",
                        "subject", "Residui dell'Azione A",
                        "fromEnvelope", "A",
                        "toEnvelope", "B",
                        "amount", "1.00",
                        "grounds", "Carenza di progetti finanziabili."));
        String sign = office.awaitTask("direttore", act, "UserTask_SignCallAct")
                .get("id")
                .asText();
        assertThat(office.user("direttore").get("/facts/task/" + sign).body())
                .contains("Effetto sulla coda: trasferimento dall&#39;Azione A all&#39;Azione B, €\u00a01,00")
                .doesNotContain("Prova un movimento");
    }

    @Test
    @Rule("PSW-00-10")
    void the_file_of_a_case_shows_who_what_when_and_why() {
        assertThat(office.user("audit").get("/desk/cases/" + code).body())
                .contains("Pagine &amp; Figli S.r.l.", code.value(), "verifica di ammissibilità formale")
                .contains("Compiti aperti", "Scadenze", "Documenti", "Storia", "Come è calcolata")
                .contains("/camunda/app/tasklist/default/#/?task=" + task, "/api/v1/desk/cases/" + code + "/documents/")
                .containsPattern("\\d{2}/\\d{2}/\\d{4}")
                .containsPattern("€\u00a0\\d\\.\\d{3},00");
    }

    @Test
    @Rule({"PSW-13-05", "PSW-16-04"})
    void the_file_names_criteria_and_documents_instead_of_their_codes() {
        office.admit(code);
        office.score(code);
        office.commit(code);
        office.publish(office.determination(List.of(code)));
        office.awaitState(code, CaseState.AWAITING_START);
        office.beneficiary(code).communicateAccount();

        assertThat(office.user("audit").get("/desk/cases/" + code).body())
                .contains("a1) Chiarezza espositiva", "e1) Attenzione a garantire pari opportunità")
                .contains(">Comunicazione del conto dedicato<", ">Curriculum vitae delle risorse umane<")
                .doesNotContain("DEDICATED_ACCOUNT", "APPLICATION_A01")
                .contains("IT60 X054 2811 1010 0000 0123 456");
    }

    @Test
    @Rule("PSW-13-10")
    void a_term_of_a_closed_case_is_nobodys_work_any_more() {
        office.letExpire(code, DeadlineKind.DL_04);
        await().untilAsserted(() ->
                assertThat(office.user("audit").get("/desk/deadlines").body()).contains(code.value()));

        office.beneficiary(code).withdraw();
        office.awaitState(code, CaseState.CLOSED);

        assertThat(office.user("audit").get("/desk/deadlines").body()).doesNotContain(code.value());
        assertThat(office.user("audit").get("/desk/cases/" + code).body()).contains("Approvazione della proposta");
    }

    @Test
    void every_page_has_the_icon_of_the_program_even_before_the_login() {
        DeskClient anonymous = DeskClient.anonymous(port);

        assertThat(anonymous.get("/login").body()).contains("rel=\"icon\"", "href=\"/camunda/favicon.ico\"");
        HttpResponse<String> icon = anonymous.get("/camunda/favicon.ico");
        assertThat(icon.statusCode()).isEqualTo(200);
        assertThat(icon.headers().firstValue("Content-Type")).hasValue("image/x-icon");
    }

    @Test
    @Rule("PSW-13-01")
    void the_facts_beside_a_form_are_those_of_its_task() {
        HttpResponse<String> answer = office.user("ufficio").get("/facts/task/" + task);

        assertThat(answer.body())
                .contains("class=\"facts\"", "Pagine &amp; Figli S.r.l.", "Esito proposto", "Dipendenti nel Lazio")
                .contains("Prossima scadenza")
                .doesNotContain(task);
        assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("SAMEORIGIN");
        assertThat(office.user("ufficio").get("/facts/" + code).body()).contains(code.value());
    }

    @Test
    void a_task_of_another_office_and_an_unknown_code_are_told_without_details() {
        assertThat(office.user("ragioneria").get("/facts/task/" + task).statusCode())
                .isEqualTo(404);
        HttpResponse<String> unknown = office.user("ufficio").get("/desk/cases/PSW20-99999");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("Non esiste o non è visibile");
        assertThat(office.user("ufficio").get("/desk/cases/x'--").statusCode()).isEqualTo(404);
        assertThat(office.user("ufficio")
                        .get("/api/v1/desk/cases/" + code + "/documents/" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_task_leads_to_its_case_and_a_search_finds_it_by_name_and_code() {
        DeskUser officer = office.user("ufficio");

        assertThat(officer.get("/desk/tasks/" + task).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/desk/cases/" + code));
        assertThat(officer.get("/desk/cases?text=pagine").body()).contains(code.value());
        assertThat(officer.get("/desk/cases?text=" + code + "&state=FORMAL_CHECK")
                        .body())
                .contains("Pagine &amp; Figli");
        assertThat(officer.get("/desk/cases?text=%25_%25&state=").body()).contains("Nessuna pratica");
        assertThat(officer.get("/desk/deadlines?kind=DL_04").body()).contains(code.value());
    }

    @Test
    void the_training_clock_goes_forward_only_and_not_for_a_forged_form() {
        DeskUser officer = office.user("ufficio");
        Instant before = Instant.parse(
                officer.read(officer.get("/api/v1/desk/clock")).get("now").asText());

        assertThat(officer.post("/desk/clock", Map.of("date", "2001-01-01")).statusCode())
                .isEqualTo(302);
        assertThat(officer.get("/desk/clock").body()).contains("può andare solo avanti");
        assertThat(officer.call(
                                "POST",
                                "/api/v1/desk/clock",
                                Map.of("now", before.minusSeconds(60).toString()))
                        .statusCode())
                .isEqualTo(422);
        assertThat(officer.read(officer.call(
                                "POST",
                                "/api/v1/desk/clock",
                                Map.of("now", before.plusSeconds(60).toString())))
                        .get("now")
                        .asText())
                .satisfies(now -> assertThat(Instant.parse(now)).isAfterOrEqualTo(before.plusSeconds(60)));
        assertThat(DeskClient.anonymous(port)
                        .forgedPost("/desk/clock", "days=1")
                        .statusCode())
                .isEqualTo(403);
    }
}
