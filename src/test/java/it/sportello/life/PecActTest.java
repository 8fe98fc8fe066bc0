package it.sportello.life;

import static it.sportello.deadline.DeadlineKind.DL_06;
import static it.sportello.deadline.DeadlineKind.DL_09;
import static it.sportello.deadline.DeadlineKind.DL_12;
import static it.sportello.deadline.DeadlineKind.DL_28;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.sportello.correspondence.Channel;
import it.sportello.correspondence.Messages;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.DeadlineState;
import it.sportello.deadline.register.Deadlines;
import it.sportello.proposal.CaseState;
import it.sportello.revocation.Revocations;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import it.sportello.test.ReportSheet;
import it.sportello.web.intake.demo.SampleForm;
import it.sportello.web.intake.demo.SamplePdf;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Acts that came by PEC within their term and that the office records after the term was found expired. */
@IntegrationTest
@Rule("PSW-00-04")
class PecActTest {

    @Autowired
    private Office office;

    @Autowired
    private Deadlines register;

    @Autowired
    private Revocations revocations;

    @Autowired
    private Messages messages;

    @Test
    @Rule("PSW-12-19")
    void observations_that_came_in_time_are_assessed_though_recorded_later() {
        ReferenceCode code = office.transmitted(office.enterprise("Osservazioni Tardive S.r.l.")
                .employees(14, 0)
                .withPlanAlready());
        office.examineDocuments(code);
        office.decide("ufficio", code, "UserTask_CheckFormalAdmissibility", Map.of("formalOutcome", "EXCLUDE"));
        office.decide(
                "ufficio",
                code,
                "UserTask_NotifyPreRejection",
                Map.of("receivedOn", office.today().toString(), "protocol", "123/2020"));
        office.letExpire(code, DL_28);
        office.awaitTask("ufficio", code, "UserTask_AssessObservations");

        recorded(office.recordPec(code, "OBSERVATIONS", lastSecond(code, DL_28), Map.of("text", "Il piano è nuovo.")));

        assertThat(register.require(code, DL_28).state()).isEqualTo(DeadlineState.MET);
        assertThat(office.user("ufficio").tasks(code.value(), "UserTask_AssessObservations"))
                .hasSize(1);
        assertThat(messages.of(code)).anySatisfy(message -> {
            assertThat(message.channel()).isEqualTo(Channel.PEC);
            assertThat(message.body()).isEqualTo("Il piano è nuovo. PEC protocollo 2020/1234, registrata da ufficio.");
        });
    }

    @Test
    @Rule({"PSW-09-01", "PSW-19-01"})
    void the_end_of_the_activity_that_came_before_the_nine_months_closed_it_is_in_time() {
        ReferenceCode code = underWay("Fine Tempestiva S.r.l.");
        Instant inTime = lastSecond(code, DL_09);
        LocalDate end = LegalTime.dateOf(inTime).minusDays(3);
        office.letExpire(code, DL_09);
        office.awaitState(code, CaseState.ACTIVITY_ENDED);
        awaitBreaches(code, DL_09, 1);

        recorded(office.recordPec(code, "ACTIVITY_END", inTime, Map.of("endDate", end.toString())));

        assertThat(register.require(code, DL_09).state()).isEqualTo(DeadlineState.MET);
        assertThat(register.require(code, DL_12).event().date()).isEqualTo(end);
        awaitBreaches(code, DL_09, 0);
    }

    @Test
    @Rule({"PSW-19-01", "PSW-20-01"})
    void a_report_that_came_in_time_withdraws_its_breach() throws JsonProcessingException {
        ReferenceCode code = underWay("Rendiconto Tempestivo S.r.l.");
        office.moveTo(office.today().plusMonths(7));
        office.beneficiary(code).endActivity();
        office.awaitState(code, CaseState.ACTIVITY_ENDED);
        office.letExpire(code, DL_12);
        awaitBreaches(code, DL_12, 1);
        Instant inTime = lastSecond(code, DL_12);
        String report = new ObjectMapper()
                .writeValueAsString(
                        ReportSheet.experts(office.proposal(code).ownerTaxCode(), "3600.00", LegalTime.dateOf(inTime)));

        recorded(office.recordPec(code, "REPORT", inTime, Map.of("form", report)));

        assertThat(register.require(code, DL_12).state()).isEqualTo(DeadlineState.MET);
        awaitBreaches(code, DL_12, 0);
    }

    @Test
    @Rule("PSW-16-03")
    void the_deed_of_the_association_comes_with_its_pdf() {
        ReferenceCode code = office.conceded(office.enterprise("Atto per PEC S.r.l.")
                .employees(8, 0)
                .with("Ente Formativo Posta", SampleForm.companyTaxCode(7302), false));
        Map<String, String> deed = Map.of(
                "what",
                "ATI_DEED",
                "deedDate",
                office.today().toString(),
                "receivedAt",
                office.today() + "T00:00:01",
                "protocol",
                "2020/1234");

        HttpResponse<String> without = office.user("ufficio").post(page(code), deed);
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("Manca il documento: atto costitutivo");
        recorded(office.user("ufficio").postWithFile(page(code), deed, SamplePdf.of("Atto")));

        assertThat(register.require(code, DL_06).state()).isEqualTo(DeadlineState.MET);
    }

    @Test
    void a_refusal_is_told_at_each_field_and_keeps_what_was_written() {
        ReferenceCode code = underWay("Campi Vuoti S.r.l.");

        HttpResponse<String> refused = office.user("ufficio")
                .post(page(code), Map.of("what", "NOTICE_REPLY", "text", "Abbiamo adempiuto", "compliedOn", "ieri"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("<details open=\"open\">", ">Abbiamo adempiuto</textarea>", "La data non è valida.")
                .containsPattern(
                        "name=\"receivedAt\"[^>]*>\\s*<span class=\"bad\" role=\"alert\">Il campo è obbligatorio.");
        assertThat(office.recordPec(
                                code,
                                "START",
                                office.today().atStartOfDay(Office.ROME).toInstant(),
                                Map.of())
                        .body())
                .contains("La comunicazione di avvio non è possibile");
    }

    @Test
    void only_the_office_records_what_it_receives() {
        ReferenceCode code = underWay("Solo Ufficio S.r.l.");

        assertThat(office.user("ufficio").get("/desk/cases/" + code).body())
                .contains("Registra un atto ricevuto per PEC");
        assertThat(office.user("audit").get("/desk/cases/" + code).body()).doesNotContain("ricevuto per PEC");
        assertThat(office.user("audit").get(page(code)).statusCode()).isEqualTo(403);
        assertThat(office.user("commissione")
                        .post(page(code), Map.of("what", "WITHDRAWAL"))
                        .statusCode())
                .isEqualTo(403);
    }

    private static String page(ReferenceCode code) {
        return "/desk/cases/" + code + "/pec";
    }

    private ReferenceCode underWay(String name) {
        ReferenceCode code = office.conceded(office.enterprise(name).employees(8, 0));
        office.underWay(code);
        return code;
    }

    private Instant lastSecond(ReferenceCode code, DeadlineKind kind) {
        return register.firesAt(code, kind).minusSeconds(1);
    }

    private static void recorded(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    }

    private void awaitBreaches(ReferenceCode code, DeadlineKind kind, int count) {
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(revocations.breaches(code))
                .filteredOn(
                        breach -> breach.deadline().filter(kind.id()::equals).isPresent())
                .hasSize(count));
    }
}
