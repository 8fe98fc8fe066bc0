package it.sportello.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.sportello.notice.Notice;
import it.sportello.notice.Notice.SubCriterion;
import it.sportello.plan.CompanySize;
import it.sportello.shared.Outcome;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import it.sportello.test.CaseFile;
import it.sportello.test.CaseFile.LegalCase;
import it.sportello.test.NoticeFixture;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The acceptance cases on scoring and threshold; those on the order are in {@code OrderTest} of the fund. */
class ScoreCasesTest {

    private static final Notice NOTICE = NoticeFixture.psw();

    @ParameterizedTest
    @MethodSource("cards")
    @Rule({"PSW-13-04", "PSW-13-05", "PSW-13-06", "PSW-13-07", "PSW-13-09", "PSW-14-01", "PSW-14-02"})
    void theCommissionsScoresAreCheckedAndSummed(LegalCase legalCase) {
        Map<String, BigDecimal> entered = new HashMap<>();
        for (SubCriterion criterion : NOTICE.evaluation().criteria()) {
            JsonNode score = legalCase.given().path(criterion.code());
            entered.put(criterion.code(), score.isNull() ? null : new BigDecimal(score.asText()));
        }

        Outcome<Score> outcome =
                new Scoring(NOTICE).score(entered, CompanySize.valueOf(legalCase.given("size", "SMALL")));

        if (outcome instanceof Outcome.Accepted<Score> accepted) {
            Score score = accepted.value();
            assertThat(score.approvable() ? "APPROVABLE" : "BELOW_THRESHOLD").isEqualTo(legalCase.expected("outcome"));
            assertThat(score.scoreA()).isEqualByComparingTo(legalCase.expected("scoreA"));
            assertThat(score.total()).isEqualByComparingTo(legalCase.expected("total"));
            assertThat(score.list()).isEqualTo(score.approvable() ? 1 : 2);
            assertThat(accepted.warnings().isEmpty() ? "none" : "some").isEqualTo(legalCase.expected("warning"));
        } else {
            assertThat(outcome.grounds().stream().map(Reason::code).collect(Collectors.joining(", ")))
                    .isEqualTo(legalCase.expected("outcome"));
        }
    }

    static Stream<LegalCase> cards() {
        return CaseFile.of("SC").filter(c -> c.given().has("a1"));
    }
}
