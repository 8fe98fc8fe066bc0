package it.sportello.funding;

import static it.sportello.funding.Proposals.LATER;
import static it.sportello.funding.Proposals.OPENING;
import static it.sportello.funding.Proposals.eur;
import static it.sportello.funding.Proposals.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.sportello.funding.Allocation.Switches;
import it.sportello.notice.Notice.OrderingMode;
import it.sportello.shared.Rule;
import it.sportello.test.CaseFile;
import it.sportello.test.CaseFile.LegalCase;
import it.sportello.test.NoticeFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The order of the verdicts, whatever that of the books, is the order of the notice. */
@Rule({"PSW-13-11", "PSW-13-12", "PSW-13-13", "PSW-00-03"})
class FundingOrderTest {

    @ParameterizedTest
    @MethodSource("orders")
    void proposalsAreFundedInTheirOrder(LegalCase legalCase) {
        List<Proposal> proposals = new ArrayList<>();
        for (JsonNode p : legalCase.given().path("proposals")) {
            proposals.add(sent(
                    p.path("code").asText(),
                    p.path("at").asText(),
                    p.path("score").asText(),
                    p.path("a").asText()));
        }
        OrderingMode mode = OrderingMode.valueOf(legalCase.given(
                "mode", NoticeFixture.psw().switches().orderingMode().name()));

        assertThat(String.join(" > ", order(mode, proposals))).isEqualTo(legalCase.expected("order"));
    }

    static Stream<LegalCase> orders() {
        return CaseFile.of("SC").filter(c -> c.expects("order"));
    }

    @ParameterizedTest
    @CsvSource({
        // day, then total, then criterion a), then instant, then code
        "DAY_THEN_SCORE, 2020-04-01T21:59:59Z, 70, 20, B, 2020-04-01T22:00:00Z, 90, 30, A",
        "DAY_THEN_SCORE, 2020-04-02T09:00:00Z, 71, 20, B, 2020-04-02T08:00:00Z, 70, 30, A",
        "DAY_THEN_SCORE, 2020-04-02T09:00:00Z, 70.01, 20, B, 2020-04-02T08:00:00Z, 70, 30, A",
        "DAY_THEN_SCORE, 2020-04-02T09:00:00Z, 70, 21, B, 2020-04-02T08:00:00Z, 70, 20, A",
        "DAY_THEN_SCORE, 2020-04-02T09:00:00Z, 100, 30, B, 2020-04-02T08:00:00Z, 99.99, 30, A",
        "DAY_THEN_SCORE, 2020-04-02T08:00:00Z, 70, 20, B, 2020-04-02T09:00:00Z, 70, 20, A",
        "DAY_THEN_SCORE, 2020-04-02T08:00:00Z, 70, 20, A, 2020-04-02T08:00:00Z, 70, 20, B",
        "STRICT_TIMESTAMP, 2020-04-02T08:00:00Z, 70, 20, B, 2020-04-02T08:00:00.001Z, 90, 30, A",
        "STRICT_TIMESTAMP, 2020-04-02T08:00:00Z, 70, 20, A, 2020-04-02T08:00:00Z, 90, 30, B"
    })
    void theFirstIsFundedBeforeTheSecond(
            OrderingMode mode,
            String firstAt,
            String firstTotal,
            String firstA,
            String firstCode,
            String secondAt,
            String secondTotal,
            String secondA,
            String secondCode) {
        Proposal first = sent(firstCode, firstAt, firstTotal, firstA);
        Proposal second = sent(secondCode, secondAt, secondTotal, secondA);

        assertThat(order(mode, List.of(first, second))).containsExactly(firstCode, secondCode);
        assertThat(order(mode, List.of(second, first))).containsExactly(firstCode, secondCode);
    }

    @Test
    void eachDayHasItsOwnRankingOneAfterTheOther() {
        List<Proposal> threeDays = List.of(
                sent("D1-LOW", "2020-04-01T08:00:00Z", "70", "20"),
                sent("D1-HIGH", "2020-04-01T09:00:00Z", "85.5", "25"),
                sent("D1-HIGH-BY-A", "2020-04-01T10:00:00Z", "85.50", "25.25"),
                sent("D2-ONLY", "2020-04-02T08:00:00Z", "99", "30"),
                sent("D3-LATE-HIGH", "2020-04-03T09:00:00Z", "100", "30"),
                sent("D3-LOW", "2020-04-03T08:00:00Z", "72", "22"));
        List<String> ranked = List.of("D1-HIGH-BY-A", "D1-HIGH", "D1-LOW", "D2-ONLY", "D3-LATE-HIGH", "D3-LOW");

        assertThat(order(OrderingMode.DAY_THEN_SCORE, threeDays)).isEqualTo(ranked);
        List<Proposal> backwards = new ArrayList<>(threeDays);
        Collections.reverse(backwards);
        assertThat(order(OrderingMode.DAY_THEN_SCORE, backwards)).isEqualTo(ranked);
        assertThat(order(OrderingMode.STRICT_TIMESTAMP, backwards))
                .containsExactly("D1-LOW", "D1-HIGH", "D1-HIGH-BY-A", "D2-ONLY", "D3-LOW", "D3-LATE-HIGH");
    }

    /** The walk counts the undecided ahead as far as the first that cannot precede. */
    @Test
    @Rule("PSW-13-14")
    void theUndecidedAheadAreFoundWhateverTheOrderOfTheBooks() {
        List<Proposal> books = List.of(
                Proposal.undecided(Proposals.code("U3"), eur("1000.00"), eur("0.00"), OPENING.plus(Duration.ofDays(3))),
                Proposal.undecided(Proposals.code("U1"), eur("1000.00"), eur("0.00"), OPENING),
                waiting("P2", OPENING.plus(Duration.ofDays(1)), "1000.00", "0.00", "80", "24"));

        for (OrderingMode mode : OrderingMode.values()) {
            assertThat(new Allocation(new Switches(mode, false, false, true))
                            .run(eur("1999.99"), eur("0.00"), books, LATER)
                            .verdicts())
                    .extracting(Verdict::kind)
                    .containsExactly(Verdict.Kind.AWAITING_EARLIER_DECISIONS);
        }
    }

    private static Proposal sent(String code, String at, String score, String scoreA) {
        return waiting(code, Instant.parse(at), "1.00", "0.00", score, scoreA);
    }

    /** As the ledger walks the queue, and as it lists it. */
    private static List<String> order(OrderingMode mode, List<Proposal> proposals) {
        List<String> walked = new Allocation(new Switches(mode, false, false, true))
                .run(eur("1000.00"), eur("0.00"), proposals, LATER).verdicts().stream()
                        .map(verdict -> verdict.code().value().replace("PSW20-", ""))
                        .toList();
        List<String> listed = proposals.stream()
                .sorted(new FundingOrder(mode).comparator())
                .map(proposal -> proposal.code().value().replace("PSW20-", ""))
                .toList();
        assertThat(walked).isEqualTo(listed);
        return walked;
    }
}
