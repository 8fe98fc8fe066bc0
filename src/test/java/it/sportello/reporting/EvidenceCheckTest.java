package it.sportello.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.plan.ContractType;
import it.sportello.process.tables.DmnTables;
import it.sportello.reporting.ExpenseReport.Evidence;
import it.sportello.reporting.ExpenseReport.Pilot;
import it.sportello.reporting.ExpenseReport.PilotEmployee;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import it.sportello.test.NoticeFixture;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceCheckTest {

    private final EvidenceCheck check = new EvidenceCheck(new DmnTables());

    @Test
    @Rule("PSW-19-05")
    void aReportWithEveryProofLacksNothingAndNoOtherDocumentIsAsked() {
        assertThat(missing(Fixture.evidence(), Fixture.pilot(), Fixture.publicity()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, evidence.plan, PSW-03-03, EVIDENCE_MISSING",
        "1, evidence.agreementOrRegulation, PSW-03-03, EVIDENCE_MISSING",
        "2, evidence.approval, PSW-03-03, EVIDENCE_MISSING",
        "3, evidence.boardPosting, PSW-03-03, EVIDENCE_MISSING",
        "4, evidence.intranetPosting, PSW-03-03, EVIDENCE_MISSING",
        "5, evidence.descriptiveReport, PSW-19-03, EVIDENCE_MISSING",
        "6, evidence.fseForms, PSW-19-04, EVIDENCE_MISSING",
        "7, evidence.products, PSW-19-06, REV_PRODUCTS_NOT_DELIVERED",
        "8, evidence.grossCostSummary, PSW-19-21, EVIDENCE_MISSING"
    })
    @Rule({"PSW-03-03", "PSW-19-03", "PSW-19-04", "PSW-19-06", "PSW-19-21"})
    void eachProofThatIsMissingIsATaskOfItsOwn(int proof, String field, String rule, String code) {
        assertThat(missing(without(proof), Fixture.pilot(), Fixture.publicity()))
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.subject()).isEqualTo(field);
                    assertThat(reason.rule().value()).isEqualTo(rule);
                    assertThat(reason.code()).isEqualTo(code);
                });
    }

    @Test
    @Rule("PSW-03-17")
    void aPilotThatIsNotDocumentedIsActionANotRealised() {
        assertThat(codes(Fixture.evidence(), null, Fixture.publicity())).containsExactly("REV_ACTION_A_NOT_REALISED");
        Pilot noReport = new Pilot(LocalDate.of(2020, 6, 1), LocalDate.of(2020, 10, 31), 20, false, List.of());
        assertThat(codes(Fixture.evidence(), noReport, Fixture.publicity())).containsExactly("EVIDENCE_MISSING");
    }

    @ParameterizedTest
    @CsvSource({"2020-10-31, 8, 0", "2020-10-30, 8, 1", "2020-10-31, 7, 1", "2020-10-30, 7, 2"})
    @Rule({"PSW-03-18", "PSW-03-22"})
    void thePilotLastsFiveMonthsAndInvolvesTheMinimumOfEmployees(LocalDate end, int employees, int grounds) {
        Pilot pilot = new Pilot(LocalDate.of(2020, 6, 1), end, employees, true, List.of());

        assertThat(missing(Fixture.evidence(), pilot, Fixture.publicity()))
                .hasSize(grounds)
                .allSatisfy(reason -> assertThat(reason.code()).isEqualTo("REV_ACTION_A_NOT_REALISED"));
    }

    @Test
    @Rule("PSW-16-09")
    void whatIsMissingOfThePublicityIsProposedAsItsBreach() {
        assertThat(codes(Fixture.evidence(), Fixture.pilot(), null)).containsExactly("REV_PUBLICITY");
        assertThat(missing(
                        Fixture.evidence(),
                        Fixture.pilot(),
                        new PublicityEvidence(true, true, true, false, "A4", true, true)))
                .extracting(reason -> reason.code() + " " + reason.rule())
                .containsExactly("REV_PUBLICITY PSW-21-03", "REV_PUBLICITY PSW-21-04");
    }

    private List<String> codes(Evidence evidence, @Nullable Pilot pilot, @Nullable PublicityEvidence publicity) {
        return missing(evidence, pilot, publicity).stream().map(Reason::code).toList();
    }

    /** Forty employees in Lazio: the pilot involves at least eight of them. */
    private List<Reason> missing(Evidence evidence, @Nullable Pilot pilot, @Nullable PublicityEvidence publicity) {
        ExpenseReport report = new ExpenseReport(List.of(), List.of(), List.of(), pilot, evidence, publicity);
        return check.missing(report, NoticeFixture.psw(), Fixture.generous().reported());
    }

    @ParameterizedTest
    @CsvSource({"2020-10-31, 0", "2020-11-01, 1"})
    @Rule("PSW-16-02")
    void thePilotEndsByTheDayThatTheTimesOfTheProposalGive(LocalDate end, int grounds) {
        ExpenseReport report = new ExpenseReport(
                List.of(),
                List.of(),
                List.of(),
                new Pilot(LocalDate.of(2020, 5, 20), end, 8, true, List.of()),
                Fixture.evidence(),
                Fixture.publicity());

        assertThat(check.missing(report, NoticeFixture.psw(), Fixture.pilotDue(LocalDate.of(2020, 10, 31))))
                .hasSize(grounds)
                .allSatisfy(reason ->
                        assertThat(reason.code() + " " + reason.rule()).isEqualTo("REV_NOT_COMPLETED PSW-16-02"));
    }

    /** Forty employees in Lazio: at least eight that may be recipients. */
    @ParameterizedTest
    @CsvSource({"8, 0, 0", "7, 1, 1", "8, 1, 0"})
    @Rule({"PSW-03-22", "PSW-04-03"})
    void ofTheEmployeesListedOnlyThoseThatMayBeRecipientsCount(int eligible, int trainees, int grounds) {
        List<PilotEmployee> people = new ArrayList<>();
        for (int i = 0; i < eligible; i++) {
            people.add(new PilotEmployee("dipendente " + i, ContractType.PERMANENT));
        }
        for (int i = 0; i < trainees; i++) {
            people.add(new PilotEmployee("tirocinante " + i, ContractType.TRAINEE));
        }
        people.add(people.get(0));
        Pilot pilot = new Pilot(LocalDate.of(2020, 6, 1), LocalDate.of(2020, 10, 31), 20, true, people);

        assertThat(missing(Fixture.evidence(), pilot, Fixture.publicity()))
                .hasSize(grounds)
                .allSatisfy(reason -> assertThat(reason.rule().value()).isEqualTo("PSW-03-22"));
    }

    private static Evidence without(int proof) {
        return new Evidence(
                proof != 0,
                proof != 1,
                proof != 2,
                proof != 3,
                proof != 4,
                proof != 5,
                proof != 6,
                proof != 7,
                proof != 8);
    }
}
