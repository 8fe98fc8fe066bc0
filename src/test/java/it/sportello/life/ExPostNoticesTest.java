package it.sportello.life;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.deadline.DeadlineKind;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.CaseState;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two controls after the settlement, the second of which ends while the notice of the first is out. */
@IntegrationTest
class ExPostNoticesTest {

    @Autowired
    private Office office;

    @Test
    @Rule({"PSW-20-01", "PSW-22-03"})
    void a_breach_that_waits_for_the_end_of_a_notice_is_pursued_by_the_control_that_found_it() {
        ReferenceCode code =
                office.conceded(office.enterprise("Due Controlli S.r.l.").employees(8, 0));
        office.underWay(code);
        office.moveTo(office.today().plusMonths(7));
        office.beneficiary(code).endActivity();
        office.recognise(code, "3600.00");
        office.payBalance(code, "5000.00");
        office.awaitState(code, CaseState.RETENTION);

        findBreach(code, "REV_NON_COOPERATION");
        office.serveNotice(code);
        office.awaitNoTask(code, "UserTask_PrepareFormalNotice");
        findBreach(code, "REV_PUBLICITY");
        office.awaitTask("ufficio", code, "UserTask_PrepareFormalNotice");
        complied(code);
        assertThat(office.proposal(code).has(CaseFlag.FORMAL_NOTICE)).isTrue();

        office.serveNotice(code);
        complied(code);
        office.awaitNoFlag(code, CaseFlag.FORMAL_NOTICE);
        office.awaitNoTask(code, "UserTask_PrepareFormalNotice");
    }

    private void findBreach(ReferenceCode code, String cause) {
        office.openControl(code);
        office.decide(
                "controlli",
                code,
                "UserTask_CarryOutCheck",
                Map.of("outcome", "FINDINGS", "checkDate", office.today().toString(), "findings", "Rilievi."));
        office.decide(
                "ufficio",
                code,
                "UserTask_AssessFindings",
                Map.of("decision", "BREACH", "breachCode", cause, "grounds", "Accertato dal controllo."));
    }

    private void complied(ReferenceCode code) {
        office.letExpire(code, DeadlineKind.DL_18);
        office.decide(
                "ufficio",
                code,
                "UserTask_AssessCompliance",
                Map.of("decision", "COMPLIED", "grounds", "Adempimento verificato."));
    }
}
