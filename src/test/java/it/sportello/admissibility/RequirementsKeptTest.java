package it.sportello.admissibility;

import static it.sportello.admissibility.FactsFixture.NOTICE;
import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.admissibility.RequirementsKept.Found;
import it.sportello.process.tables.DmnTables;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import it.sportello.test.CaseFile;
import it.sportello.test.CaseFile.LegalCase;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the officer finds before a payment, and which requirement is lost with it. */
class RequirementsKeptTest {

    private final RequirementsKept requirements = new RequirementsKept(NOTICE);

    @ParameterizedTest
    @MethodSource("laterChecks")
    @Rule({"PSW-05-10", "PSW-05-11", "PSW-08-04"})
    void theRequirementsAreKeptAndTheBandIsFrozen(LegalCase legalCase) {
        List<Reason> lost = requirements.lost(new Found(
                legalCase.given("lazioNow", 0),
                legalCase.given("operatingUnitInLazio", true),
                legalCase.given("legalSeatInLazio", true),
                true));

        assertThat(new DmnTables()
                        .contribution(NOTICE.ruleSet(), legalCase.given("lazioAtSubmission", 0))
                        .orElseThrow()
                        .total()
                        .toString())
                .isEqualTo(legalCase.expected("tableTotal"));
        assertThat(lost.isEmpty() ? "none" : codes(lost)).isEqualTo(legalCase.expected("lost"));
        assertThat(lost.isEmpty() ? "OK" : "TASK_REV_REQUIREMENT_LOST").isEqualTo(legalCase.expected("outcome"));
        assertThat(String.valueOf(!lost.isEmpty())).isEqualTo(legalCase.expected("paymentBlocked"));
    }

    static Stream<LegalCase> laterChecks() {
        return Stream.concat(CaseFile.of("CT").filter(c -> c.expects("lost")), CaseFile.of("RV-requirements"));
    }

    @ParameterizedTest
    @CsvSource({"2, ''", "1, EMPLOYEES_BELOW_2", "0, EMPLOYEES_BELOW_2"})
    @Rule("PSW-05-10")
    void fallingBelowTwoEmployeesLosesTheRequirement(int lazio, String lost) {
        assertThat(codes(requirements.lost(new Found(lazio, true, true, true)))).isEqualTo(lost);
    }

    @Test
    @Rule({"PSW-05-10", "PSW-00-10"})
    void theReasonsNameWhatIsLostAndWhatWasFound() {
        var kept = requirements.explain(new Found(2, true, false, true));
        var lost = requirements.explain(new Found(1, false, true, true));

        assertThat(kept.result()).isEqualTo("KEPT");
        assertThat(kept.inputs()).containsEntry("lazioEmployees", "2").containsEntry("legalSeat", "false");
        assertThat(lost.result()).isEqualTo("LOST");
        assertThat(lost.steps())
                .containsExactly(
                        "Il beneficiario non ha più una sede operativa nel Lazio. (PSW-05-02)",
                        "I dipendenti delle sedi nel Lazio sono 1: ne occorrono almeno 2. (PSW-05-04)");
    }

    @Test
    @Rule("PSW-05-10")
    void everyRequirementLostIsStatedWithItsRule() {
        assertThat(requirements.lost(new Found(1, false, false, false)))
                .extracting(reason -> reason.rule() + " " + reason.text())
                .containsExactly(
                        "PSW-05-02 Il beneficiario non ha più una sede operativa nel Lazio.",
                        "PSW-05-04 I dipendenti delle sedi nel Lazio sono 1: ne occorrono almeno 2.",
                        "PSW-05-10 Un altro requisito di ammissione non è più posseduto.");
    }

    @ParameterizedTest
    @CsvSource({"true, true, true", "true, false, true", "false, true, true", "false, false, false"})
    @Rule("PSW-05-11")
    void aPaymentAsksForALegalOrAnOperatingSeatInLazio(boolean unit, boolean legalSeat, boolean seat) {
        assertThat(new Found(8, unit, legalSeat, true).hasASeatInLazio()).isEqualTo(seat);
    }

    private static String codes(List<Reason> lost) {
        return lost.stream().map(Reason::code).collect(Collectors.joining(", "));
    }
}
