package it.sportello.web.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import it.sportello.reporting.InadmissibilityCode;
import it.sportello.reporting.Reports;
import it.sportello.reporting.Verification.ActionDecision;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.DeskClient;
import it.sportello.test.DeskUser;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import it.sportello.test.ReportSheet;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
@Rule({"PSW-19-28", "PSW-00-11"})
class ReportVerificationFormTest {

    @Autowired
    private Office office;

    @Autowired
    private Reports reports;

    @Test
    void what_is_cut_is_cut_for_a_cause_of_the_notice_that_the_officer_names() {
        ReferenceCode code = office.running("Officine Laurentine S.r.l.");
        office.endActivity(code, 7);
        office.beneficiary(code).report("3600.00");
        String url = taken(code);

        assertThat(officer().read(officer().get(url)).get("causes"))
                .isNotEmpty()
                .allSatisfy(cause -> assertThat(cause.get("label").asText()).isNotBlank());
        assertRefused(officer().call("PUT", url, line("REJECT", null, null)));
        assertRefused(officer().call("PUT", url, line("REDUCE", "3000.00", "INADM_COORDINATION_EXCESS")));

        JsonNode reduced = save(url, line("REDUCE", "3000.00", "INADM_OUT_OF_PERIOD"));
        assertThat(reduced.at("/lines/0/code").asText()).isEqualTo("INADM_OUT_OF_PERIOD");
        assertThat(reduced.at("/lines/0/codes/0/code").asText()).isEqualTo("INADM_OUT_OF_PERIOD");
        assertThat(reduced.at("/lines/0/eligible").asText()).isEqualTo("3000.00");
        JsonNode rejected = save(url, line("REJECT", null, "INADM_NO_DOCUMENT"));
        assertThat(rejected.at("/lines/0/code").asText()).isEqualTo("INADM_NO_DOCUMENT");
        assertThat(rejected.at("/lines/0/eligible").asText()).isEqualTo("0.00");
    }

    @Test
    @Rule({"PSW-03-08", "PSW-03-09"})
    void the_officer_admits_or_refuses_an_action_that_lacks_a_requirement_or_leaves_the_proposal() {
        ReferenceCode code = office.running("Officine Prenestine S.r.l.");
        office.endActivity(code, 7);
        office.beneficiary(code)
                .report(ReportSheet.training(office.proposal(code).ownerTaxCode(), "3600.00", office.today(), 11));
        String url = taken(code);

        JsonNode left = save(url, training(null));
        assertThat(left.at("/trainings/0/defects/0/rule").asText()).isEqualTo("PSW-03-09");
        assertThat(reports.get(code).verification().trainingActions()).isEmpty();

        save(url, training(true));
        save(url, training(false));
        assertThat(reports.get(code).verification().trainingActions())
                .extracting(ActionDecision::trainingAction, ActionDecision::valid, ActionDecision::by)
                .containsExactly(tuple("C1", true, "ufficio"), tuple("C1", false, "ufficio"));
    }

    @Test
    @Rule("PSW-22-03")
    void the_officer_ascribes_the_finding_of_a_control_to_a_line() {
        ReferenceCode code = office.running("Officine Casiline S.r.l.");
        office.endActivity(code, 7);
        office.beneficiary(code).report("3600.00");
        office.openControl(code);
        office.decide(
                "controlli",
                code,
                "UserTask_CarryOutCheck",
                Map.of(
                        "outcome", "FINDINGS",
                        "checkDate", office.today().toString(),
                        "amountIneligible", "40.00",
                        "action", "A",
                        "findings", "Un'ora estranea al progetto."));
        String url = taken(code);
        String control = officer().read(officer().get(url)).at("/controls/0/id").asText();
        assertThat(control).isNotEmpty();

        save(url, line("REDUCE", "3560.00", "INADM_NOT_TRACEABLE", control));

        assertThat(reports.get(code).verification().lines()).singleElement().satisfies(decision -> {
            assertThat(decision.found()).containsExactly(InadmissibilityCode.INADM_NOT_TRACEABLE);
            assertThat(decision.amountIneligible()).isEqualTo(Euro.of("40.00"));
            assertThat(decision.control()).isEqualTo(control);
        });
    }

    private DeskUser officer() {
        return office.user("ufficio");
    }

    /** The form of the verification, once the officer has taken its task. */
    private String taken(ReferenceCode code) {
        String task = office.awaitTask("ufficio", code, ReportVerificationForm.TASK)
                .get("id")
                .asText();
        officer().claim(task);
        return "/api/v1/desk/tasks/" + task + "/report";
    }

    private JsonNode save(String url, Map<String, ?> decisions) {
        return officer().read(officer().call("PUT", url, decisions));
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(DeskClient.json(answer).findValuesAsText("field")).containsExactly("lines[0].code");
    }

    private static Map<String, ?> line(String decision, @Nullable String amount, @Nullable String code) {
        return line(decision, amount, code, null);
    }

    private static Map<String, ?> line(
            String decision, @Nullable String amount, @Nullable String code, @Nullable String control) {
        Map<String, String> line = new HashMap<>(
                Map.of("id", "L1", "decision", decision, "grounds", "Cedolino riferito al mese precedente."));
        line.put("amount", amount);
        line.put("code", code);
        line.put("control", control);
        return Map.of("lines", List.of(line), "trainings", List.of());
    }

    /** What the officer decides on the training action, null for the proposal. */
    private static Map<String, ?> training(@Nullable Boolean valid) {
        Map<String, Object> training = new HashMap<>(Map.of("action", "C1", "grounds", "Assenze note."));
        training.put("valid", valid);
        return Map.of("lines", List.of(), "trainings", List.of(training));
    }
}
