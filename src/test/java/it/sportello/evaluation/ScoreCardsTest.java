package it.sportello.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import it.sportello.evaluation.ScoreCards.Recorded;
import it.sportello.plan.CompanySize;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class ScoreCardsTest {

    private static final String RULE_SET = "psw-2020/1";

    private final Map<String, BigDecimal> entered = new HashMap<>(Map.of(
            "a1",
            bd("8.25"),
            "a2",
            bd("16"),
            "b1",
            bd("8"),
            "b2",
            bd("8"),
            "c1",
            bd("14"),
            "d1",
            bd("10"),
            "e1",
            bd("5.75")));

    @Autowired
    private ScoreCards cards;

    @Test
    @Rule({"PSW-13-04", "PSW-00-10"})
    void aCardIsKeptWithItsTotalsAndItsAuthor() {
        ReferenceCode code = new ReferenceCode("TEST-SCORE-1");
        cards.record(code, RULE_SET, entered, CompanySize.SMALL, "Proposta chiara e coerente.", "commissione");

        ScoreCard card = cards.latest(code).orElseThrow();

        assertThat(card.total()).isEqualByComparingTo("70");
        assertThat(card.isApprovable()).isTrue();
        assertThat(card.scores()).containsEntry("a1", bd("8.25")).hasSize(7);
        assertThat(card.scoreA()).isEqualByComparingTo("24.25");
        assertThat(card.decidedBy()).isEqualTo("commissione");
    }

    @Test
    @Rule("PSW-00-10")
    void theLatestCardHoldsAndTheEarlierOnesAreKept() {
        ReferenceCode code = new ReferenceCode("TEST-SCORE-2");
        cards.record(code, RULE_SET, entered, CompanySize.SMALL, "Primo esame.", "commissione");
        entered.put("e1", bd("5.74"));
        cards.record(code, RULE_SET, entered, CompanySize.SMALL, "Riesame delle osservazioni.", "commissione");

        assertThat(cards.latest(code).orElseThrow().isApprovable()).isFalse();
        assertThat(cards.history(code))
                .extracting(ScoreCard::grounds)
                .containsExactly("Riesame delle osservazioni.", "Primo esame.");
    }

    @Test
    @Rule("PSW-13-06")
    void anIncompleteCardIsRefusedWithEveryReasonAndNothingIsKept() {
        ReferenceCode code = new ReferenceCode("TEST-SCORE-3");
        entered.put("c1", bd("20.01"));
        entered.remove("e1");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> cards.record(code, RULE_SET, entered, CompanySize.SMALL, "x", "commissione"))
                .satisfies(r -> assertThat(r.reasons())
                        .extracting(Reason::code)
                        .containsExactly("BLOCK_RANGE_c1", "BLOCK_MISSING_e1"));
        assertThat(cards.history(code)).isEmpty();
    }

    @Test
    @Rule("PSW-13-04")
    void aScoreWithoutGroundsIsRefused() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> cards.record(
                        new ReferenceCode("TEST-SCORE-4"), RULE_SET, entered, CompanySize.SMALL, " ", "commissione"));
    }

    @Test
    @Rule("PSW-13-07")
    void theWarningOnALargeEnterpriseDoesNotStopTheCard() {
        Recorded recorded = cards.record(
                new ReferenceCode("TEST-SCORE-5"), RULE_SET, entered, CompanySize.LARGE, "Motivata.", "commissione");

        assertThat(recorded.warnings()).extracting(Reason::code).containsExactly("LARGE");
        assertThat(recorded.card().total())
                .isEqualByComparingTo(recorded.score().total());
    }

    private static BigDecimal bd(String number) {
        return new BigDecimal(number);
    }
}
