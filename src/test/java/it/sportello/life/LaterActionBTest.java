package it.sportello.life;

import static it.sportello.funding.Envelope.B;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.sportello.act.ActKind;
import it.sportello.act.Acts;
import it.sportello.correspondence.Messages;
import it.sportello.funding.FundLedger;
import it.sportello.funding.LedgerReader;
import it.sportello.notice.Notices;
import it.sportello.payment.Payments;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.CaseState;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Action A conceded alone because B is exhausted; then money comes for B. */
@IntegrationTest
@Rule({"PSW-08-10", "PSW-08-11"})
class LaterActionBTest {

    private static final String CALL = "psw-prova";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Autowired
    private Office office;

    @Autowired
    private Acts acts;

    @Autowired
    private FundLedger ledger;

    @Autowired
    private LedgerReader reader;

    @Autowired
    private Notices notices;

    @Autowired
    private Payments payments;

    @BeforeEach
    void nothingIsLeftForActionB() {
        ledger.open(CALL, notices.all().get(0).call().envelopeA(), Euro.ZERO);
        Euro left = leftForB();
        if (left.isPositive()) {
            ledger.transfer(CALL, B, left, "ATTO-PROVA", "rup");
        }
        if (!acts.isSigned(ActKind.COMMISSION, CALL)) {
            actOnTheCall(ActKind.COMMISSION, Map.of("members", "Giulia Ferri, Carlo Neri"));
        }
    }

    @AfterEach
    void casesAndProceduresAgree() {
        office.awaitAgreement();
    }

    @Test
    @Rule({"PSW-06-15", "PSW-06-16", "PSW-08-09", "PSW-14-03", "PSW-18-02"})
    void it_is_conceded_by_a_further_determination_and_counts_from_then_on() {
        ReferenceCode code = concededWithoutB("Falegnameria Tolfa S.r.l.");
        assertThat(office.proposal(code).concededTotal()).isEqualTo(Euro.of("5000.00"));
        office.awaitMessage(code, "officers", "Risorse non sufficienti per l'Azione B");
        office.underWay(code);
        topUpB();
        office.surveyAids(code, "5000.00");
        office.decide(
                "ufficio",
                code,
                "UserTask_ConfirmCommitment",
                Map.of("cor", "7654321", "commitmentNumber", "IMP-B-" + code));
        office.publish(office.determination(List.of(code)));

        office.awaitNoFlag(code, CaseFlag.B_AWAITING_FUNDS);
        assertThat(office.proposal(code).concededTotal()).isEqualTo(Euro.of("7500.00"));
        assertThat(office.state(code)).isEqualTo(CaseState.IN_PROGRESS);
        assertThat(leftForB()).isEqualTo(Euro.ZERO);
        office.payAdvance(code, "4500.00");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(payments.netPaid(code)).isEqualTo(Euro.of("4500.00")));
    }

    @Test
    void what_the_ledger_proposes_before_the_first_publication_begins_after_it() {
        ReferenceCode code = committedWithoutB("Vivai Capranica S.r.l.");
        topUpB();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ledger.proposed(code).amountB()).isEqualTo(Euro.of("2500.00")));
        office.publish(office.determination(List.of(code)));

        office.awaitTask("ufficio", code, "UserTask_RecordAidSurvey");
        assertThat(office.proposal(code).concededTotal()).isEqualTo(Euro.of("5000.00"));
    }

    @Test
    @Rule({"PSW-06-08", "PSW-06-16"})
    void above_the_ceiling_it_is_not_financed_and_action_a_stays() {
        ReferenceCode code = concededWithoutB("Salumi Amatrice S.r.l.");
        topUpB();
        office.surveyAids(code, "197500.01");

        office.awaitMessage(code, Messages.APPLICANT, "Azione B non finanziabile");
        office.awaitNoFlag(code, CaseFlag.B_AWAITING_FUNDS);
        assertThat(office.state(code)).isEqualTo(CaseState.AWAITING_START);
        assertThat(office.proposal(code).concededTotal()).isEqualTo(Euro.of("5000.00"));
        awaitNothingReserved();
    }

    @Test
    void the_end_of_the_activity_ends_it_even_when_it_is_committed() {
        ReferenceCode code = concededWithoutB("Tessitura Bolsena S.r.l.");
        office.underWay(code);
        topUpB();
        office.surveyAids(code, "5000.00");
        office.decide(
                "ufficio",
                code,
                "UserTask_ConfirmCommitment",
                Map.of("cor", "7654322", "commitmentNumber", "IMP-B-" + code));
        office.awaitCandidate(code);
        ReferenceCode act = office.gathered(List.of(code));
        office.endActivity(code, 7);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ledger.held(code).amountB()).isEqualTo(Euro.ZERO));
        assertThat(acts.require(act).state().name()).isEqualTo("DRAFT");
        assertThat(office.state(code)).isEqualTo(CaseState.ACTIVITY_ENDED);
        office.recognise(code, "3600.00");
        office.payBalance(code, "5000.00");
        office.awaitState(code, CaseState.RETENTION);
    }

    @Test
    void who_confirms_action_a_alone_is_not_asked_again() {
        ReferenceCode code = concededWithoutB("Cereria Subiaco S.r.l.");
        topUpB();
        office.awaitTask("ufficio", code, "UserTask_RecordAidSurvey");

        assertThat(confirmActionAAlone(code)).isBetween(200, 299);
        office.awaitNoTask(code, "UserTask_RecordAidSurvey");
        awaitNothingReserved();
        assertThat(confirmActionAAlone(code)).isEqualTo(409);
    }

    @Test
    @Rule("PSW-06-14")
    void a_change_of_its_other_aids_is_told_until_action_b_is_decided() {
        ReferenceCode code = concededWithoutB("Pasticceria Segni S.r.l.");
        assertThat(tellChange(code)).isBetween(200, 299);
        assertThat(confirmActionAAlone(code)).isBetween(200, 299);
        office.awaitNoFlag(code, CaseFlag.B_AWAITING_FUNDS);

        assertThat(tellChange(code)).isEqualTo(409);
    }

    private int tellChange(ReferenceCode code) {
        return office.beneficiary(code).tellAidChange(office.today()).statusCode();
    }

    @Test
    @Rule("PSW-08-12")
    void who_withdraws_leaves_the_money_of_b_to_others() {
        ReferenceCode code = concededWithoutB("Ottica Priverno S.r.l.");
        topUpB();
        office.awaitTask("ufficio", code, "UserTask_RecordAidSurvey");
        office.beneficiary(code).withdraw();

        office.awaitState(code, CaseState.RETENTION);
        awaitNothingReserved();
    }

    private int confirmActionAAlone(ReferenceCode code) {
        return office.beneficiary(code).post("/action-a-only", Map.of()).statusCode();
    }

    private ReferenceCode concededWithoutB(String name) {
        ReferenceCode code = committedWithoutB(name);
        office.publish(office.determination(List.of(code)));
        office.awaitState(code, CaseState.AWAITING_START);
        return code;
    }

    private ReferenceCode committedWithoutB(String name) {
        ReferenceCode code = office.transmitted(CALL, office.smallEnterprise(name));
        office.admit(code);
        office.score(code);
        office.commit(code);
        assertThat(office.proposal(code).has(CaseFlag.B_AWAITING_FUNDS)).isTrue();
        return code;
    }

    private void topUpB() {
        actOnTheCall(ActKind.TOP_UP, Map.of("toEnvelope", "B", "amount", "2500.00"));
    }

    private void actOnTheCall(ActKind kind, Map<String, String> content) {
        ReferenceCode act = acts.open(kind, CALL, "rup").code();
        acts.draft(act, kind, content);
        acts.sign(act, "G-" + act, office.today(), "direttore");
    }

    private Euro leftForB() {
        return reader.balances(CALL).get(B).free();
    }

    private void awaitNothingReserved() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(leftForB()).isEqualTo(Euro.of("2500.00")));
    }
}
