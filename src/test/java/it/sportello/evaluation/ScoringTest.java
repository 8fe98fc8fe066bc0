package it.sportello.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.plan.CompanySize;
import it.sportello.shared.Outcome;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import it.sportello.test.NoticeFixture;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoringTest {

    private final Scoring scoring = new Scoring(NoticeFixture.psw());
    private final Map<String, BigDecimal> entered = new TreeMap<>(Map.of(
            "a1", bd("8"), "a2", bd("16"), "b1", bd("8"), "b2", bd("8"), "c1", bd("14"), "d1", bd("10"), "e1",
            bd("6")));

    @ParameterizedTest
    @CsvSource({"6,true", "5.99,false", "6.00,true", "6.01,true"})
    @Rule({"PSW-13-09", "PSW-00-02"})
    void theThresholdIsReachedAtSeventyUnrounded(String e1, boolean approvable) {
        entered.put("e1", bd(e1));

        assertThat(score().approvable()).isEqualTo(approvable);
    }

    @ParameterizedTest
    @CsvSource({"a1,10", "a2,20", "b1,10", "b2,10", "c1,20", "d1,15", "e1,15"})
    @Rule({"PSW-13-05", "PSW-13-06"})
    void everySubCriterionKeepsItsRange(String code, String max) {
        entered.put(code, bd(max));
        assertThat(codes()).isEmpty();
        entered.put(code, bd(max).add(bd("0.01")));
        assertThat(codes()).containsExactly("BLOCK_RANGE_" + code);
        entered.put(code, bd("0"));
        assertThat(codes()).isEmpty();
        entered.put(code, bd("-0.01"));
        assertThat(codes()).containsExactly("BLOCK_RANGE_" + code);
        entered.remove(code);
        assertThat(codes()).containsExactly("BLOCK_MISSING_" + code);
    }

    @Test
    @Rule("PSW-13-06")
    void everyBlockIsGivenOnItsField() {
        entered.put("a1", bd("10.001"));
        entered.remove("b2");
        entered.put("z9", bd("1"));

        Outcome<Score> outcome = scoring.score(entered, CompanySize.SMALL);

        assertThat(outcome.grounds())
                .extracting(Reason::label)
                .containsExactly(
                        "BLOCK_RANGE_a1(a1)", "BLOCK_DECIMALS_a1(a1)", "BLOCK_MISSING_b2(b2)", "BLOCK_UNKNOWN_z9(z9)");
    }

    @Test
    @Rule("PSW-13-06")
    void trailingZerosAreNoDecimals() {
        entered.put("a1", bd("7.5000"));

        assertThat(codes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"LARGE,0,false", "LARGE,0.01,true", "MEDIUM,15,false", "MICRO,15,false"})
    @Rule("PSW-13-07")
    void pointsForSmallEnterprisesWarnOnALargeOne(CompanySize size, String d1, boolean warned) {
        entered.put("d1", bd(d1));

        assertThat(scoring.score(entered, size).warnings())
                .extracting(Reason::code)
                .isEqualTo(warned ? List.of("LARGE") : List.of());
    }

    @Test
    @Rule({"PSW-13-04", "PSW-00-10"})
    void theExplanationShowsCriteriaTotalAndThreshold() {
        assertThat(score().explanation().steps())
                .contains("Criterio a) Qualità e Coerenza progettuale interna: 24.")
                .contains("Totale 70 su 100; soglia 70 (uguale o superiore): raggiunta.");
        assertThat(score().criterionTotals()).containsOnlyKeys("a", "b", "c", "d", "e");
    }

    private Score score() {
        return ((Outcome.Accepted<Score>) scoring.score(entered, CompanySize.SMALL)).value();
    }

    private List<String> codes() {
        return scoring.score(entered, CompanySize.SMALL).grounds().stream()
                .map(Reason::code)
                .toList();
    }

    private static BigDecimal bd(String number) {
        return new BigDecimal(number);
    }
}
