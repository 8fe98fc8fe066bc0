package it.sportello;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import it.sportello.admissibility.Applications;
import it.sportello.admissibility.Duplicates;
import it.sportello.admissibility.Findings;
import it.sportello.admissibility.FormalCheck;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.LegalClock;
import it.sportello.deadline.PublicHolidays;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.Term;
import it.sportello.evaluation.Score;
import it.sportello.evaluation.Scoring;
import it.sportello.funding.Allocation;
import it.sportello.funding.DeMinimis;
import it.sportello.funding.Proposal;
import it.sportello.funding.Verdict;
import it.sportello.notice.Notice;
import it.sportello.payment.InterestStatement;
import it.sportello.payment.Tranches;
import it.sportello.plan.CheckedPlan;
import it.sportello.plan.CompanySize;
import it.sportello.plan.FinancialPlan;
import it.sportello.plan.PlanCheck;
import it.sportello.process.tables.DmnTables;
import it.sportello.shared.Euro;
import it.sportello.shared.Outcome;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.NoticeFixture;
import it.sportello.web.intake.demo.SampleForm;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key of the configuration stands in the notice, has its default, is turned by a test, and turning it shows. */
@Rule("PSW-00-10")
class ConfigurationKeysTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Instant ARRIVAL = Instant.parse("2020-03-12T08:30:00Z");
    private static final Instant LATER = Instant.parse("2020-06-01T08:00:00Z");
    private static final DmnTables TABLES = new DmnTables();

    static Stream<JsonNode> keys() throws IOException {
        return StreamSupport.stream(read("/appendix-2.yaml").spliterator(), false);
    }

    private static JsonNode read(String resource) throws IOException {
        try (InputStream yaml = ConfigurationKeysTest.class.getResourceAsStream(resource)) {
            return YAML.readTree(yaml);
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyKeyIsInTheNoticeWithItsDefaultAndATestTurnsIt(JsonNode key) throws IOException {
        String at = key.get("at").asText();
        JsonNode value = read("/notices/psw-2020.v1.yaml").at("/" + at.replace('.', '/'));

        assertThat(value.isMissingNode()).as(at).isFalse();
        assertThat(value.isArray() ? value.toString() : value.asText(""))
                .isEqualTo(key.get("default").asText());
        String test = source(key.get("test").asText());
        assertThat(test).contains(at.substring(at.indexOf('.') + 1));
        if (key.has("other")) {
            assertThat(test).contains(key.get("other").asText());
        }
    }

    private static String source(String test) throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
            return Files.readString(sources.filter(path -> path.endsWith(test + ".java"))
                    .findFirst()
                    .orElseGet(() -> fail("no test " + test)));
        }
    }

    // ------------------------------------------------------------------ order and funds

    @Test
    @Rule("PSW-13-12")
    void orderingMode() {
        Proposal early = waiting("EARLY", 0, "1000.00", "0.00", "70");
        Proposal better = waiting("BETTER", 60, "1000.00", "0.00", "90");

        assertThat(order("orderingMode", "DAY_THEN_SCORE", early, better)).containsExactly("BETTER", "EARLY");
        assertThat(order("orderingMode", "STRICT_TIMESTAMP", early, better)).containsExactly("EARLY", "BETTER");
    }

    private static List<String> order(String key, String value, Proposal... proposals) {
        return allocation(key, value).run(Euro.of("2000.00"), Euro.ZERO, List.of(proposals), LATER).verdicts().stream()
                .map(verdict -> verdict.code().value())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "fundingPartial, false, 1000.00, 0.00, AWAITING_FUNDS",
        "fundingPartial, true, 1000.00, 0.00, PARTIAL_OFFER",
        "fundingAOnlyWhenBExhausted, true, 5000.00, 100.00, COMMIT_A_B_AWAITING",
        "fundingAOnlyWhenBExhausted, false, 5000.00, 100.00, AWAITING_FUNDS"
    })
    @Rule({"PSW-08-09", "PSW-08-10"})
    void whatHappensWhenTheFundsDoNotCover(String key, String value, String ofA, String ofB, Verdict.Kind verdict) {
        Proposal proposal = waiting("ONE", 0, "5000.00", "2500.00", "80");

        assertThat(allocation(key, value)
                        .run(Euro.of(ofA), Euro.of(ofB), List.of(proposal), LATER)
                        .verdicts())
                .extracting(Verdict::kind)
                .containsExactly(verdict);
    }

    @ParameterizedTest
    @CsvSource({"false, AWAITING_FUNDS", "true, COMMIT_A"})
    @Rule("PSW-08-09")
    void fundingOvertaking(String value, Verdict.Kind second) {
        List<Proposal> queue =
                List.of(waiting("LARGE", 0, "5000.00", "0.00", "80"), waiting("SMALL", 1, "1000.00", "0.00", "80"));

        assertThat(allocation("fundingOvertaking", value)
                        .run(Euro.of("2000.00"), Euro.ZERO, queue, LATER)
                        .verdicts())
                .extracting(Verdict::kind)
                .containsExactly(Verdict.Kind.AWAITING_FUNDS, second);
    }

    private static Allocation allocation(String key, String value) {
        return new Allocation(Allocation.Switches.of(NoticeFixture.with("switches", key, value)));
    }

    private static Proposal waiting(String code, int second, String a, String b, String score) {
        return Proposal.waiting(
                new ReferenceCode(code),
                Euro.of(a),
                Euro.of(b),
                ARRIVAL.plusSeconds(second),
                new BigDecimal(score),
                new BigDecimal("20"));
    }

    // ------------------------------------------------------------------ application

    @ParameterizedTest
    @CsvSource({"2020-03-12T08:30:00Z, ''", "2020-03-12T08:30:01Z, EXC_SUBMISSION_BEFORE_OPENING"})
    @Rule("PSW-11-01")
    void opensAt(String opensAt, String grounds) {
        Notice notice = NoticeFixture.with("call", "opensAt", "\"" + opensAt + "\"");
        var facts = Applications.asDeclared(
                SampleForm.of(7001, "Chiave S.r.l.").employees(8, 0).build(notice), notice, 8, ARRIVAL);

        assertThat(codes(new FormalCheck(notice)
                        .check(facts, Findings.none(), List.of())
                        .grounds()))
                .isEqualTo(grounds);
    }

    @ParameterizedTest
    @CsvSource({
        "enterpriseMaxProposals, 1, false, EXC_DUPLICATE_APPLICANT",
        "enterpriseMaxProposals, 2, false, ''",
        "partnerMaxProposals, 1, true, EXC_PARTNER_OVER_LIMIT",
        "partnerMaxProposals, 2, true, ''"
    })
    @Rule({"PSW-12-09", "PSW-12-10"})
    void howManyProposals(String key, String value, boolean samePartner, String grounds) {
        List<Duplicates.Presented> two = IntStream.range(0, 2)
                .mapToObj(i -> new Duplicates.Presented(
                        new ReferenceCode("TWO-" + i),
                        samePartner ? "IMPRESA" + i : "IMPRESA",
                        samePartner ? Set.of("ENTE") : Set.of(),
                        Duplicates.Standing.TRANSMITTED))
                .toList();

        assertThat(new Duplicates(NoticeFixture.with("call", key, value)).check(two))
                .allSatisfy(verdict -> assertThat(codes(verdict.grounds())).isEqualTo(grounds));
    }

    @ParameterizedTest
    @CsvSource({
        "training, maxParticipants, 7, OVER_10_PARTICIPANTS",
        "training, minHours, '\"17\"', HOURS_BELOW_16",
        "terms, pilotMonths, 6, PILOT_TOO_SHORT",
        "terms, activityMonths, 5, PLAN_TOO_LONG",
        "rates, coordinationCap, '\"0.01\"', COORDINATION_EXCESS"
    })
    @Rule({"PSW-03-09", "PSW-03-10", "PSW-03-18", "PSW-09-02", "PSW-17-03"})
    void aStricterNoticeBlocksThePlanThatThePublishedOneAccepts(
            String section, String key, String value, String block) {
        assertThat(blocks(NoticeFixture.psw())).isEmpty();
        assertThat(blocks(NoticeFixture.with(section, key, value))).containsExactly(block);
    }

    private static List<String> blocks(Notice notice) {
        CheckedPlan plan = new PlanCheck(notice, TABLES)
                .check(
                        SampleForm.of(7002, "Piano S.r.l.")
                                .employees(8, 0)
                                .build(notice)
                                .plan(notice.call().provinces()),
                        LocalDate.of(2020, 3, 20));
        return plan.blocks().stream().map(Reason::code).distinct().toList();
    }

    @ParameterizedTest
    @CsvSource({"70, true", "80, false"})
    @Rule("PSW-13-09")
    void threshold(String threshold, boolean approvable) {
        Outcome<Score> outcome = new Scoring(NoticeFixture.with("evaluation", "threshold", "\"" + threshold + "\""))
                .score(
                        Stream.of("a1", "a2", "b1", "b2", "c1", "d1", "e1")
                                .collect(Collectors.toMap(Function.identity(), code -> new BigDecimal("10"))),
                        CompanySize.SMALL);

        assertThat(((Outcome.Accepted<Score>) outcome).value().approvable()).isEqualTo(approvable);
    }

    @ParameterizedTest
    @CsvSource({
        "ceiling, '\"200000.00\"', false, true",
        "ceiling, '\"199999.99\"', false, false",
        "roadFreightCeiling, '\"200000.00\"', true, true",
        "roadFreightCeiling, '\"100000.00\"', true, false"
    })
    @Rule({"PSW-06-03", "PSW-06-04"})
    void ceilings(String key, String value, boolean roadFreight, boolean financeable) {
        assertThat(aids(NoticeFixture.with("deMinimis", key, value), roadFreight, "0.00")
                        .outcome()
                        .isAccepted())
                .isEqualTo(financeable);
    }

    @Test
    @Rule("PSW-06-11")
    void sgeiCeiling() {
        assertThat(codes(aids(NoticeFixture.psw(), false, "400000.00").outcome().warnings()))
                .isEqualTo("SGEI_CEILING_NOT_SUPPLIED");
        Notice supplied = NoticeFixture.with("deMinimis", "sgeiCeiling", "\"500000.00\"");
        assertThat(aids(supplied, false, "400000.00").outcome().warnings()).isEmpty();
    }

    private static DeMinimis.Result aids(Notice notice, boolean roadFreight, String sgei) {
        return new DeMinimis(notice)
                .test(
                        new DeMinimis.Position(
                                LocalDate.of(2020, 4, 1),
                                MonthDay.of(1, 1),
                                null,
                                Euro.of("192500.00"),
                                null,
                                Euro.of(sgei),
                                DeMinimis.Sector.ORDINARY,
                                roadFreight,
                                false,
                                false,
                                false,
                                false),
                        Euro.of("5000.00"),
                        Euro.of("2500.00"),
                        DeMinimis.Concession.ALL);
    }

    // ------------------------------------------------------------------ money

    @Test
    @Rule({"PSW-17-01", "PSW-17-03", "PSW-18-02"})
    void rates() {
        Euro thousand = Euro.of("1000.00");
        FinancialPlan.Rows rows =
                new FinancialPlan.Rows(thousand, Euro.ZERO, Euro.ZERO, Euro.ZERO, Euro.ZERO, Euro.ZERO);

        assertThat(FinancialPlan.of(rows, with("flatRate", "0.30")).d()).isEqualTo(Euro.of("300.00"));
        assertThat(FinancialPlan.of(rows, with("coordinationCap", "0.10")).coordinationCap())
                .isEqualTo(Euro.of("100.00"));
        assertThat(new Tranches(with("advance", "0.50")).advance(thousand).advance())
                .isEqualTo(Euro.of("500.00"));
    }

    private static Notice.Rates with(String rate, String value) {
        return NoticeFixture.with("rates", rate, "\"" + value + "\"").rates();
    }

    @ParameterizedTest
    @CsvSource({"NONE, non sono applicati", "REFERENCE_RATE, tasso ufficiale", "REFERENCE_RATE_PLUS_5, cinque punti"})
    @Rule("PSW-20-04")
    void interestMode(String mode, String words) {
        assertThat(new InterestStatement()
                        .of(NoticeFixture.with("switches", "interestMode", mode)
                                .switches()
                                .interestMode()))
                .contains(words);
    }

    // ------------------------------------------------------------------ time

    @ParameterizedTest
    @CsvSource({
        "saturdayIsHoliday, false, 2020-03-21",
        "saturdayIsHoliday, true, 2020-03-23",
        "extraHolidays, '[\"--03-21\"]', 2020-03-23",
        "suspensions, '[{from: \"2020-03-12\", to: \"2020-03-13\", deadlines: [DL-18]}]', 2020-03-23",
        "suspensions, '[{from: \"2020-03-12\", to: \"2020-03-13\", deadlines: [DL-07]}]', 2020-03-21"
    })
    @Rule({"PSW-00-04", "PSW-00-05", "PSW-00-07"})
    void theCalendarOfTheNoticeMovesATermThatEndsOnASaturday(String key, String value, LocalDate due) {
        assertThat(new LegalClock(new PublicHolidays())
                        .compute(
                                DeadlineKind.DL_18,
                                StartEvent.on(LocalDate.of(2020, 3, 11), "ricevimento"),
                                Term.days(10),
                                NoticeFixture.with("calendar", key, value)
                                        .calendar()
                                        .rules())
                        .due())
                .isEqualTo(due);
    }

    private static String codes(List<Reason> reasons) {
        return reasons.stream().map(Reason::code).collect(Collectors.joining(", "));
    }
}
