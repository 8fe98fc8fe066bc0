package it.sportello.funding;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.funding.DeMinimis.Aid;
import it.sportello.funding.DeMinimis.Concession;
import it.sportello.funding.DeMinimis.Position;
import it.sportello.funding.DeMinimis.Result;
import it.sportello.funding.DeMinimis.Sector;
import it.sportello.shared.Euro;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import it.sportello.test.NoticeFixture;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** At the ceiling to the cent, and how the test of de minimis is told. */
@Rule({"PSW-06-08", "PSW-06-16", "PSW-00-10"})
class DeMinimisReasonsTest {

    private static final LocalDate CONCESSION = LocalDate.of(2020, 5, 20);
    private static final Euro GRANT_A = Euro.of("5000.00");
    private static final Euro GRANT_B = Euro.of("2500.00");

    private final DeMinimis deMinimis = new DeMinimis(NoticeFixture.psw());

    @ParameterizedTest
    @CsvSource({
        "192500.00, 5000.00, 2500.00, ALL, OK, false",
        "192500.01, 5000.00, 2500.00, ALL, NOT_FINANCEABLE_DE_MINIMIS, true",
        "195000.00, 5000.00, 2500.00, ALL, NOT_FINANCEABLE_DE_MINIMIS, true",
        "195000.01, 5000.00, 2500.00, ALL, NOT_FINANCEABLE_DE_MINIMIS, false",
        "195000.01, 5000.00, 0.00, ALL, NOT_FINANCEABLE_DE_MINIMIS, false",
        "195000.00, 5000.00, 2500.00, A_ONLY, OK, false",
        "197500.01, 5000.00, 2500.00, B_LATER, NOT_FINANCEABLE_DE_MINIMIS, false"
    })
    void theWholeAidFallsOverTheCeilingByACent(
            Euro aids, Euro grantA, Euro grantB, Concession concession, String code, boolean holdsOnAAlone) {
        Result result = deMinimis.test(Position.ofTotal(CONCESSION, aids), grantA, grantB, concession);

        assertThat(result.code()).isEqualTo(code);
        assertThat(result.holdsOnAAlone()).isEqualTo(holdsOnAAlone);
    }

    @ParameterizedTest
    @CsvSource({"2017-12-31, 0.00", "2018-01-01, 100.00", "2020-12-31, 100.00", "2021-01-01, 0.00"})
    @Rule("PSW-06-05")
    void bothEndsOfTheFiscalYearsCount(LocalDate grantedOn, Euro counted) {
        Position position = position(List.of(new Aid(grantedOn, Euro.of("100.00"), "ALFA")), null, Euro.ZERO);

        assertThat(test(position).aidsInWindow()).isEqualTo(counted);
    }

    @Test
    void theTestIsToldStepByStep() {
        Position position = position(
                List.of(
                        new Aid(LocalDate.of(2019, 3, 1), Euro.of("190000.00"), "ALFA"),
                        new Aid(LocalDate.of(2017, 3, 1), Euro.of("1000.00"), "BETA")),
                Euro.of("190000.00"),
                Euro.ZERO);

        assertThat(test(position).explanation().steps())
                .containsExactly(
                        "Esercizio finanziario della concessione e precedenti: dal 01/01/2018 al 31/12/2020 (conta la"
                                + " data di concessione dell'aiuto).",
                        "Aiuto del 01/03/2019 a ALFA, € 190.000,00: conta.",
                        "Aiuto del 01/03/2017 a BETA, € 1.000,00: fuori dal periodo, non conta.",
                        "Totale degli aiuti dell'impresa unica nel periodo: € 190.000,00.",
                        "Importo da concedere con l'atto: € 7.500,00.",
                        "Importo verificato € 197.500,00, non superiore al massimale di € 200.000,00.");
    }

    @Test
    void aTestThatFailsSaysItsGroundAndItsWarnings() {
        Position position = position(null, Euro.of("1.00"), Euro.ZERO);

        List<String> steps = deMinimis
                .test(position, GRANT_A, Euro.of("195000.01"), Concession.B_LATER)
                .explanation()
                .steps();

        assertThat(steps)
                .contains(
                        "Totale degli aiuti dell'impresa unica dalla visura del Registro: € 5.000,00.",
                        "Importo da concedere con l'atto: € 195.000,01 (Azione B; l'Azione A è già registrata fra gli"
                                + " aiuti).",
                        "Importo verificato € 200.000,01, superiore al massimale di € 200.000,00.")
                .contains("Avvertenza: L'Allegato A 03 dichiara € 1,00, il Registro Nazionale degli Aiuti riporta"
                        + " € 5.000,00: prevale il Registro.")
                .anyMatch(step -> step.startsWith("Con il contributo di € 195.000,01 "));
    }

    @ParameterizedTest
    @CsvSource({"499.99, 0", "500.00, 0", "500.01, 1"})
    @Rule("PSW-06-11")
    void theAidsOfTheOtherRegulationHaveTheirOwnCeiling(Euro sgei, int warnings) {
        DeMinimis withCeiling = new DeMinimis(NoticeFixture.with("deMinimis", "sgeiCeiling", "\"500.00\""));

        assertThat(withCeiling
                        .test(position(null, null, sgei), GRANT_A, GRANT_B, Concession.ALL)
                        .outcome()
                        .warnings())
                .extracting(Reason::code)
                .hasSize(warnings)
                .allMatch("SGEI_CEILING_EXCEEDED"::equals);
    }

    @ParameterizedTest
    @CsvSource({"false, false, escluso dal Regolamento (UE) 1407/2013.", "true, false, la distinzione dei costi."})
    @Rule({"PSW-06-09", "PSW-06-10"})
    void anExcludedSectorIsNamed(boolean mixed, boolean separation, String end) {
        Position fishery = new Position(
                CONCESSION,
                Position.CALENDAR_YEAR,
                null,
                Euro.ZERO,
                null,
                Euro.ZERO,
                Sector.FISHERY_AQUACULTURE,
                false,
                mixed,
                separation,
                false,
                false);

        assertThat(test(fishery).outcome().grounds()).singleElement().satisfies(ground -> {
            assertThat(ground.text())
                    .startsWith("L'impresa opera nel settore \"pesca e acquacoltura\"")
                    .endsWith(end);
        });
    }

    private Result test(Position position) {
        return deMinimis.test(position, GRANT_A, GRANT_B, Concession.ALL);
    }

    private static Position position(List<Aid> aids, Euro declared, Euro sgei) {
        return new Position(
                CONCESSION,
                Position.CALENDAR_YEAR,
                aids,
                Euro.of("5000.00"),
                declared,
                sgei,
                Sector.ORDINARY,
                false,
                false,
                false,
                false,
                false);
    }
}
