package it.sportello.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.plan.CompanySize;
import it.sportello.shared.Outcome;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.NoticeFixture;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a score says, and the card that keeps it. */
class ScoreTest {

    private static final ReferenceCode CODE = new ReferenceCode("SCORE-01");
    private static final Instant AT = Instant.parse("2020-04-02T08:00:00Z");

    private final Scoring scoring = new Scoring(NoticeFixture.psw());
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
            bd("5.74")));

    @Test
    @Rule({"PSW-13-05", "PSW-13-09", "PSW-00-10"})
    void theExplanationSumsTheCriteriaAndComparesTheThreshold() {
        Score score = score();

        assertThat(score.explanation().steps())
                .hasSize(6)
                .last()
                .isEqualTo("Totale 69,99 su 100; soglia 70 (uguale o superiore): non raggiunta.");
        assertThat(score.explanation().inputs()).containsEntry("a1", "8.25").containsEntry("e1", "5.74");
        assertThat(score.explanation().result()).isEqualTo("69.99");
        assertThat(score.list()).isEqualTo(2);
        assertThat(score.scoreA()).isEqualByComparingTo("24.25");
    }

    @Test
    @Rule("PSW-13-06")
    void aBlockSaysWhatWasEnteredAndWhatIsAdmitted() {
        entered.put("a1", bd("10.001"));
        entered.remove("e1");
        entered.put("z1", bd("1"));

        assertThat(scoring.score(entered, CompanySize.SMALL).grounds())
                .extracting(Reason::text)
                .anyMatch(text -> text.endsWith("» va da 0 a 10: inserito 10,001."))
                .anyMatch(text -> text.endsWith("» ammette al massimo due decimali: inserito 10,001."))
                .anyMatch(text -> text.startsWith("Manca il punteggio «"))
                .contains("Il sottocriterio z1 non esiste.");
    }

    @Test
    @Rule("PSW-13-06")
    void aRoundScoreIsShownWithoutExponent() {
        entered.put("c1", bd("30"));

        assertThat(scoring.score(entered, CompanySize.SMALL).grounds())
                .extracting(Reason::text)
                .anyMatch(text -> text.endsWith("va da 0 a 20: inserito 30."));
    }

    @Test
    @Rule({"PSW-13-05", "PSW-00-10"})
    void aCardKeepsTheScoreAsItWasDecided() {
        Score score = score();
        ScoreCard card = new ScoreCard(1, CODE, "psw-2020/1", score, "Motivata.", "commissione", AT);

        assertThat(card.code()).isEqualTo(CODE);
        assertThat(card.ruleSet()).isEqualTo("psw-2020/1");
        assertThat(card.scores()).isEqualTo(score.scores());
        assertThat(card.criterionTotals()).isEqualTo(score.criterionTotals());
        assertThat(card.total()).isEqualTo(score.total());
        assertThat(card.scoreA()).isEqualTo(score.scoreA());
        assertThat(card.isApprovable()).isFalse();
        assertThat(card.grounds()).isEqualTo("Motivata.");
        assertThat(card.decidedBy()).isEqualTo("commissione");
        assertThat(card.decidedAt()).isEqualTo(AT);
        entered.put("e1", bd("5.75"));
        assertThat(new ScoreCard(2, CODE, "psw-2020/1", score(), "Motivata.", "commissione", AT).isApprovable())
                .isTrue();
    }

    private Score score() {
        return ((Outcome.Accepted<Score>) scoring.score(entered, CompanySize.SMALL)).value();
    }

    private static BigDecimal bd(String number) {
        return new BigDecimal(number);
    }
}
