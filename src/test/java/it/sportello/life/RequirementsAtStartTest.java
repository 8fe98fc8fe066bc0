package it.sportello.life;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.correspondence.Messages;
import it.sportello.payment.PaymentState;
import it.sportello.payment.Payments;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.CaseState;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The requirements are looked at again at the start; what is lost is paid nothing until it is dealt with. */
@IntegrationTest
@Rule("PSW-05-10")
class RequirementsAtStartTest {

    @Autowired
    private Office office;

    @Autowired
    private Payments payments;

    @AfterEach
    void casesAndProceduresAgree() {
        office.awaitAgreement();
    }

    @Test
    void a_loss_found_at_the_start_opens_the_notice_and_blocks_the_advance_until_the_notice_is_closed() {
        ReferenceCode code = started("Vetreria Allumiere S.r.l.");
        office.checkRequirements(code, "1");
        office.awaitTask("ufficio", code, "UserTask_PrepareFormalNotice");
        assertThat(office.proposal(code).has(CaseFlag.FORMAL_NOTICE)).isTrue();

        office.beneficiary(code).requestAdvance("4500.00");
        office.checkAdvance(code);
        // Everything is found kept by now, and still the notice is not closed: the conditions are asked again.
        office.awaitMessage(code, Messages.APPLICANT, "Erogazione sospesa");
        assertThat(payments.of(code).openPayment().orElseThrow().state()).isEqualTo(PaymentState.BLOCKED);

        office.decide(
                "ufficio",
                code,
                "UserTask_PrepareFormalNotice",
                Map.of("decision", "ARCHIVE", "grounds", "Assunto un secondo dipendente."));
        office.awaitNoFlag(code, CaseFlag.FORMAL_NOTICE);
        office.checkAdvance(code);
        office.awaitTask("ragioneria", code, "UserTask_PayAdvance");
        assertThat(payments.netPaid(code)).isEqualTo(Euro.ZERO);
    }

    @Test
    void two_employees_are_enough_and_the_activity_does_not_wait_for_the_check() {
        ReferenceCode code = started("Corderia Bracciano S.r.l.");
        assertThat(office.state(code)).isEqualTo(CaseState.IN_PROGRESS);
        office.checkRequirements(code, "2");

        office.awaitNoTask(code, "UserTask_CheckRequirements");
        assertThat(office.proposal(code).has(CaseFlag.FORMAL_NOTICE)).isFalse();
    }

    private ReferenceCode started(String name) {
        ReferenceCode code = office.conceded(name);
        office.requestCup(code);
        office.beneficiary(code).communicateAccount();
        office.beneficiary(code).start();
        office.awaitState(code, CaseState.IN_PROGRESS);
        return code;
    }
}
