package it.sportello.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import it.sportello.notice.Notice.InterestMode;
import it.sportello.shared.Euro;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A grant of 7,500.00: advance and guarantee of 4,500.00. */
@Rule({"PSW-18-01", "PSW-18-02", "PSW-18-04", "PSW-18-08", "PSW-18-12", "PSW-08-12", "PSW-24-01"})
class PaymentFileTest {

    private static final ReferenceCode CODE = new ReferenceCode("PAY-FILE-1");
    private static final Instant JUNE = Instant.parse("2020-06-01T08:00:00Z");
    private static final Instant JULY = Instant.parse("2020-07-01T08:00:00Z");
    private static final LocalDate PAY_DATE = LocalDate.of(2020, 6, 15);
    private static final LocalDate EXPIRY = LocalDate.of(2022, 6, 30);
    private static final Euro GRANT = Euro.of("7500.00");
    private static final Euro ADVANCE = Euro.of("4500.00");
    private static final Euro CENT = Euro.of("0.01");
    private static final String IBAN = "IT60X0542811101000000123456";

    private final Tranches tranches = new Tranches(PaymentFixtures.NOTICE.rates());
    private final PaymentFile file = new PaymentFile(CODE);

    @Test
    void aCaseBeginsWithNothingPaid() {
        assertThat(file.code()).isEqualTo(CODE);
        assertThat(file.netPaid()).isEqualTo(Euro.ZERO);
        assertThat(file.settled()).isFalse();
        assertThat(file.openPayment()).isEmpty();
        assertThat(file.openRecovery()).isEmpty();
        assertThat(file.guarantee()).isEmpty();
        assertThat(file.hasFraudHold()).isFalse();
    }

    @Test
    void theAdvanceIsRequestedWithItsGuaranteeAndItsInvoice() {
        Payment payment = requestAdvance();

        assertThat(file.openPayment()).contains(payment);
        assertThat(file.payments()).containsExactly(payment);
        assertThat(payment.tranche()).isEqualTo(Tranche.ADVANCE);
        assertThat(payment.state()).isEqualTo(PaymentState.REQUESTED);
        assertThat(payment.due()).isEqualTo(ADVANCE);
        assertThat(payment.requestedAt()).isEqualTo(JUNE);
        assertThat(payment.blockedBy()).isEmpty();
        assertThat(payment.lazioSeat()).isFalse();
        assertThat(payment.requirementsKept()).isFalse();
        Invoice invoice = file.invoiceOf(payment).orElseThrow();
        assertThat(invoice.number()).isEqualTo("FT 1");
        assertThat(invoice.issuedOn()).isEqualTo(PAY_DATE);
        assertThat(invoice.amount()).isEqualTo(ADVANCE);
        assertThat(invoice.receivedAt()).isEqualTo(JUNE);
    }

    @Test
    void aGuaranteeIsKeptAsItWasCommunicated() {
        requestAdvance();

        Guarantee guarantee = file.guarantee().orElseThrow();

        assertThat(guarantee.guarantor()).isEqualTo("Banca di Roma");
        assertThat(guarantee.number()).isEqualTo("F 77");
        assertThat(guarantee.amount()).isEqualTo(ADVANCE);
        assertThat(guarantee.firstDemand()).isTrue();
        assertThat(guarantee.noExceptions()).isTrue();
        assertThat(guarantee.issuedOn()).isEqualTo(PAY_DATE);
        assertThat(guarantee.expiry()).contains(EXPIRY);
        assertThat(guarantee.state()).isEqualTo(GuaranteeState.RECEIVED);
        assertThat(guarantee.receivedAt()).isEqualTo(JUNE);
        assertThat(guarantee.enforcedAmount()).isEqualTo(Euro.ZERO);
        assertThat(guarantee.enforcedOn()).isEmpty();
        assertThat(guarantee.releasedAt()).isEmpty();
        assertThat(guarantee.terms())
                .isEqualTo(new PaymentConditions.GuaranteeTerms(ADVANCE, true, true, EXPIRY, false));
    }

    @Test
    void aGuaranteeThatIsNotAtFirstDemandOrHasExceptionsIsKeptAsSuch() {
        Guarantee conditional =
                new Guarantee(new GuaranteeData("Banca", "1", ADVANCE, false, false, PAY_DATE, null), JUNE);

        assertThat(conditional.firstDemand()).isFalse();
        assertThat(conditional.noExceptions()).isFalse();
        assertThat(conditional.expiry()).isEmpty();
        assertThat(conditional.terms())
                .isEqualTo(new PaymentConditions.GuaranteeTerms(ADVANCE, false, false, null, false));
        conditional.assess(true);
        conditional.renew(PAY_DATE);
        assertThat(conditional.expiry()).contains(PAY_DATE);
    }

    @Test
    void theAdvanceIsAskedOnceAndOnlyByWhoChoseIt() {
        assertRefused(
                () -> file.requestAdvance(tranches.advance(GRANT), guarantee(), invoice(ADVANCE), false, JUNE),
                "ADVANCE_NOT_CHOSEN");
        requestAdvance();
        assertRefused(this::requestAdvance, "ADVANCE_ALREADY_REQUESTED");
        settle("7500.00");
        assertRefused(
                () -> file.requestAdvance(tranches.advance(GRANT), guarantee(), invoice(ADVANCE), false, JUNE),
                "ADVANCE_NOT_CHOSEN",
                "ADVANCE_SUPERSEDED");
        assertRefused(this::requestAdvance, "ADVANCE_SUPERSEDED");
    }

    @Test
    void aRejectedGuaranteeIsReplacedWhileTheAdvanceIsOpen() {
        assertRefused(() -> file.replaceGuarantee(guarantee(), JULY), "NO_ADVANCE_OPEN");
        requestAdvance();
        file.recordCheck(check(false), "ufficio", JUNE);
        assertThat(file.guarantee().orElseThrow().state()).isEqualTo(GuaranteeState.REJECTED);

        Guarantee second = file.replaceGuarantee(guarantee(), JULY);

        assertThat(file.guarantee()).contains(second);
        assertThat(second.state()).isEqualTo(GuaranteeState.RECEIVED);
        settle("7500.00");
        assertRefused(() -> file.replaceGuarantee(guarantee(), JULY), "NO_ADVANCE_OPEN");
    }

    @Test
    @Rule("PSW-18-11")
    void theLastInvoiceOfAPaymentCounts() {
        assertRefused(() -> file.receiveInvoice(invoice(ADVANCE), JULY), "NO_PAYMENT_OPEN");
        Payment payment = requestAdvance();

        assertThat(file.receiveInvoice(invoice(Euro.of("4499.99")), JULY)).isEqualTo(payment);

        assertThat(file.invoiceOf(payment).map(Invoice::amount)).contains(Euro.of("4499.99"));
        pay();
        settle("7500.00");
        assertThat(file.invoiceOf(file.openPayment().orElseThrow())).isEmpty();
    }

    @Test
    void whatTheOfficerFoundIsWhatTheGateSees() {
        requestAdvance();
        file.recordCheck(
                new ConditionCheck(
                        true, List.of(durc("A", DurcStatus.PENDING), durc("B", DurcStatus.REGULAR)), true, false),
                "ufficio",
                JUNE);
        assertThat(file.openPayment().orElseThrow().lazioSeat()).isTrue();
        file.recordCheck(new ConditionCheck(null, List.of(durc("A", DurcStatus.REGULAR)), false, true), "rup", JULY);

        PaymentConditions facts = file.conditions(true, false, true, PAY_DATE);

        assertThat(facts)
                .isEqualTo(new PaymentConditions(
                        Tranche.ADVANCE,
                        ADVANCE,
                        PAY_DATE,
                        true,
                        false,
                        ADVANCE,
                        new PaymentConditions.GuaranteeTerms(ADVANCE, true, true, EXPIRY, true),
                        false,
                        List.of(durc("A", DurcStatus.REGULAR), durc("B", DurcStatus.REGULAR)),
                        true,
                        false,
                        true,
                        false));
        Payment payment = file.openPayment().orElseThrow();
        assertThat(payment.lazioSeat()).isFalse();
        assertThat(payment.requirementsKept()).isTrue();
        assertThat(payment.checkedBy()).contains("rup");
        assertThat(payment.checkedAt()).contains(JULY);
        assertThat(file.durcRecords()).extracting(DurcRecord::readBy).containsExactly("ufficio", "ufficio", "rup");
        assertThat(file.durcRecords()).extracting(DurcRecord::readAt).containsExactly(JUNE, JUNE, JULY);
    }

    @Test
    void theGateSeesTheBalanceOfARecognisedReportAndTheFlagOfFraud() {
        settle("5000.00");
        file.raiseFraudHold("esposto", "controlli", JULY);

        PaymentConditions facts = file.conditions(false, true, false, PAY_DATE);

        assertThat(facts.tranche()).isEqualTo(Tranche.SINGLE_PAYMENT);
        assertThat(facts.recognised()).isTrue();
        assertThat(facts.startDeclared()).isFalse();
        assertThat(facts.cupAcquired()).isTrue();
        assertThat(facts.account()).isFalse();
        assertThat(facts.invoice()).isNull();
        assertThat(facts.guarantee()).isNull();
        assertThat(facts.fraudHold()).isTrue();
        assertRefused(() -> file.recordCheck(check(true), "ufficio", JULY), "GUARANTEE_NOT_VALID");
    }

    @Test
    void anOrderedPaymentIsPaidToItsAccount() {
        Payment payment = requestAdvance();
        payment.order(IBAN);
        assertThat(payment.state()).isEqualTo(PaymentState.ORDERED);
        assertThat(payment.iban()).contains(IBAN);

        assertThat(file.pay(GRANT, " M 12 ", PAY_DATE, "ragioneria")).isEqualTo(payment);

        assertThat(payment.state()).isEqualTo(PaymentState.PAID);
        assertThat(payment.orderNumber()).contains("M 12");
        assertThat(payment.paidOn()).contains(PAY_DATE);
        assertThat(file.paid()).isEqualTo(ADVANCE);
        assertThat(file.netPaid()).isEqualTo(ADVANCE);
        assertThat(file.openPayment()).isEmpty();
        assertThat(file.payment(Tranche.ADVANCE)).contains(payment);
        assertThat(file.payment(Tranche.BALANCE)).isEmpty();
    }

    @Test
    void aPaymentThatWasNotOrderedIsNotPaid() {
        Payment payment = requestAdvance();
        assertRefused(() -> file.pay(GRANT, "M 12", PAY_DATE, "ragioneria"), "PAYMENT_NOT_ORDERED");
        payment.order(IBAN);
        assertRefused(() -> file.pay(GRANT, " ", PAY_DATE, "ragioneria"), "INVALID_FIELD");
        payment.block(List.of(Reason.of("FRAUD_HOLD", "PSW-24-01", "Verifiche.")));
        assertThat(payment.state()).isEqualTo(PaymentState.BLOCKED);
        assertThat(payment.blockedBy()).extracting(Reason::code).containsExactly("FRAUD_HOLD");
        assertThat(payment.iban()).isEmpty();
        assertRefused(() -> file.pay(GRANT, "M 12", PAY_DATE, "ragioneria"), "PAYMENT_NOT_ORDERED");
        payment.order(IBAN);
        assertThat(payment.blockedBy()).isEmpty();
    }

    @Test
    void nothingIsPaidAboveTheGrantNotByACent() {
        requestAdvance().order(IBAN);

        assertRefused(() -> file.pay(ADVANCE.minus(CENT), "M 12", PAY_DATE, "ragioneria"), "ABOVE_GRANT");
        assertThat(file.pay(ADVANCE, "M 12", PAY_DATE, "ragioneria").state()).isEqualTo(PaymentState.PAID);
    }

    @Test
    void aClosedPaymentChangesNoMore() {
        Payment payment = requestAdvance();
        assertThat(file.supersedeOpenPayment()).isTrue();
        assertThat(payment.state()).isEqualTo(PaymentState.SUPERSEDED);
        assertThat(file.payment(Tranche.ADVANCE)).isEmpty();
        assertThat(file.supersedeOpenPayment()).isFalse();

        assertRefused(() -> payment.order(IBAN), "PAYMENT_CLOSED");
        assertRefused(() -> payment.block(List.of()), "PAYMENT_CLOSED");
        assertRefused(() -> payment.checked(true, true, "ufficio", JUNE), "PAYMENT_CLOSED");
        assertRefused(payment::supersede, "PAYMENT_CLOSED");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> payment.order(IBAN))
                .withMessage("PAYMENT_CLOSED: Il pagamento è già superato.");
        payment.recovered();
        assertThat(payment.state()).isEqualTo(PaymentState.SUPERSEDED);
        requestAdvance();
        assertThat(file.payments()).hasSize(2);
    }

    @Test
    @Rule("PSW-18-07")
    void theBalanceIsWhatTheAdvanceLeft() {
        requestAdvance();
        pay();

        SettlementResult result = settle("7000.00");

        assertThat(result)
                .isEqualTo(new SettlementResult(
                        SettlementResult.Kind.PAY,
                        Euro.of("7000.00"),
                        Euro.of("2500.00"),
                        Euro.ZERO,
                        Euro.of("500.00"),
                        false));
        Payment balance = file.openPayment().orElseThrow();
        assertThat(balance.tranche()).isEqualTo(Tranche.BALANCE);
        assertThat(balance.due()).isEqualTo(Euro.of("2500.00"));
        assertThat(file.settled()).isTrue();
    }

    @Test
    @Rule("PSW-18-06")
    void whereNoAdvanceWasPaidThereIsOneSinglePayment() {
        requestAdvance();

        SettlementResult result = settle("7500.00");

        assertThat(result.superseded()).isTrue();
        assertThat(result.newlyReleased()).isEqualTo(Euro.ZERO);
        assertThat(file.openPayment().orElseThrow().tranche()).isEqualTo(Tranche.SINGLE_PAYMENT);
    }

    @Test
    @Rule("PSW-23-04")
    void theLastEntryOfTheBooksIsTheLastDayOnWhichMoneyMoved() {
        assertThat(file.lastEntryOn()).isEmpty();
        Recovery recovery = toRecover();
        assertThat(file.lastEntryOn()).contains(PAY_DATE);

        file.receiveRecovery(recovery.outstanding(), PAY_DATE.plusDays(3));

        assertThat(file.lastEntryOn()).contains(PAY_DATE.plusDays(3));
    }

    @Test
    void whereNothingIsLeftNothingIsOpened() {
        requestAdvance();
        pay();

        assertThat(settle("4500.00").kind()).isEqualTo(SettlementResult.Kind.NONE);

        assertThat(file.openPayment()).isEmpty();
        assertThat(file.recoveries()).isEmpty();
    }

    @Test
    @Rule({"PSW-08-12", "PSW-20-03"})
    void aLaterSettlementTakesThePlaceOfTheEarlierAndFreesOnlyTheDifference() {
        requestAdvance();
        pay();
        settle("4000.00");
        Recovery first = file.openRecovery().orElseThrow();

        SettlementResult second = file.settle(
                GRANT,
                tranches.settle(GRANT, Euro.of("1000.00"), file.netPaid()),
                SettlementCause.REVOCATION,
                InterestMode.REFERENCE_RATE,
                JULY);

        assertThat(second.kind()).isEqualTo(SettlementResult.Kind.RECOVER);
        assertThat(second.recovery()).isEqualTo(Euro.of("3500.00"));
        assertThat(second.newlyReleased()).isEqualTo(Euro.of("3000.00"));
        assertThat(first.state()).isEqualTo(RecoveryState.REPLACED);
        assertThat(first.isOpen()).isFalse();
        Recovery recovery = file.openRecovery().orElseThrow();
        assertThat(recovery.cause()).isEqualTo(SettlementCause.REVOCATION);
        assertThat(recovery.amount()).isEqualTo(Euro.of("3500.00"));
        assertThat(recovery.interestMode()).isEqualTo(InterestMode.REFERENCE_RATE);
        assertThat(recovery.determinedAt()).isEqualTo(JULY);
        assertThat(file.recoveries()).containsExactly(first, recovery);
        assertThat(settle("4000.00").newlyReleased()).isEqualTo(Euro.ZERO);
    }

    @Test
    void aSumIsRecoveredInPartsUpToTheLastCent() {
        Recovery recovery = toRecover();
        assertRefused(() -> file.receiveRecovery(Euro.ZERO, PAY_DATE), "INVALID_FIELD");
        assertRefused(() -> file.receiveRecovery(Euro.of("500.01"), PAY_DATE), "INVALID_FIELD");

        assertThat(file.receiveRecovery(Euro.of("499.99"), PAY_DATE)).isEqualTo(recovery);
        assertThat(recovery.outstanding()).isEqualTo(CENT);
        assertThat(recovery.received()).isEqualTo(Euro.of("499.99"));
        assertThat(recovery.state()).isEqualTo(RecoveryState.DETERMINED);
        assertThat(recovery.lastReceivedOn()).contains(PAY_DATE);
        file.receiveRecovery(CENT, PAY_DATE.plusDays(1));

        assertThat(recovery.state()).isEqualTo(RecoveryState.RECOVERED);
        assertThat(recovery.lastReceivedOn()).contains(PAY_DATE.plusDays(1));
        assertThat(file.recovered()).isEqualTo(Euro.of("500.00"));
        assertThat(file.netPaid()).isEqualTo(Euro.of("4000.00"));
        assertThat(file.payment(Tranche.ADVANCE).orElseThrow().state()).isEqualTo(PaymentState.PAID);
        assertRefused(() -> file.receiveRecovery(CENT, PAY_DATE), "NO_RECOVERY");
    }

    @Test
    @Rule("PSW-20-04")
    void whereAllComesBackThePaymentIsRecovered() {
        requestAdvance();
        pay();
        settle("0.00");

        file.receiveRecovery(ADVANCE, PAY_DATE);

        assertThat(file.netPaid()).isEqualTo(Euro.ZERO);
        assertThat(file.payment(Tranche.ADVANCE).orElseThrow().state()).isEqualTo(PaymentState.RECOVERED);
    }

    @Test
    void aRecoveryIsRequestedAndMayBeRequestedAgainUntilItFails() {
        Recovery recovery = toRecover();
        assertThat(recovery.requestedOn()).isEmpty();
        recovery.request(new RecoveryRequest(PAY_DATE, null, null, null));

        recovery.request(new RecoveryRequest(PAY_DATE, PAY_DATE.plusDays(2), 30, "G01234"));

        assertThat(recovery.state()).isEqualTo(RecoveryState.REQUESTED);
        assertThat(recovery.requestedOn()).contains(PAY_DATE);
        assertThat(recovery.noticeReceivedOn()).contains(PAY_DATE.plusDays(2));
        assertThat(recovery.dueDays()).contains(30);
        assertThat(recovery.actNumber()).contains("G01234");
        recovery.notReceived();
        assertThat(recovery.state()).isEqualTo(RecoveryState.NOT_RECOVERED);
        assertThat(recovery.isOpen()).isTrue();
        assertRefused(() -> recovery.request(new RecoveryRequest(PAY_DATE, null, null, null)), "RECOVERY_REQUESTED");
    }

    @Test
    void aRecoveryThatIsClosedChangesNoMore() {
        Recovery recovery = toRecover();
        recovery.receive(Euro.of("500.00"), PAY_DATE);

        assertRefused(recovery::notReceived, "NO_RECOVERY");
        assertRefused(recovery::enforced, "NO_RECOVERY");
        assertRefused(recovery::replace, "NO_RECOVERY");
        assertRefused(() -> recovery.receive(CENT, PAY_DATE), "NO_RECOVERY");
    }

    @Test
    void theGuaranteeIsEnforcedForWhatIsStillOwedAndNoMore() {
        assertRefused(() -> file.enforceGuarantee(CENT, PAY_DATE), "NO_RECOVERY");
        requestAdvance();
        file.recordCheck(check(true), "ufficio", JUNE);
        pay();
        settle("4000.00");
        assertRefused(() -> file.enforceGuarantee(Euro.of("500.01"), PAY_DATE), "INVALID_FIELD");
        assertRefused(() -> file.enforceGuarantee(Euro.ZERO, PAY_DATE), "INVALID_FIELD");

        Guarantee guarantee = file.enforceGuarantee(Euro.of("500.00"), PAY_DATE);

        assertThat(guarantee.state()).isEqualTo(GuaranteeState.ENFORCED);
        assertThat(guarantee.enforcedAmount()).isEqualTo(Euro.of("500.00"));
        assertThat(guarantee.enforcedOn()).contains(PAY_DATE);
        assertThat(file.openRecovery().orElseThrow().state()).isEqualTo(RecoveryState.ENFORCED);
        assertRefused(() -> file.enforceGuarantee(CENT, PAY_DATE), "GUARANTEE_NOT_IN_FORCE");
        assertRefused(() -> guarantee.assess(true), "GUARANTEE_CLOSED");
    }

    @Test
    void aGuaranteeAnswersForItsAmountAndNoMore() {
        Guarantee guarantee = new Guarantee(guarantee(), JUNE);
        guarantee.assess(true);

        assertRefused(() -> guarantee.enforce(ADVANCE.plus(CENT), PAY_DATE), "INVALID_FIELD");
        guarantee.enforce(ADVANCE, PAY_DATE);
        assertThat(guarantee.enforcedAmount()).isEqualTo(ADVANCE);
    }

    @Test
    void aGuaranteeIsRenewedToALaterDayOnly() {
        Guarantee guarantee = new Guarantee(guarantee(), JUNE);
        assertRefused(() -> guarantee.renew(EXPIRY.plusDays(1)), "GUARANTEE_NOT_IN_FORCE");
        guarantee.assess(true);

        assertRefused(() -> guarantee.renew(EXPIRY), "INVALID_FIELD");
        guarantee.renew(EXPIRY.plusDays(1));
        assertThat(guarantee.expiry()).contains(EXPIRY.plusDays(1));
    }

    @Test
    void theGuaranteeIsReleasedOnceNothingIsToBeRecovered() {
        requestAdvance();
        assertRefused(() -> file.releaseGuarantee(JULY), "GUARANTEE_NOT_IN_FORCE");
        file.recordCheck(check(true), "ufficio", JUNE);
        pay();
        settle("4000.00");
        assertRefused(() -> file.releaseGuarantee(JULY), "RECOVERY_OUTSTANDING");
        file.receiveRecovery(Euro.of("500.00"), PAY_DATE);

        Guarantee guarantee = file.releaseGuarantee(JULY);

        assertThat(guarantee.state()).isEqualTo(GuaranteeState.RELEASED);
        assertThat(guarantee.releasedAt()).contains(JULY);
        assertRefused(() -> guarantee.assess(true), "GUARANTEE_CLOSED");
        assertRefused(() -> file.releaseGuarantee(JULY), "GUARANTEE_NOT_IN_FORCE");
    }

    @Test
    void whereNoGuaranteeWasGivenNoneIsReleased() {
        assertRefused(() -> file.releaseGuarantee(JULY), "GUARANTEE_NOT_IN_FORCE");
    }

    @Test
    void everyFlagOfFraudIsKeptAndClearedWithItsGrounds() {
        assertRefused(() -> file.clearFraudHolds("chiarito", "rup", JULY), "NO_FRAUD_HOLD");
        assertRefused(() -> file.raiseFraudHold(" ", "controlli", JUNE), "INVALID_FIELD");
        file.raiseFraudHold(" fattura falsa ", "controlli", JUNE);
        assertThat(file.hasFraudHold()).isTrue();
        assertRefused(() -> file.clearFraudHolds(" ", "rup", JULY), "INVALID_FIELD");
        assertThat(file.fraudHolds().get(0).clearedBy()).isEmpty();

        file.clearFraudHolds(" chiarito ", "rup", JULY);

        FraudHold hold = file.fraudHolds().get(0);
        assertThat(file.hasFraudHold()).isFalse();
        assertThat(hold.isRaised()).isFalse();
        assertThat(hold.reason()).isEqualTo("fattura falsa");
        assertThat(hold.raisedBy()).isEqualTo("controlli");
        assertThat(hold.raisedAt()).isEqualTo(JUNE);
        assertThat(hold.clearedBy()).contains("rup");
        assertThat(hold.clearedGrounds()).contains("chiarito");
        file.raiseFraudHold("altra segnalazione", "controlli", JULY);
        file.clearFraudHolds("archiviata", "direttore", JULY);
        assertThat(hold.clearedBy()).contains("rup");
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentState.class,
            names = {"REQUESTED", "BLOCKED", "ORDERED"})
    void aPaymentIsOpenUntilItIsPaid(PaymentState state) {
        Payment payment = requestAdvance();
        if (state == PaymentState.BLOCKED) {
            payment.block(List.of());
        } else if (state == PaymentState.ORDERED) {
            payment.order(IBAN);
        }

        assertThat(payment.state()).isEqualTo(state);
        assertThat(payment.isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"guarantor", "number", "amount", "expiry"})
    void whatAGuaranteeLacksIsSaidOnItsField(String field) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new GuaranteeData(
                        field.equals("guarantor") ? " " : "Banca",
                        field.equals("number") ? " " : "1",
                        field.equals("amount") ? Euro.ZERO : CENT,
                        true,
                        true,
                        PAY_DATE,
                        field.equals("expiry") ? PAY_DATE.minusDays(1) : PAY_DATE))
                .satisfies(refusal -> assertThat(refusal.reasons())
                        .extracting(Reason::subject)
                        .containsExactly("guarantee." + field));
        assertThat(new GuaranteeData("Banca", "1", CENT, true, true, PAY_DATE, PAY_DATE).expiry())
                .isEqualTo(PAY_DATE);
    }

    @Test
    void anInvoiceHasANumberAndAnAmount() {
        assertRefused(() -> new InvoiceData(" ", PAY_DATE, CENT), "INVALID_FIELD");
        assertRefused(() -> new InvoiceData("1", PAY_DATE, Euro.ZERO), "INVALID_FIELD");
    }

    @Test
    void aRequestOfRecoveryGivesAtLeastADayAndIsNotReceivedBeforeItIsSent() {
        assertRefused(() -> new RecoveryRequest(PAY_DATE, PAY_DATE.minusDays(1), 30, null), "INVALID_FIELD");
        assertRefused(() -> new RecoveryRequest(PAY_DATE, PAY_DATE, 0, null), "INVALID_FIELD");
        assertThat(new RecoveryRequest(PAY_DATE, PAY_DATE, 1, null).dueDays()).isEqualTo(1);
    }

    @Test
    @Rule("PSW-18-10")
    void aRegularCertificateHasAnExpiryAndIsValidOnItsLastDay() {
        assertRefused(() -> new DurcReading("A", DurcStatus.REGULAR, null), "INVALID_FIELD");
        DurcReading regular = new DurcReading("A", DurcStatus.REGULAR, PAY_DATE);
        assertThat(regular.isPositiveOn(PAY_DATE)).isTrue();
        assertThat(regular.isPositiveOn(PAY_DATE.plusDays(1))).isFalse();
        assertThat(new DurcReading("A", DurcStatus.IRREGULAR, PAY_DATE).isPositiveOn(PAY_DATE))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, Sulle somme da restituire non sono applicati interessi.",
        "REFERENCE_RATE, ordinativo di pagamento (art. 9",
        "REFERENCE_RATE_PLUS_5, aumentato di cinque punti percentuali (art. 9"
    })
    @Rule("PSW-20-04")
    void theActOfRecoveryAlwaysStatesTheChoiceOfInterest(InterestMode mode, String said) {
        assertThat(new InterestStatement().of(mode)).contains(said);
    }

    private Payment requestAdvance() {
        return file.requestAdvance(tranches.advance(GRANT), guarantee(), invoice(ADVANCE), true, JUNE);
    }

    private void pay() {
        file.openPayment().orElseThrow().order(IBAN);
        file.pay(GRANT, "M 12", PAY_DATE, "ragioneria");
    }

    private Recovery toRecover() {
        requestAdvance();
        pay();
        settle("4000.00");
        return file.openRecovery().orElseThrow();
    }

    private SettlementResult settle(String recognised) {
        return file.settle(
                GRANT,
                tranches.settle(GRANT, Euro.of(recognised), file.netPaid()),
                SettlementCause.RECOGNITION,
                InterestMode.NONE,
                JULY);
    }

    private static GuaranteeData guarantee() {
        return new GuaranteeData(" Banca di Roma ", " F 77 ", ADVANCE, true, true, PAY_DATE, EXPIRY);
    }

    private static InvoiceData invoice(Euro amount) {
        return new InvoiceData(" FT 1 ", PAY_DATE, amount);
    }

    private static ConditionCheck check(boolean guaranteeAccepted) {
        return new ConditionCheck(guaranteeAccepted, List.of(), true, true);
    }

    private static DurcReading durc(String subject, DurcStatus status) {
        return new DurcReading(subject, status, status == DurcStatus.REGULAR ? PAY_DATE : null);
    }

    private static void assertRefused(ThrowingCallable request, String... codes) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(request::call)
                .satisfies(refusal ->
                        assertThat(refusal.reasons()).extracting(Reason::code).containsExactly(codes));
    }
}
