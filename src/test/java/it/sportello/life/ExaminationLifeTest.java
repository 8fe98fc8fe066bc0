package it.sportello.life;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.deadline.DeadlineKind;
import it.sportello.proposal.CaseState;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the transmission to the act, worked as people work it. */
@IntegrationTest
class ExaminationLifeTest {

    @Autowired
    private Office office;

    @AfterEach
    void casesAndProceduresAgree() {
        office.awaitAgreement();
    }

    @Test
    @Rule({"PSW-13-01", "PSW-13-09", "PSW-08-08", "PSW-14-03", "PSW-14-05"})
    void a_good_proposal_is_admitted_scored_funded_conceded_and_published() {
        ReferenceCode code =
                office.conceded(office.enterprise("Tipografia Prati S.r.l.").employees(8, 0));

        assertThat(office.proposal(code).concededTotal().isPositive()).isTrue();
        assertThat(office.state(code)).isEqualTo(CaseState.AWAITING_START);
    }

    @Test
    @Rule({"PSW-05-05", "PSW-12-19", "PSW-14-06"})
    void an_applicant_with_a_plan_already_is_excluded_after_the_notice_of_the_reasons() {
        ReferenceCode code = office.transmitted(
                office.enterprise("Consulenze Ostiense S.r.l.").employees(14, 0).withPlanAlready());
        office.examineDocuments(code);
        office.decide("ufficio", code, "UserTask_CheckFormalAdmissibility", Map.of("formalOutcome", "EXCLUDE"));
        office.decide(
                "ufficio",
                code,
                "UserTask_NotifyPreRejection",
                Map.of("receivedOn", office.today().toString(), "protocol", "123/2020"));
        office.letExpire(code, DeadlineKind.DL_28);
        office.decide(
                "ufficio",
                code,
                "UserTask_AssessObservations",
                Map.of("rejectionConfirmed", "CONFIRMED", "grounds", "Nessuna osservazione pervenuta."));
        office.publish(office.determination(List.of(code)));

        office.awaitState(code, CaseState.CLOSED);
    }
}
