package it.sportello.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.sportello.funding.FundLedger;
import it.sportello.proposal.CaseState;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The register of aids is asked again on the day on which the determination is prepared, and the last answer decides. */
@IntegrationTest
@Rule("PSW-06-15")
class AidCheckAgainTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Autowired
    private Office office;

    @Autowired
    private FundLedger ledger;

    @AfterEach
    void casesAndProceduresAgree() {
        office.awaitAgreement();
    }

    @Test
    void a_case_whose_survey_is_of_yesterday_is_not_gathered_until_it_is_repeated() {
        ReferenceCode code = committedYesterday("Filatura Arsoli S.r.l.");
        ReferenceCode act = office.opened();

        assertThat(office.choose(act, List.of(code))).containsExactly(code);
        office.surveyAids(code, "192500.00");
        office.awaitCandidate(code);

        assertThat(office.choose(act, List.of(code))).isEmpty();
        assertThat(office.state(code)).isEqualTo(CaseState.COMMITTED);
        assertThat(office.hasTask("ufficio", code, "UserTask_ConfirmCommitment"))
                .isFalse();
    }

    @Test
    @Rule({"PSW-06-08", "PSW-08-12"})
    void above_the_ceiling_by_then_the_whole_aid_is_not_financed_and_its_registration_is_corrected() {
        ReferenceCode code = committedYesterday("Concerie Anagni S.r.l.");
        ReferenceCode act = office.opened();
        office.choose(act, List.of(code));
        office.surveyAids(code, "192500.01");
        office.refuse(code);

        office.awaitState(code, CaseState.CLOSED);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ledger.held(code).amountA()).isEqualTo(Euro.ZERO));
        office.awaitTask("ufficio", code, "UserTask_RecordAidChange");
    }

    @Test
    @Rule("PSW-06-14")
    void an_act_is_not_signed_after_a_change_that_its_survey_does_not_know() {
        ReferenceCode code = office.admitted("Cantina Olevano S.r.l.");
        office.score(code);
        office.commit(code);
        ReferenceCode act = office.gathered(List.of(code));
        HttpResponse<String> told = office.beneficiary(code).tellAidChange(office.today());
        assertThat(told.statusCode()).as(told.body()).isBetween(200, 299);
        Map<String, String> signature = Map.of(
                "decision",
                "SIGN",
                "actNumber",
                "G-" + act,
                "actDate",
                office.today().toString());

        HttpResponse<String> refused = office.submit("direttore", act, "UserTask_SignDetermination", signature);
        assertThat(refused.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(refused.body()).contains("visura RNA");

        office.decide(
                "direttore", act, "UserTask_SignDetermination", Map.of("decision", "RETURN", "grounds", "Visura."));
        assertThat(office.choose(act, List.of(code))).containsExactly(code);
        office.surveyAids(code, "0.00");
        office.awaitCandidate(code);
        assertThat(office.choose(act, List.of(code))).isEmpty();
        office.decide("ufficio", act, "UserTask_GatherCases", Map.of("grounds", "Esiti."));
        office.sign(act);
        office.awaitState(code, CaseState.APPROVED);
    }

    private ReferenceCode committedYesterday(String name) {
        ReferenceCode code = office.admitted(name);
        office.score(code);
        office.commit(code);
        office.awaitCandidate(code);
        office.moveTo(office.today().plusDays(1));
        return code;
    }
}
