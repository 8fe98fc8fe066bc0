package it.sportello.web.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.DeskClient;
import it.sportello.test.DeskUser;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@IntegrationTest
@Import(Office.class)
@Rule({"PSW-19-28", "PSW-00-11"})
class ReportVerificationFormTest {

    @Autowired
    private Office office;

    @Test
    void what_is_cut_is_cut_for_a_cause_of_the_notice_that_the_officer_names() {
        ReferenceCode code =
                office.conceded(office.enterprise("Officine Laurentine S.r.l.").employees(8, 0));
        office.underWay(code);
        office.beneficiary(code).endActivity();
        office.beneficiary(code).report("3600.00");
        DeskUser officer = office.user("ufficio");
        String task = office.awaitTask("ufficio", code, ReportVerificationForm.TASK)
                .get("id")
                .asText();
        officer.claim(task);
        String url = "/api/v1/desk/tasks/" + task + "/report";

        assertThat(officer.read(officer.get(url)).get("causes"))
                .isNotEmpty()
                .allSatisfy(cause -> assertThat(cause.get("label").asText()).isNotBlank());
        assertRefused(officer.call("PUT", url, line("REJECT", null, null)));
        assertRefused(officer.call("PUT", url, line("REDUCE", "3000.00", "INADM_COORDINATION_EXCESS")));

        JsonNode reduced = officer.read(officer.call("PUT", url, line("REDUCE", "3000.00", "INADM_OUT_OF_PERIOD")));
        assertThat(reduced.at("/lines/0/code").asText()).isEqualTo("INADM_OUT_OF_PERIOD");
        assertThat(reduced.at("/lines/0/codes/0/code").asText()).isEqualTo("INADM_OUT_OF_PERIOD");
        assertThat(reduced.at("/lines/0/eligible").asText()).isEqualTo("3000.00");
        JsonNode rejected = officer.read(officer.call("PUT", url, line("REJECT", null, "INADM_NO_DOCUMENT")));
        assertThat(rejected.at("/lines/0/code").asText()).isEqualTo("INADM_NO_DOCUMENT");
        assertThat(rejected.at("/lines/0/eligible").asText()).isEqualTo("0.00");
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(DeskClient.json(answer).findValuesAsText("field")).containsExactly("lines[0].code");
    }

    private static Map<String, ?> line(String decision, String amount, String code) {
        Map<String, String> line = new HashMap<>(
                Map.of("id", "L1", "decision", decision, "grounds", "Cedolino riferito al mese precedente."));
        line.put("amount", amount);
        line.put("code", code);
        return Map.of("lines", List.of(line), "trainings", List.of());
    }
}
