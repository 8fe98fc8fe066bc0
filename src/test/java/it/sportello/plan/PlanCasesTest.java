package it.sportello.plan;

import static it.sportello.plan.PlanFixture.DAY;
import static it.sportello.plan.PlanFixture.NOTICE;
import static it.sportello.plan.PlanFixture.TABLES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import it.sportello.plan.Plan.Pilot;
import it.sportello.shared.Euro;
import it.sportello.shared.MinimumDuration;
import it.sportello.shared.Outcome;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import it.sportello.test.CaseFile;
import it.sportello.test.CaseFile.LegalCase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The acceptance cases on contribution, training, pilot and financial plan. */
class PlanCasesTest {

    @ParameterizedTest
    @MethodSource("contributions")
    @Rule({"PSW-08-03", "PSW-08-05", "PSW-08-11", "PSW-17-16", "PSW-05-04", "PSW-03-02", "PSW-17-14"})
    void theGrantIsTheSmallerOfTableAndPlannedCost(LegalCase legalCase) {
        Outcome<Grantable> outcome = new Grants(NOTICE, TABLES)
                .grantable(
                        legalCase.given("lazio", 0),
                        legalCase.given("actionA", true),
                        legalCase.given("actionB", true),
                        Euro.of(legalCase.given("e", "0.00")),
                        Euro.of(legalCase.given("g", "0.00")));

        Map<String, String> result = new TreeMap<>();
        if (outcome instanceof Outcome.Accepted<Grantable> accepted) {
            Grantable grantable = accepted.value();
            result.put("outcome", "OK");
            result.put("grantA", grantable.grantA().toString());
            result.put("grantB", grantable.grantB().toString());
            result.put("grantTotal", grantable.grantTotal().toString());
            result.put("ownFunds", grantable.ownFunds().toString());
        } else {
            result.put("outcome", outcome.grounds().stream().map(Reason::code).collect(Collectors.joining(", ")));
        }
        assertThat(result).isEqualTo(texts(legalCase.expected()));
    }

    static Stream<LegalCase> contributions() {
        return CaseFile.of("CT").filter(c -> c.given().has("e"));
    }

    @ParameterizedTest
    @MethodSource("headcounts")
    @Rule({"PSW-08-04", "PSW-04-05"})
    void onlyEmployeesOfLazioUnitsAreCounted(LegalCase legalCase) {
        List<Employee> employees = new ArrayList<>();
        add(employees, legalCase.given().path("lazio"), true);
        add(employees, legalCase.given().path("elsewhere"), false);

        int lazio = Headcount.of(employees, DAY).lazio();

        assertThat(String.valueOf(lazio)).isEqualTo(legalCase.expected("lazioEmployees"));
        assertThat(TABLES.contribution(NOTICE.ruleSet(), lazio)
                        .orElseThrow()
                        .total()
                        .toString())
                .isEqualTo(legalCase.expected("tableTotal"));
    }

    static Stream<LegalCase> headcounts() {
        return CaseFile.of("CT").filter(c -> c.expects("lazioEmployees"));
    }

    private static void add(List<Employee> employees, JsonNode counts, boolean lazio) {
        counts.fields().forEachRemaining(entry -> {
            for (int i = 0; i < entry.getValue().asInt(); i++) {
                employees.add(new Employee(
                        "P" + employees.size(),
                        ContractType.valueOf(entry.getKey().toUpperCase(Locale.ROOT)),
                        lazio));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("maxima")
    @Rule({"PSW-03-14", "PSW-03-15"})
    void theMaximumOfTrainingHoursFollowsTheTable(LegalCase legalCase) {
        CheckedPlan checked = new PlanFixture(legalCase.given("lazio", 0)).check();
        assertThat(checked.trainingHours().orElseThrow().max())
                .isEqualTo(legalCase.expected().path("maxTrainingHours").asInt());
    }

    static Stream<LegalCase> maxima() {
        return CaseFile.of("TR").filter(c -> c.expects("maxTrainingHours"));
    }

    @ParameterizedTest
    @MethodSource("trainings")
    @Rule({"PSW-03-08", "PSW-03-09", "PSW-03-10", "PSW-03-16"})
    void trainingActionsKeepTheirLimitsAndTheHoursAreCappedTogether(LegalCase legalCase) {
        PlanFixture fixture = new PlanFixture(legalCase.given("lazio", 0));
        fixture.training.clear();
        for (JsonNode action : legalCase.given().path("actions")) {
            fixture.training.add(PlanFixture.action(
                    action.get(0).asText(), action.get(1).asInt(), action.get(2).asInt()));
        }

        CheckedPlan checked = fixture.check();
        TrainingHours hours = checked.trainingHours().orElseThrow();

        assertThat(Map.of(
                        "valid", String.valueOf(checked.isSendable()),
                        "errors", numbered(checked.blocks()),
                        "plannedHours", plain(hours.planned()),
                        "fundedHours", plain(hours.funded()),
                        "excessHours", plain(hours.excess())))
                .isEqualTo(texts(legalCase.expected()));
        assertThat(checked.warnings().stream().anyMatch(w -> w.code().equals("TRAINING_HOURS_EXCESS")))
                .isEqualTo(hours.excess().signum() > 0);
    }

    static Stream<LegalCase> trainings() {
        return CaseFile.of("TR").filter(c -> c.expects("errors"));
    }

    /** {@code trainingActions[0].hours} and a code as {@code #1 CODE}. */
    private static String numbered(List<Reason> blocks) {
        return blocks.isEmpty()
                ? "none"
                : blocks.stream()
                        .map(b -> "#"
                                + (Integer.parseInt(b.subject().replaceAll("\\D+(\\d+).*", "$1")) + 1)
                                + " "
                                + b.code())
                        .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @MethodSource("tutorings")
    @Rule("PSW-17-05")
    void tutoringHoursStayWithinTheTrainingHours(LegalCase legalCase) {
        PlanFixture fixture = new PlanFixture(10);
        fixture.training.clear();
        fixture.training.add(PlanFixture.action(legalCase.given("trainingHours", ""), 5, 0));
        BigDecimal tutoring = new BigDecimal(legalCase.given("tutoringHours", ""));
        fixture.staff.add(PlanFixture.staff(Voice.A1, FunctionCode.TUTORING, "12", "20.00"));
        fixture.staff.add(PlanFixture.staff(
                Voice.A2,
                FunctionCode.TUTORING,
                tutoring.subtract(BigDecimal.valueOf(12)).toPlainString(),
                "30.00"));

        CheckedPlan checked = fixture.check();

        assertThat(checked.tutoringHours()).isEqualByComparingTo(tutoring);
        assertThat(checked.isSendable())
                .isEqualTo(legalCase.expected().path("ok").asBoolean());
        assertThat(checked.blocks()).allSatisfy(block -> assertThat(block.text())
                .contains("superano di " + legalCase.expected("excessHours") + " le ore"));
    }

    static Stream<LegalCase> tutorings() {
        return CaseFile.of("TR").filter(c -> c.expects("ok"));
    }

    @ParameterizedTest
    @MethodSource("pilotMinima")
    @Rule({"PSW-03-19", "PSW-03-20", "PSW-03-21"})
    void theMinimumOfThePilotFollowsTheTable(LegalCase legalCase) {
        assertThat(new PlanFixture(legalCase.given("lazio", 0)).check().pilotMinimum())
                .contains(legalCase.expected().path("pilotMin").asInt());
    }

    static Stream<LegalCase> pilotMinima() {
        return CaseFile.of("PI").filter(c -> !c.given().has("people") && c.expects("pilotMin"));
    }

    @ParameterizedTest
    @MethodSource("pilotPeriods")
    @Rule("PSW-03-18")
    void thePilotLastsFiveFullMonths(LegalCase legalCase) {
        LocalDate start = LocalDate.parse(legalCase.given("start", ""));
        LocalDate end = LocalDate.parse(legalCase.given("end", ""));
        PlanFixture fixture = new PlanFixture(10);
        fixture.start = start;
        fixture.end = start.plusMonths(9);
        fixture.pilot = new Pilot(start, end, fixture.pilot.people(), null);

        assertThat(new MinimumDuration(NOTICE.terms().pilotMonths()).earliestValidEnd(start))
                .isEqualTo(LocalDate.parse(legalCase.expected("earliestValidEnd")));
        assertThat(fixture.blocks())
                .isEqualTo(
                        legalCase.expected().path("valid").asBoolean()
                                ? List.of()
                                : List.of("PILOT_TOO_SHORT(pilot.end)"));
    }

    static Stream<LegalCase> pilotPeriods() {
        return CaseFile.of("PI").filter(c -> c.given().has("start"));
    }

    @ParameterizedTest
    @MethodSource("pilotPeople")
    @Rule({"PSW-03-22", "PSW-04-02", "PSW-04-03"})
    void onlyEligibleRecipientsCountInThePilot(LegalCase legalCase) {
        PlanFixture fixture = new PlanFixture(legalCase.given("lazio", 0));
        List<String> people = new ArrayList<>();
        for (JsonNode contract : legalCase.given().path("people")) {
            ContractType type = ContractType.valueOf(contract.asText());
            Employee person = new Employee("PILOT" + people.size(), type, true);
            people.add(person.taxCode());
            if (type.isEligible()) {
                fixture.employees.set(people.size(), person);
            } else {
                fixture.employees.add(person);
            }
        }
        fixture.pilot = new Pilot(fixture.pilot.start(), fixture.pilot.end(), people, null);
        fixture.training.clear();
        fixture.training.add(PlanFixture.action("16", 1, 0));

        CheckedPlan checked = fixture.check();

        assertThat(checked.pilotPeople())
                .isEqualTo(legalCase.expected().path("counted").asInt());
        assertThat(checked.pilotMinimum())
                .contains(legalCase.expected().path("pilotMin").asInt());
        assertThat(checked.isSendable())
                .isEqualTo(legalCase.expected().path("ok").asBoolean());
    }

    static Stream<LegalCase> pilotPeople() {
        return CaseFile.of("PI").filter(c -> c.given().has("people"));
    }

    @ParameterizedTest
    @MethodSource("financialPlans")
    @Rule({"PSW-17-01", "PSW-17-02", "PSW-17-03", "PSW-17-12", "PSW-08-11", "PSW-17-16", "PSW-00-01"})
    void everyRowOfTheFinancialPlanIsComputed(LegalCase legalCase) {
        FinancialPlan plan = FinancialPlan.of(
                new FinancialPlan.Rows(
                        Euro.of(legalCase.given("a1", "0.00")),
                        Euro.of(legalCase.given("a2", "0.00")),
                        Euro.of(legalCase.given("b1", "0.00")),
                        Euro.of(legalCase.given("b2", "0.00")),
                        Euro.of(legalCase.given("f", "0.00")),
                        Euro.of(legalCase.given("K", "0.00"))),
                NOTICE.rates());
        Grantable grantable = ((Outcome.Accepted<Grantable>) new Grants(NOTICE, TABLES)
                        .grantable(legalCase.given("lazio", 0), true, true, plan.e(), plan.g()))
                .value();

        Map<String, String> result = new TreeMap<>();
        result.put("a", plan.a().toString());
        result.put("b", plan.b().toString());
        result.put("c", plan.c().toString());
        result.put("d", plan.d().toString());
        result.put("e", plan.e().toString());
        result.put("g", plan.g().toString());
        result.put("total", plan.total().toString());
        result.put("coordinationCap", plan.coordinationCap().toString());
        result.put("coordinationOk", String.valueOf(plan.coordinationOk()));
        result.put("grantA", grantable.grantA().toString());
        result.put("grantB", grantable.grantB().toString());
        result.put("ownFunds", grantable.ownFunds().toString());
        assertThat(result).isEqualTo(texts(legalCase.expected()));
    }

    static Stream<LegalCase> financialPlans() {
        return CaseFile.of("FP-plan");
    }

    private static String plain(BigDecimal hours) {
        return hours.signum() == 0 ? "0" : hours.stripTrailingZeros().toPlainString();
    }

    private static Map<String, String> texts(JsonNode expected) {
        Map<String, String> texts = new TreeMap<>();
        expected.fields()
                .forEachRemaining(e -> texts.put(e.getKey(), e.getValue().asText()));
        return texts;
    }
}
