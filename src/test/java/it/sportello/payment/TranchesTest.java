package it.sportello.payment;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

@Rule({"PSW-18-01", "PSW-18-02", "PSW-18-08", "PSW-08-11"})
class TranchesTest {

    private final Tranches tranches = new Tranches(PaymentFixtures.NOTICE.rates());

    @ParameterizedTest
    @CsvFileSource(resources = "/cases/PA-advance.csv", useHeadersInDisplayName = true)
    void theAdvanceIsSixtyPerCentOfTheGrantInForce(
            String name, Euro grantA, Euro grantB, Euro grantTotal, Euro advance, Euro guaranteeMin, Euro balanceMax) {
        Tranches.Advance amounts = tranches.advance(grantA.plus(grantB));

        assertThat(amounts)
                .extracting(
                        Tranches.Advance::grantTotal,
                        Tranches.Advance::advance,
                        Tranches.Advance::guaranteeMin,
                        Tranches.Advance::balanceMax)
                .containsExactly(grantTotal, advance, guaranteeMin, balanceMax);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/cases/PA-settlement.csv", useHeadersInDisplayName = true)
    void theBalanceCompletesWhatIsRecognisedAndTheExcessIsRecovered(
            String name,
            Euro grantTotal,
            Euro recognised,
            Euro advancePaid,
            Euro balance,
            Euro recovery,
            Euro released) {
        Tranches.Settlement settlement = tranches.settle(grantTotal, recognised, advancePaid);

        assertThat(settlement)
                .extracting(Tranches.Settlement::balance, Tranches.Settlement::recovery, Tranches.Settlement::released)
                .containsExactly(balance, recovery, released);
    }

    @Test
    void theExplanationSaysHowTheAdvanceWasReached() {
        assertThat(tranches.advance(Euro.of("6234.56")).explanation().steps())
                .first()
                .isEqualTo("Acconto: 60% di € 6.234,56, arrotondato al centesimo = € 3.740,74.");
    }
}
