package it.sportello.funding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import it.sportello.funding.DeMinimis.Aid;
import it.sportello.funding.DeMinimis.Concession;
import it.sportello.funding.DeMinimis.Position;
import it.sportello.funding.DeMinimis.Result;
import it.sportello.funding.DeMinimis.Sector;
import it.sportello.notice.Notices;
import it.sportello.shared.Euro;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.io.IOException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The worked cases of group DM, and the edges beside them. */
@Rule({"PSW-06-03", "PSW-06-04", "PSW-06-05", "PSW-06-06", "PSW-06-09", "PSW-06-10", "PSW-06-15", "PSW-06-16"})
class DeMinimisTest {

    private static final LocalDate CONCESSION = LocalDate.parse("2020-05-20");

    private final DeMinimis deMinimis =
            new DeMinimis(Notices.read(getClass().getResourceAsStream("/notices/psw-2020.v1.yaml")));

    record Case(
            String id,
            List<String> rules,
            Euro aids,
            List<List<String>> dated,
            Euro declared,
            Euro grantA,
            Euro grantB,
            boolean roadFreight,
            boolean mixed,
            boolean separation,
            Sector sector,
            MonthDay fyStart,
            Concession concession,
            LocalDate windowFrom,
            Euro aidsInWindow,
            Euro tested,
            Euro ceiling,
            String outcome,
            String warning,
            String note) {

        Position position() {
            return new Position(
                    CONCESSION,
                    fyStart == null ? Position.CALENDAR_YEAR : fyStart,
                    dated == null
                            ? null
                            : dated.stream()
                                    .map(a -> new Aid(LocalDate.parse(a.get(0)), Euro.of(a.get(1)), "impresa"))
                                    .toList(),
                    aids == null ? Euro.ZERO : aids,
                    declared,
                    Euro.ZERO,
                    sector == null ? Sector.ORDINARY : sector,
                    roadFreight,
                    mixed,
                    separation,
                    false,
                    false);
        }
    }

    @TestFactory
    Stream<DynamicTest> theAidsOfTheSingleUndertakingStayWithinTheCeiling() throws IOException {
        List<Case> cases = new ObjectMapper(new YAMLFactory())
                .registerModule(new JavaTimeModule())
                .readValue(getClass().getResourceAsStream("/cases/DM.yaml"), new TypeReference<>() {});
        return cases.stream().map(c -> DynamicTest.dynamicTest(c.id() + ": " + c.note(), () -> check(c)));
    }

    private void check(Case c) {
        Result result = deMinimis.test(
                c.position(),
                c.grantA() == null ? Euro.ZERO : c.grantA(),
                c.grantB() == null ? Euro.ZERO : c.grantB(),
                c.concession() == null ? Concession.ALL : c.concession());

        assertThat(result.code()).isEqualTo(c.outcome());
        assertThat(result.explanation().result()).isEqualTo(c.outcome());
        if (c.windowFrom() != null) {
            assertThat(result.window().from()).isEqualTo(c.windowFrom());
            assertThat(result.aidsInWindow()).isEqualTo(c.aidsInWindow());
            assertThat(result.tested()).isEqualTo(c.tested());
            assertThat(result.ceiling()).isEqualTo(c.ceiling());
        }
        assertThat(result.outcome().warnings())
                .extracting(Reason::code)
                .isEqualTo(c.warning() == null ? List.of() : List.of(c.warning()));
    }

    @Test
    @Rule("PSW-06-12")
    void aidsUnderEveryOtherDeMinimisRegulationCountToTheCeiling() {
        List<Aid> aids = List.of(
                new Aid(LocalDate.of(2019, 3, 1), Euro.of("120000.00"), "Reg. (UE) 1407/2013"),
                new Aid(LocalDate.of(2019, 4, 1), Euro.of("72500.00"), "Reg. (UE) 1408/2013"));

        assertThat(deMinimis
                        .test(of(aids), Euro.of("5000.00"), Euro.of("2500.00"), Concession.ALL)
                        .code())
                .isEqualTo("OK");
        assertThat(deMinimis
                        .test(of(aids), Euro.of("5000.00"), Euro.of("2500.01"), Concession.ALL)
                        .code())
                .isEqualTo(DeMinimis.NOT_FINANCEABLE);
    }

    private static Position of(List<Aid> aids) {
        return new Position(
                CONCESSION,
                Position.CALENDAR_YEAR,
                aids,
                Euro.ZERO,
                null,
                Euro.ZERO,
                Sector.ORDINARY,
                false,
                false,
                false,
                false,
                false);
    }

    @Test
    void onTheFirstDayOfTheFiscalYearTheWindowMovesOn() {
        assertThat(deMinimis
                        .window(LocalDate.parse("2020-06-30"), MonthDay.of(7, 1))
                        .from())
                .isEqualTo("2017-07-01");
        assertThat(deMinimis
                        .window(LocalDate.parse("2020-07-01"), MonthDay.of(7, 1))
                        .from())
                .isEqualTo("2018-07-01");
    }

    @Test
    void aFailureThatWouldHoldOnActionAAloneIsNotFinalYet() {
        Result result = deMinimis.test(
                Position.ofTotal(CONCESSION, Euro.of("193000.00")),
                Euro.of("5000.00"),
                Euro.of("2500.00"),
                Concession.ALL);

        assertThat(result.code()).isEqualTo(DeMinimis.NOT_FINANCEABLE);
        assertThat(result.holdsOnAAlone()).isTrue();
    }

    @Test
    void aLaterConcessionOfBIsTestedOnTopOfTheRegisteredA() {
        Position position = Position.ofTotal(CONCESSION, Euro.of("197500.01"));

        assertThat(deMinimis
                        .test(position, Euro.of("5000.00"), Euro.of("2500.00"), Concession.B_LATER)
                        .tested())
                .isEqualTo(Euro.of("200000.01"));
    }

    @Test
    @Rule("PSW-06-13")
    void anotherAidAboveItsIntensityForbidsTheContributionBelowTheCeilingToo() {
        Position position = new Position(
                CONCESSION,
                Position.CALENDAR_YEAR,
                null,
                Euro.of("195000.00"),
                null,
                Euro.ZERO,
                Sector.ORDINARY,
                false,
                false,
                false,
                true,
                true);

        Result alone = deMinimis.test(position, Euro.of("5000.00"), Euro.ZERO, Concession.ALL);
        Result both = deMinimis.test(position, Euro.of("5000.00"), Euro.of("2500.00"), Concession.ALL);

        assertThat(alone.code()).isEqualTo(DeMinimis.NOT_FINANCEABLE);
        assertThat(alone.outcome().grounds())
                .extracting(ground -> ground.rule().value())
                .containsExactly("PSW-06-13");
        assertThat(both.outcome().grounds())
                .extracting(ground -> ground.rule().value())
                .containsExactly("PSW-06-08", "PSW-06-13");
        assertThat(both.holdsOnAAlone()).isFalse();
    }

    @Test
    @Rule({"PSW-06-09", "PSW-06-11", "PSW-06-13"})
    void everyGroundIsStatedAndTheReasonsForTheOfficerToo() {
        Position position = new Position(
                CONCESSION,
                Position.CALENDAR_YEAR,
                null,
                Euro.of("100000.00"),
                null,
                Euro.of("1.00"),
                Sector.PRIMARY_AGRICULTURE,
                true,
                true,
                false,
                true,
                false);

        Result result = deMinimis.test(position, Euro.of("5000.00"), Euro.ZERO, Concession.ALL);

        assertThat(result.outcome().grounds())
                .extracting(Reason::code)
                .containsExactly(DeMinimis.EXCLUDED_SECTOR, DeMinimis.NOT_FINANCEABLE);
        assertThat(result.outcome().warnings())
                .extracting(Reason::code)
                .containsExactly("OTHER_AID_SAME_COSTS", "SGEI_CEILING_NOT_SUPPLIED");
    }
}
