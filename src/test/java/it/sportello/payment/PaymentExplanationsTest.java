package it.sportello.payment;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.shared.Euro;
import it.sportello.shared.Explanation;
import it.sportello.shared.ItalianText;
import it.sportello.shared.Rule;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Why a payment may be made or not, as it is kept and printed. */
@Rule("PSW-00-10")
class PaymentExplanationsTest {

    private final PaymentGate gate = new PaymentGate();

    @Test
    void aPaymentThatPassesTheGateKeepsItsFacts() {
        Explanation why = gate.explain(PaymentFixtures.conditions(Tranche.ADVANCE, "4500.00", "4500.00", "4500.00"));

        assertThat(why.subject()).isEqualTo("paymentGate.advance");
        assertThat(why.result()).isEqualTo("PAY");
        assertThat(why.inputs())
                .containsEntry("due", "4500.00")
                .containsEntry("invoice", "€ 4.500,00")
                .containsEntry("payDate", PaymentFixtures.PAY_DATE.toString());
        assertThat(why.inputs())
                .containsEntry("guarantee", "€ 4.500,00")
                .containsEntry("durc", "01234567890 regolare fino al " + ItalianText.day(PaymentFixtures.PAY_DATE));
        assertThat(why.steps()).containsExactly("Tutte le condizioni sono soddisfatte: si possono erogare € 4.500,00.");
    }

    @Test
    void aBlockedPaymentKeepsEveryReason() {
        Explanation why = gate.explain(PaymentFixtures.conditions(Tranche.ADVANCE, "4500.00", null, null));

        assertThat(why.result()).isEqualTo("BLOCK");
        assertThat(why.inputs()).containsEntry("invoice", "assente").containsEntry("guarantee", "assente");
        assertThat(why.steps())
                .contains("Non risulta pervenuta la fattura. (PSW-18-03)")
                .anyMatch(step -> step.startsWith("Manca una garanzia valida"));
    }

    @Test
    @Rule({"PSW-18-08", "PSW-08-12"})
    void theSettlementSaysThatNothingAboveTheGrantIsRecognised() {
        Tranches tranches = new Tranches(PaymentFixtures.NOTICE.rates());
        Euro grant = Euro.of("7500.00");

        assertThat(tranches.settle(grant, Euro.of("7500.01"), Euro.ZERO)
                        .explanation()
                        .steps())
                .first()
                .isEqualTo("Il riconosciuto € 7.500,01 è ricondotto al contributo concesso € 7.500,00.");
        assertThat(tranches.settle(grant, grant, Euro.of("4500.00"))
                        .explanation()
                        .steps())
                .containsExactly(
                        "Saldo: € 7.500,00 - € 4.500,00, non inferiore a zero = € 3.000,00.",
                        "Recupero: € 4.500,00 - € 7.500,00, non inferiore a zero = € 0,00.",
                        "Risorse liberate: € 7.500,00 - € 7.500,00 = € 0,00.");
    }

    @Test
    void whatAPersonReadsOfAPaymentIsItalian() {
        assertThat(Arrays.stream(Tranche.values()).map(Tranche::label))
                .isEqualTo(List.of("acconto", "saldo", "erogazione unica a conclusione"));
        assertThat(SettlementCause.WITHDRAWAL.label()).isEqualTo("rinuncia al contributo");
        assertThat(PaymentState.ORDERED.label()).isEqualTo("disposto");
        assertThat(Arrays.stream(DurcStatus.values()).map(DurcStatus::label))
                .containsExactly("regolare", "non regolare", "in verifica");
    }

    @Test
    @Rule("PSW-18-04")
    void theReleaseOfTheGuaranteeSaysWhichAndWhy() {
        Explanation why = GuaranteeRelease.explanation("F 77", Euro.of("4500.00"));

        assertThat(why.inputs()).containsEntry("guaranteeNumber", "F 77").containsEntry("guaranteeAmount", "4500.00");
        assertThat(why.steps())
                .containsExactly("La pratica è liquidata e nulla resta da recuperare: la garanzia n. F 77 di"
                        + " € 4.500,00 è svincolata.");
        assertThat(why.result()).isEqualTo("4500.00");
    }
}
