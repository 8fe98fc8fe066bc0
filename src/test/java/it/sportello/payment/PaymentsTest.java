package it.sportello.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import it.sportello.audit.Explanations;
import it.sportello.audit.StoredExplanation;
import it.sportello.correspondence.Message;
import it.sportello.correspondence.Messages;
import it.sportello.grant.GrantScenario;
import it.sportello.grant.Grants;
import it.sportello.grant.PaymentOption;
import it.sportello.shared.Euro;
import it.sportello.shared.Outcome;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
@Rule({"PSW-18-01", "PSW-18-03", "PSW-18-06", "PSW-18-08", "PSW-18-12", "PSW-24-01"})
class PaymentsTest {

    private static final Instant JUNE = Instant.parse("2020-06-01T08:00:00Z");
    private static final Instant NEXT_SUMMER = Instant.parse("2021-07-01T08:00:00Z");
    private static final LocalDate PAY_DATE = LocalDate.of(2020, 6, 15);
    private static final LocalDate DURC_EXPIRY = LocalDate.of(2020, 9, 1);

    @Autowired
    private Payments payments;

    @Autowired
    private Grants grants;

    @Autowired
    private Explanations explanations;

    @Autowired
    private Messages messages;

    @Autowired
    private JdbcClient jdbc;

    private GrantScenario scenario;

    @BeforeEach
    void scenario() {
        scenario = new GrantScenario(grants);
    }

    @Test
    void theAdvanceIsRequestedCheckedOrderedAndPaidToTheDedicatedAccount() {
        ReferenceCode code = advancePaid("PAY-0001");

        PaymentFile file = payments.of(code);
        Payment advance = file.payment(Tranche.ADVANCE).orElseThrow();
        assertThat(advance.state()).isEqualTo(PaymentState.PAID);
        assertThat(advance.iban()).contains("IT60X0542811101000000123456");
        assertThat(file.netPaid()).isEqualTo(Euro.of("4500.00"));
        assertThat(explanations.list(code))
                .extracting(StoredExplanation::explanation)
                .extracting(explanation -> explanation.subject() + " " + explanation.result())
                .containsExactly("advance 4500.00", "paymentGate.advance PAY", "paymentGate.advance PAY");
        assertThat(messages.of(code))
                .extracting(Message::body)
                .anyMatch(body -> body.contains("è stata erogata la somma di € 4.500,00 (acconto)"));
        assertThatThrownBy(() -> grants.choosePaymentOption(code, PaymentOption.SINGLE_AT_END))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void theAdvanceIsNotRequestedBeforeTheStartNorTwiceNorWhereTheSinglePaymentIsChosen() {
        ReferenceCode notStarted = scenario.published("PAY-0002");
        assertRefused(() -> requestAdvance(notStarted), "START_NOT_DECLARED");

        ReferenceCode twice = scenario.running("PAY-0003");
        requestAdvance(twice);
        assertRefused(() -> requestAdvance(twice), "ADVANCE_ALREADY_REQUESTED");

        ReferenceCode single = scenario.running("PAY-0004");
        grants.choosePaymentOption(single, PaymentOption.SINGLE_AT_END);
        assertRefused(() -> requestAdvance(single), "ADVANCE_NOT_CHOSEN");
    }

    @Test
    void aBlockedPaymentTellsTheBeneficiaryWhyAndMayBeOrderedLater() {
        ReferenceCode code = scenario.running("PAY-0005");
        requestAdvance(code);
        payments.recordConditions(
                code,
                new ConditionCheck(
                        false, List.of(new DurcReading("01234567890", DurcStatus.IRREGULAR, null)), true, true),
                "rossi",
                JUNE);

        assertThat(payments.passGate(code, PAY_DATE, JUNE).grounds())
                .extracting(Reason::code)
                .containsExactly("GUARANTEE_NOT_VALID", "DURC_NOT_POSITIVE");
        assertThat(payments.of(code).openPayment().orElseThrow().state()).isEqualTo(PaymentState.BLOCKED);
        assertThat(messages.of(code)).extracting(Message::subject).contains("Erogazione sospesa");

        payments.replaceGuarantee(code, guarantee("POL-2"), JUNE.plusSeconds(60));
        payments.recordConditions(code, allThere(), "rossi", JUNE.plusSeconds(120));
        assertThat(payments.passGate(code, PAY_DATE, JUNE).isAccepted()).isTrue();
    }

    @Test
    void aCertificateExpiredBetweenOrderAndPaymentBlocksThePayment() {
        ReferenceCode code = advanceOrdered("PAY-0006");

        Outcome<Payment> outcome = payments.paid(code, "M-1", DURC_EXPIRY.plusDays(1), "bianchi", JUNE);

        assertThat(outcome.grounds()).extracting(Reason::code).containsExactly("DURC_NOT_POSITIVE");
        assertThat(payments.netPaid(code)).isEqualTo(Euro.ZERO);
        assertThat(payments.of(code).openPayment().orElseThrow().state()).isEqualTo(PaymentState.BLOCKED);
    }

    @Test
    void aFraudFlagHoldsThePaymentUntilItIsCleared() {
        ReferenceCode code = advanceOrdered("PAY-0007");
        payments.raiseFraudHold(code, "Fattura sospetta", "verdi", JUNE);

        assertThat(payments.preview(code, PAY_DATE).grounds())
                .extracting(Reason::code)
                .containsExactly("FRAUD_HOLD");
        payments.clearFraudHold(code, "Chiarito", "rup", JUNE);
        assertThat(payments.preview(code, PAY_DATE).isAccepted()).isTrue();
    }

    @Test
    void theBalanceCompletesTheRecognisedAmountAndTheGuaranteeIsReleased() {
        ReferenceCode code = advancePaid("PAY-0008");

        SettlementResult result = payments.settle(code, Euro.of("6123.45"), SettlementCause.RECOGNITION, NEXT_SUMMER);
        assertThat(result.kind()).isEqualTo(SettlementResult.Kind.PAY);
        assertThat(result.newlyReleased()).isEqualTo(Euro.of("1376.55"));

        payments.balanceInvoice(code, new InvoiceData("2", LocalDate.of(2021, 7, 1), Euro.of("1623.45")), NEXT_SUMMER);
        payments.recordConditions(
                code,
                new ConditionCheck(
                        null,
                        List.of(new DurcReading("01234567890", DurcStatus.REGULAR, LocalDate.of(2021, 9, 1))),
                        true,
                        true),
                "rossi",
                NEXT_SUMMER);
        assertThat(payments.passGate(code, LocalDate.of(2021, 7, 15), NEXT_SUMMER)
                        .isAccepted())
                .isTrue();
        assertThat(payments.paid(code, "M-2", LocalDate.of(2021, 7, 15), "bianchi", NEXT_SUMMER)
                        .isAccepted())
                .isTrue();

        assertThat(payments.netPaid(code)).isEqualTo(Euro.of("6123.45"));
        assertThat(payments.releaseGuarantee(code, NEXT_SUMMER)).isTrue();
        assertThat(payments.of(code).guarantee().orElseThrow().state()).isEqualTo(GuaranteeState.RELEASED);
    }

    @Test
    void aRecognitionSupersedesAnAdvanceNotPaidAndOpensTheSinglePayment() {
        ReferenceCode code = advanceOrdered("PAY-0009");

        SettlementResult result = payments.settle(code, Euro.of("7500.00"), SettlementCause.RECOGNITION, NEXT_SUMMER);

        assertThat(result.superseded()).isTrue();
        assertThat(payments.of(code).openPayment().orElseThrow())
                .extracting(Payment::tranche, Payment::due)
                .containsExactly(Tranche.SINGLE_PAYMENT, Euro.of("7500.00"));
    }

    @Test
    void whatWasPaidBeyondTheRecognisedIsRecoveredInPartFromTheGuarantor() {
        ReferenceCode code = advancePaid("PAY-0010");
        SettlementResult result = payments.settle(code, Euro.of("4100.00"), SettlementCause.RECOGNITION, NEXT_SUMMER);
        assertThat(result.recovery()).isEqualTo(Euro.of("400.00"));

        payments.requestRecovery(code, new RecoveryRequest(LocalDate.of(2021, 7, 2), null, 30, "G00009"), NEXT_SUMMER);
        assertThat(payments.receiveRecovery(code, Euro.of("150.00"), LocalDate.of(2021, 7, 20)))
                .isFalse();
        payments.recoveryNotReceived(code);
        assertRefused(() -> payments.releaseGuarantee(code, NEXT_SUMMER), "RECOVERY_OUTSTANDING");
        assertRefused(
                () -> payments.enforceGuarantee(
                        code, Euro.of("250.01"), LocalDate.of(2021, 9, 1), "Mancata restituzione", NEXT_SUMMER),
                "INVALID_FIELD");

        payments.enforceGuarantee(
                code, Euro.of("250.00"), LocalDate.of(2021, 9, 1), "Mancata restituzione", NEXT_SUMMER);
        assertThat(payments.receiveRecovery(code, Euro.of("250.00"), LocalDate.of(2021, 9, 20)))
                .isTrue();
        assertThat(payments.netPaid(code)).isEqualTo(Euro.of("4100.00"));
        assertThat(messages.of(code)).extracting(Message::party).contains(Messages.GUARANTOR);
    }

    @Test
    void aWithdrawalBringsBackEverythingPaid() {
        ReferenceCode code = advancePaid("PAY-0011");

        SettlementResult result = payments.settle(code, Euro.ZERO, SettlementCause.WITHDRAWAL, NEXT_SUMMER);
        payments.receiveRecovery(code, result.recovery(), LocalDate.of(2021, 7, 20));

        assertThat(payments.of(code).payment(Tranche.ADVANCE).orElseThrow().state())
                .isEqualTo(PaymentState.RECOVERED);
        assertThat(payments.netPaid(code)).isEqualTo(Euro.ZERO);
    }

    @Test
    void theDatabaseRefusesMoneyAboveTheGrant() {
        ReferenceCode code = advancePaid("PAY-0012");

        assertThatThrownBy(() -> jdbc.sql("update payment_file set paid = grant_total + 0.01 where case_code = ?")
                        .param(code.value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private ReferenceCode advancePaid(String name) {
        ReferenceCode code = advanceOrdered(name);
        assertThat(payments.paid(code, "M-1", PAY_DATE, "bianchi", JUNE).isAccepted())
                .isTrue();
        return code;
    }

    private ReferenceCode advanceOrdered(String name) {
        ReferenceCode code = scenario.running(name);
        requestAdvance(code);
        payments.recordConditions(code, allThere(), "rossi", JUNE);
        assertThat(payments.passGate(code, PAY_DATE, JUNE).isAccepted()).isTrue();
        return code;
    }

    private void requestAdvance(ReferenceCode code) {
        payments.requestAdvance(
                code, guarantee("POL-1"), new InvoiceData("1", LocalDate.of(2020, 6, 1), Euro.of("4500.00")), JUNE);
    }

    private static GuaranteeData guarantee(String number) {
        return new GuaranteeData(
                "Banca di prova",
                number,
                Euro.of("4500.00"),
                true,
                true,
                LocalDate.of(2020, 5, 20),
                LocalDate.of(2022, 5, 20));
    }

    private static ConditionCheck allThere() {
        return new ConditionCheck(
                true, List.of(new DurcReading("01234567890", DurcStatus.REGULAR, DURC_EXPIRY)), true, true);
    }

    private static void assertRefused(ThrowingCallable act, String code) {
        assertThatThrownBy(act).asInstanceOf(type(Refusal.class)).satisfies(refusal -> assertThat(refusal.reasons())
                .extracting(Reason::code)
                .contains(code));
    }
}
