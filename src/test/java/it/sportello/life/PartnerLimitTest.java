package it.sportello.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.sportello.proposal.CaseState;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.DeskUser;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import it.sportello.web.intake.demo.SampleForm;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The same accredited body in more proposals than the notice allows. */
@IntegrationTest
class PartnerLimitTest {

    private static final String BODY = SampleForm.companyTaxCode(7901);

    @Autowired
    private Office office;

    @Test
    @Rule({"PSW-12-10", "PSW-12-11"})
    void the_fourth_proposal_with_the_same_accredited_body_excludes_all_four() {
        List<ReferenceCode> first = Stream.of("Ceramiche", "Legnami", "Tessuti")
                .map(this::withTheBody)
                .toList();
        first.forEach(office::admit);
        first.forEach(code -> assertThat(office.hasTask("ufficio", code, "UserTask_ConfirmLaterExclusion"))
                .isFalse());

        ReferenceCode fourth = withTheBody("Metalli");

        first.forEach(code -> {
            office.awaitMessage(code, "officers", "Causa di esclusione sopravvenuta");
            office.confirmLaterExclusion(code, "Organismo in quattro proposte.");
            office.notifyReasons(code);
        });
        first.forEach(office::confirmRejection);
        excludeAtTheFormalCheck(fourth);
        List<ReferenceCode> all =
                Stream.concat(first.stream(), Stream.of(fourth)).toList();
        office.publish(office.determination(all));
        all.forEach(code -> office.awaitState(code, CaseState.CLOSED));
        assertThat(all).allSatisfy(code -> assertThat(
                        office.proposal(code).concededTotal().isPositive())
                .isFalse());
    }

    private ReferenceCode withTheBody(String name) {
        return office.transmitted(
                office.enterprise(name + " Pometine S.r.l.").employees(8, 0).with("Formazione Pometina", BODY, false));
    }

    private void excludeAtTheFormalCheck(ReferenceCode code) {
        office.examineDocuments(code);
        DeskUser officer = office.user("ufficio");
        String task = office.awaitTask("ufficio", code, "UserTask_CheckFormalAdmissibility")
                .get("id")
                .asText();
        JsonNode form = officer.read(officer.get("/api/v1/desk/tasks/" + task + "/formal-check"));
        assertThat(form.at("/proposed/outcome").asText()).isEqualTo("EXCLUDE");
        assertThat(form.at("/proposed/codes").findValuesAsText("code")).contains("EXC_PARTNER_OVER_LIMIT");
        office.decide("ufficio", code, "UserTask_CheckFormalAdmissibility", Map.of("formalOutcome", "EXCLUDE"));
        office.notifyReasons(code);
        office.confirmRejection(code);
    }
}
