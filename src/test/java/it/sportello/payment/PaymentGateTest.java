package it.sportello.payment;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.shared.Euro;
import it.sportello.shared.Outcome;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

@Rule({"PSW-18-03", "PSW-18-04", "PSW-18-06", "PSW-18-09", "PSW-18-10", "PSW-18-11", "PSW-05-11", "PSW-24-01"})
class PaymentGateTest {

    private final PaymentGate gate = new PaymentGate();

    @ParameterizedTest
    @CsvFileSource(resources = "/cases/PA-gate.csv", useHeadersInDisplayName = true)
    void aPaymentIsBlockedForEveryConditionThatIsMissing(
            String name,
            Tranche tranche,
            Euro due,
            @Nullable Euro invoice,
            @Nullable String guarantee,
            @Nullable Boolean firstDemand,
            boolean startDeclared,
            DurcStatus durc,
            @Nullable LocalDate durcExpiry,
            LocalDate payDate,
            boolean account,
            boolean lazioSeat,
            String reasons) {
        Outcome<Euro> outcome = gate.check(new PaymentConditions(
                tranche,
                due,
                payDate,
                startDeclared,
                true,
                invoice,
                PaymentFixtures.guarantee(guarantee, Boolean.TRUE.equals(firstDemand)),
                true,
                List.of(new DurcReading("01234567890", durc, durcExpiry)),
                account,
                lazioSeat,
                true,
                false));

        assertThat(codes(outcome)).isEqualTo(reasons);
    }

    @Test
    void whereNothingIsThereEveryReasonIsStatedInTheOrderOfTheTable() {
        PaymentConditions nothing = new PaymentConditions(
                Tranche.ADVANCE,
                Euro.of("4500.00"),
                PaymentFixtures.PAY_DATE,
                false,
                false,
                null,
                null,
                false,
                List.of(),
                false,
                false,
                false,
                true);

        assertThat(codes(gate.check(nothing)))
                .isEqualTo("START_NOT_DECLARED, INVOICE_MISSING, GUARANTEE_NOT_VALID, CUP_MISSING, DURC_NOT_POSITIVE,"
                        + " ACCOUNT_MISSING, NO_LAZIO_SEAT, REQUIREMENT_LOST, FRAUD_HOLD");
    }

    @Test
    @Rule("PSW-05-10")
    void aLossThatIsStillDealtWithBlocksWhateverWasFoundSince() {
        PaymentConditions kept = PaymentFixtures.conditions(Tranche.BALANCE, "3000.00", "3000.00", null);

        assertThat(codes(gate.check(kept))).isEqualTo("none");
        assertThat(codes(gate.check(kept.withRequirementLost()))).isEqualTo("REQUIREMENT_LOST");
    }

    @Test
    void theBalanceWaitsForTheRecognitionOfTheReport() {
        PaymentConditions facts = PaymentFixtures.conditions(Tranche.BALANCE, "3000.00", "3000.00", null);
        PaymentConditions unverified = new PaymentConditions(
                facts.tranche(),
                facts.due(),
                facts.payDate(),
                true,
                false,
                facts.invoice(),
                null,
                true,
                facts.durc(),
                true,
                true,
                true,
                false);

        assertThat(codes(gate.check(facts))).isEqualTo("none");
        assertThat(codes(gate.check(unverified))).isEqualTo("REPORT_NOT_RECOGNISED");
    }

    @Test
    void inAnAssociationTheCertificateOfEveryMemberMustBePositive() {
        PaymentConditions facts = PaymentFixtures.conditions(Tranche.BALANCE, "3000.00", "3000.00", null);
        PaymentConditions withMember = new PaymentConditions(
                facts.tranche(),
                facts.due(),
                facts.payDate(),
                true,
                true,
                facts.invoice(),
                null,
                true,
                List.of(
                        new DurcReading("01234567890", DurcStatus.REGULAR, facts.payDate()),
                        new DurcReading("09876543210", DurcStatus.PENDING, null)),
                true,
                true,
                true,
                false);

        assertThat(codes(gate.check(withMember))).isEqualTo("DURC_NOT_POSITIVE");
    }

    @Test
    void aGuaranteeExpiredOrNotAcceptedOrOneCentShortIsNotValid() {
        Euro due = Euro.of("4500.00");
        LocalDate day = PaymentFixtures.PAY_DATE;

        assertThat(new PaymentConditions.GuaranteeTerms(due, true, true, day, true).isValid(due, day))
                .isTrue();
        assertThat(new PaymentConditions.GuaranteeTerms(due, true, true, day.minusDays(1), true).isValid(due, day))
                .isFalse();
        assertThat(new PaymentConditions.GuaranteeTerms(due, true, true, day, false).isValid(due, day))
                .isFalse();
        assertThat(new PaymentConditions.GuaranteeTerms(due, true, false, day, true).isValid(due, day))
                .isFalse();
        assertThat(new PaymentConditions.GuaranteeTerms(Euro.of("4499.99"), true, true, day, true).isValid(due, day))
                .isFalse();
    }

    static String codes(Outcome<?> outcome) {
        return outcome.isAccepted()
                ? "none"
                : outcome.grounds().stream().map(Reason::code).collect(Collectors.joining(", "));
    }
}
