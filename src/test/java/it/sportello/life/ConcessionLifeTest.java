package it.sportello.life;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.deadline.DeadlineKind;
import it.sportello.funding.AidRegistrations;
import it.sportello.payment.Payments;
import it.sportello.process.api.Archive;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.CaseState;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import it.sportello.web.intake.demo.SampleForm;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the publication to the archive, worked as people work it. */
@IntegrationTest
class ConcessionLifeTest {

    @Autowired
    private Office office;

    @Autowired
    private Payments payments;

    @Autowired
    private Archive archive;

    @Autowired
    private AidRegistrations registrations;

    @AfterEach
    void casesAndProceduresAgree() {
        office.awaitAgreement();
    }

    @Test
    @Rule({"PSW-14-04", "PSW-18-02", "PSW-18-07", "PSW-19-26", "PSW-23-03", "PSW-23-04", "PSW-16-08"})
    void a_case_lives_from_the_draft_to_the_archive_with_advance_report_and_balance() {
        ReferenceCode code = office.running("Cartiera Aniene S.r.l.");
        office.payAdvance(code, "4500.00");
        office.awaitMessage(code, "officers", "Amministrazione trasparente: pubblicazione mancante");
        office.endActivity(code, 8);
        office.recognise(code, "3600.00");
        office.payBalance(code, "500.00");

        office.awaitState(code, CaseState.RETENTION);
        assertThat(payments.netPaid(code)).isEqualTo(Euro.of("5000.00"));
        assertThat(archive.keptUntil(code).documents().civilCode())
                .isEqualTo(office.today().plusYears(10));

        office.letExpire(code, DeadlineKind.DL_22);
        office.moveTo(archive.keptUntil(code).documents().until().plusDays(1));
        office.decide("rup", code, "UserTask_ConfirmArchive", Map.of("grounds", "Decorsi dieci esercizi."));
        office.awaitState(code, CaseState.ARCHIVED);
    }

    @Test
    @Rule("PSW-18-08")
    void what_is_recognised_below_the_advance_is_recovered() {
        ReferenceCode code = office.running("Vetreria Nomentana S.r.l.");
        office.payAdvance(code, "4500.00");
        office.endActivity(code, 7);
        office.recognise(code, "3000.00");
        office.recover(code, "300.00");

        office.awaitState(code, CaseState.RETENTION);
        assertThat(payments.netPaid(code)).isEqualTo(Euro.of("4200.00"));
    }

    @Test
    @Rule("PSW-18-06")
    void the_whole_contribution_at_the_end_needs_no_guarantee() {
        ReferenceCode code = office.conceded(
                office.smallEnterprise("Grafica Monteverde S.r.l.").singlePayment());
        office.underWay(code);
        office.endActivity(code, 7);
        office.recognise(code, "3600.00");
        office.payBalance(code, "5000.00");

        office.awaitState(code, CaseState.RETENTION);
        assertThat(payments.netPaid(code)).isEqualTo(Euro.of("5000.00"));
    }

    @Test
    @Rule({"PSW-16-01", "PSW-20-01", "PSW-20-06"})
    void a_late_start_complied_within_the_notice_closes_the_procedure() {
        ReferenceCode code = office.conceded("Pelletteria Ostiense S.r.l.");
        office.requestCup(code);
        office.letExpire(code, DeadlineKind.DL_07);
        office.serveNotice(code);
        office.beneficiary(code).start();
        office.beneficiary(code).comply("Le attività sono state avviate.");
        String task = office.awaitTask("ufficio", code, "UserTask_AssessCompliance")
                .get("id")
                .asText();
        assertThat(office.user("ufficio").get("/facts/task/" + task).body())
                .contains("Esito proposto: chiusura senza revoca", "PSW-20-06");
        office.decide(
                "ufficio",
                code,
                "UserTask_AssessCompliance",
                Map.of("decision", "COMPLIED", "grounds", "Avvio comunicato entro il termine della diffida."));

        office.awaitState(code, CaseState.IN_PROGRESS);
        assertThat(office.proposal(code).has(CaseFlag.FORMAL_NOTICE)).isFalse();
    }

    @Test
    @Rule({"PSW-16-03", "PSW-20-04"})
    void an_association_not_formalised_in_time_is_revoked_after_the_notice() {
        ReferenceCode code = office.conceded(office.smallEnterprise("Molini Sabini S.r.l.")
                .with("Ente Formativo Molini", SampleForm.companyTaxCode(7001), false));
        office.letExpire(code, DeadlineKind.DL_06);
        office.serveNotice(code);
        office.revoke(code);

        office.awaitState(code, CaseState.RETENTION);
        assertThat(office.proposal(code).has(CaseFlag.FORMAL_NOTICE)).isFalse();
    }

    @Test
    @Rule({"PSW-19-01", "PSW-20-04"})
    void a_report_never_presented_is_revoked_and_the_advance_is_recovered() {
        ReferenceCode code = office.running("Ferramenta Casilina S.r.l.");
        office.payAdvance(code, "4500.00");
        office.endActivity(code, 7);
        office.letExpire(code, DeadlineKind.DL_12);
        office.serveNotice(code);
        office.revoke(code);
        office.recover(code, "4500.00");

        office.awaitState(code, CaseState.RETENTION);
        assertThat(payments.netPaid(code)).isEqualTo(Euro.ZERO);
    }

    @Test
    @Rule({"PSW-08-12", "PSW-06-15"})
    void who_withdraws_after_the_start_is_closed_without_payments_and_the_aid_is_corrected_in_the_register() {
        ReferenceCode code = office.running("Sartoria Flaminia S.r.l.");
        office.beneficiary(code).withdraw();
        office.awaitState(code, CaseState.RETENTION);
        office.decide(
                "ufficio",
                code,
                "UserTask_RecordAidChange",
                Map.of("covar", "998877", "registeredOn", office.today().toString()));

        assertThat(registrations.changesOf(code)).containsExactly("998877");
        office.awaitNoTask(code, "UserTask_RecordAidChange");
    }
}
