package it.sportello.plan;

import static it.sportello.plan.PlanFixture.DAY;
import static it.sportello.plan.PlanFixture.LEAD;
import static it.sportello.plan.PlanFixture.PARTNER;
import static it.sportello.plan.PlanFixture.action;
import static it.sportello.plan.PlanFixture.notebook;
import static it.sportello.plan.PlanFixture.person;
import static it.sportello.plan.PlanFixture.staff;
import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.plan.Plan.Association;
import it.sportello.plan.Plan.Member;
import it.sportello.plan.Plan.Participant;
import it.sportello.plan.Plan.Participant.Role;
import it.sportello.plan.Plan.Pilot;
import it.sportello.plan.Plan.PurchaseLine;
import it.sportello.plan.Plan.StaffLine;
import it.sportello.plan.Plan.TrainingAction;
import it.sportello.shared.Euro;
import it.sportello.shared.Explanation;
import it.sportello.shared.Rule;
import it.sportello.test.NoticeFixture;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlanCheckTest {

    private final PlanFixture fixture = new PlanFixture(10);

    @Test
    void aPlanInOrderIsSendableWithoutWarnings() {
        CheckedPlan checked = fixture.check();

        assertThat(checked.blocks()).isEmpty();
        assertThat(checked.warnings()).isEmpty();
        assertThat(checked.explanations())
                .extracting(Explanation::subject)
                .containsExactly("headcount", "financialPlan", "trainingHours", "pilotMinimum", "grantable");
        assertThat(checked.grantable().orElseThrow().explanation().steps())
                .contains("Azione A: minore tra tabella € 5.000,00 e costo previsto € 2.240,00 = € 2.240,00.");
    }

    @Test
    @Rule({"PSW-05-18", "PSW-03-17"})
    void everyGroundIsCollected() {
        fixture.actionA = false;
        fixture.pilot = null;
        fixture.training.add(action("15.99", 3, 2));
        fixture.start = null;

        assertThat(fixture.blocks())
                .containsExactly(
                        "EXC_ACTION_A_MISSING(actionA)",
                        "OUTSIDERS(trainingActions[1].participants)",
                        "HOURS_BELOW_16(trainingActions[1].hours)",
                        "PILOT_MISSING(pilot)",
                        "FIELD_MISSING(plannedStart)");
        assertThat(fixture.check().grantable()).isEmpty();
    }

    @Test
    @Rule({"PSW-03-02", "PSW-08-05"})
    void actionAAloneIsValid() {
        fixture.actionB = false;
        fixture.purchases.clear();

        assertThat(fixture.blocks()).isEmpty();
        assertThat(fixture.check().grantable().orElseThrow().tableB()).isEqualTo(Euro.ZERO);
    }

    @Test
    @Rule("PSW-08-05")
    void withoutActionBNothingIsBought() {
        fixture.actionB = false;

        assertThat(fixture.blocks()).containsExactly("ACTION_B_NOT_REQUESTED(purchases)");
    }

    @Test
    @Rule({"PSW-08-05", "PSW-17-12", "PSW-17-16"})
    void withoutActionBItsAmountsAreZeroWhateverIsPlanned() {
        fixture.actionB = false;

        CheckedPlan checked = fixture.check();

        assertThat(checked.contribution().orElseThrow().total()).isEqualTo(Euro.of("5000.00"));
        assertThat(checked.costs().rows().f()).isEqualTo(Euro.ZERO);
        assertThat(checked.costs().g()).isEqualTo(Euro.ZERO);
        assertThat(checked.costs().total()).isEqualTo(checked.costs().e());
        assertThat(checked.grantable().orElseThrow().ownFunds()).isEqualTo(Euro.ZERO);
    }

    @ParameterizedTest
    @EnumSource(ContractType.class)
    @Rule({"PSW-04-02", "PSW-04-03"})
    void onlyTheContractsOfTheTableAreCounted(ContractType type) {
        int counted = Headcount.of(List.of(new Employee("X", type, true)), DAY).lazio();

        assertThat(counted).isEqualTo(type.ordinal() <= ContractType.COOP_WORKER_MEMBER.ordinal() ? 1 : 0);
    }

    @Test
    @Rule("PSW-04-05")
    void aPersonCountsOnce() {
        List<Employee> twice = List.of(
                new Employee("rssmra80a01h501u", ContractType.PERMANENT, false),
                new Employee(" RSSMRA80A01H501U ", ContractType.FIXED_TERM, true));

        Headcount headcount = Headcount.of(twice, DAY);

        assertThat(headcount.lazio()).isEqualTo(1);
        assertThat(headcount.total()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"2020-04-01,,1", "2020-04-02,,0", ",2020-04-01,1", ",2020-03-31,0"})
    @Rule({"PSW-04-05", "PSW-08-04"})
    void whoWorksOnTheDayOfPresentationIsCounted(LocalDate hired, LocalDate ends, int counted) {
        Employee employee = new Employee("X", ContractType.PERMANENT, true, hired, ends);

        assertThat(Headcount.of(List.of(employee), DAY).lazio()).isEqualTo(counted);
    }

    @Test
    @Rule({"PSW-05-04", "PSW-00-11"})
    void fewerThanTwoLazioEmployeesWarnAndLeaveNoAmount() {
        PlanFixture one = new PlanFixture(1);

        assertThat(one.blocks()).isEmpty();
        assertThat(one.warnings()).contains("EXC_EMPLOYEES_BELOW_2(employees)");
        assertThat(one.check().grantable()).isEmpty();
        assertThat(one.check().trainingHours()).isEmpty();
        assertThat(new PlanFixture(2).check().grantable()).isPresent();
    }

    @Test
    @Rule("PSW-03-21")
    void employeesElsewhereWarn() {
        fixture.employees.add(new Employee("MILANO", ContractType.PERMANENT, false));

        assertThat(fixture.warnings()).containsExactly("HEADCOUNTS_DIFFER(employees)");
        assertThat(fixture.check().pilotMinimum()).contains(2);
    }

    @ParameterizedTest
    @CsvSource({"8, 0, 8, false", "8, 0, 9, true", "8, 1, 9, false"})
    @Rule("PSW-03-21")
    void aDeclaredTotalThatTheListDoesNotShowIsTold(int lazio, int elsewhere, int declared, boolean told) {
        List<Employee> listed = new ArrayList<>();
        for (int i = 0; i < lazio + elsewhere; i++) {
            listed.add(new Employee("P" + i, ContractType.PERMANENT, i < lazio));
        }

        assertThat(Headcount.of(listed, LocalDate.of(2020, 5, 4))
                        .differsFromDeclared(declared)
                        .isPresent())
                .isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"10,true", "11,false"})
    @Rule("PSW-03-09")
    void anActionHasAtMostTenParticipants(int participants, boolean valid) {
        PlanFixture large = new PlanFixture(15);
        large.training.set(0, action("16", participants, 0));

        assertThat(large.check().isSendable()).isEqualTo(valid);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OWNER", "BOARD_MEMBER"})
    @Rule("PSW-04-06")
    void ownersAndBoardMembersAreNotTrained(Role role) {
        train(new Participant("TITOLARE", role));

        assertThat(fixture.blocks()).containsExactly("OWNER_AS_PARTICIPANT(trainingActions[0].participants[0].role)");
    }

    @Test
    @Rule("PSW-04-06")
    void employedManagersAreTrained() {
        train(new Participant(person(1), Role.EMPLOYED_MANAGER));

        assertThat(fixture.blocks()).isEmpty();
    }

    @Test
    @Rule("PSW-04-03")
    void aTraineeIsNotTrained() {
        fixture.employees.add(new Employee("STAGISTA", ContractType.TRAINEE, true));
        train(new Participant("STAGISTA", Role.EMPLOYEE));

        assertThat(fixture.blocks()).containsExactly("RECIPIENT_NOT_ELIGIBLE(trainingActions[0].participants[0])");
    }

    private void train(Participant participant) {
        fixture.training.set(
                0,
                new TrainingAction(
                        "Sicurezza",
                        new BigDecimal("16"),
                        List.of(participant),
                        true,
                        true,
                        true,
                        TrainingProvider.SELF));
    }

    @Test
    @Rule("PSW-03-07")
    void missingContentOnlyWarns() {
        fixture.training.set(
                0,
                new TrainingAction(
                        "Strumenti", new BigDecimal("16"), List.of(), false, true, false, TrainingProvider.SELF));

        assertThat(fixture.blocks()).isEmpty();
        assertThat(fixture.warnings())
                .containsExactly("TRAINING_CONTENT(trainingActions)", "TRAINING_CONTENT(trainingActions)");
    }

    @Test
    @Rule("PSW-03-06")
    void anAccreditedProviderMustBeInTheAssociation() {
        TrainingAction own = fixture.training.get(0);
        fixture.training.set(
                0,
                new TrainingAction(
                        own.title(),
                        own.hours(),
                        own.participants(),
                        true,
                        true,
                        true,
                        TrainingProvider.ACCREDITED_PARTNER));

        assertThat(fixture.blocks()).containsExactly("EXC_TRAINING_PROVIDER_NOT_IN_ATI(trainingActions[0].provider)");
        assertThat(fixture.inAssociation("1000.00", "2240.00").blocks()).isEmpty();
    }

    @Test
    @Rule("PSW-03-22")
    void thePilotInvolvesTheMinimumOfPeople() {
        fixture.pilot = new Pilot(fixture.start, LocalDate.of(2020, 10, 31), List.of(person(0), person(0)), null);

        assertThat(fixture.blocks()).containsExactly("PILOT_PEOPLE_BELOW_MINIMUM(pilot.people)");
    }

    @Test
    @Rule("PSW-03-22")
    void peopleOfOtherRegionsDoNotCountInThePilot() {
        fixture.employees.add(new Employee("MILANO", ContractType.PERMANENT, false));
        fixture.pilot = new Pilot(fixture.start, LocalDate.of(2020, 10, 31), List.of(person(0), "MILANO"), null);

        assertThat(fixture.check().pilotPeople()).isEqualTo(1);
        assertThat(fixture.blocks()).containsExactly("PILOT_PEOPLE_BELOW_MINIMUM(pilot.people)");
    }

    @ParameterizedTest
    @CsvSource({
        "2020-06-01,2021-03-01,true",
        "2020-06-01,2021-03-02,false",
        "2020-05-31,2021-02-28,true",
        "2020-05-31,2021-03-01,false"
    })
    @Rule({"PSW-09-02", "PSW-00-06"})
    void thePlannedLengthIsAtMostNineMonths(LocalDate start, LocalDate end, boolean valid) {
        fixture.start = start;
        fixture.end = end;

        assertThat(fixture.blocks()).isEqualTo(valid ? List.of() : List.of("PLAN_TOO_LONG(plannedEnd)"));
    }

    @Test
    @Rule("PSW-09-02")
    void thePilotEndsNotAfterThePlan() {
        fixture.end = LocalDate.of(2020, 10, 31);
        assertThat(fixture.blocks()).isEmpty();

        fixture.end = LocalDate.of(2020, 10, 30);
        assertThat(fixture.blocks()).containsExactly("PILOT_ENDS_AFTER_PLAN(pilot.end)");

        fixture.end = LocalDate.of(2020, 5, 31);
        assertThat(fixture.blocks())
                .containsExactly("PLAN_ENDS_BEFORE_START(plannedEnd)", "PILOT_ENDS_AFTER_PLAN(pilot.end)");
    }

    @Test
    @Rule("PSW-09-02")
    void aPilotBeforeThePlanWarns() {
        fixture.start = LocalDate.of(2020, 6, 2);

        assertThat(fixture.blocks()).isEmpty();
        assertThat(fixture.warnings()).containsExactly("PILOT_STARTS_BEFORE_PLAN(pilot.start)");
    }

    @ParameterizedTest
    @CsvSource({"400.00,true", "400.01,false"})
    @Rule("PSW-17-03")
    void coordinationIsAtMostTwentyPerCentOfTheStaffCost(String rate, boolean valid) {
        fixture.staff.add(staff(Voice.A2, FunctionCode.COORDINATION, "1", rate));

        assertThat(fixture.blocks()).isEqualTo(valid ? List.of() : List.of("COORDINATION_EXCESS(staff)"));
    }

    /** Twice 1.5 hours at 10.01 make 30.03, the limit itself; rounded line by line they would make 30.04. */
    @ParameterizedTest
    @CsvSource({"12, 120.12, 150.15, true", "11.99, 120.02, 150.05, false"})
    @Rule({"PSW-00-01", "PSW-17-03", "PSW-17-12"})
    void aRowIsRoundedOnceAndNotLineByLine(String hours, String a1, String c, boolean valid) {
        fixture.staff.clear();
        fixture.staff.add(staff(Voice.A1, FunctionCode.EXPERT, hours, "10.01"));
        fixture.staff.add(staff(Voice.A1, FunctionCode.DIRECTION, "1.5", "10.01"));
        fixture.staff.add(staff(Voice.A1, FunctionCode.DIRECTION, "1.5", "10.01"));

        FinancialPlan costs = fixture.check().costs();

        assertThat(costs.rows().a1()).isEqualTo(Euro.of(a1));
        assertThat(costs.rows().a2()).isEqualTo(Euro.of("30.03"));
        assertThat(costs.rows().capped()).isEqualTo(Euro.of("30.03"));
        assertThat(costs.c()).isEqualTo(Euro.of(c));
        assertThat(costs.explanation().steps())
                .first()
                .asString()
                .contains("ore per costo orario", "arrotondata al centesimo una sola volta");
        assertThat(fixture.blocks()).isEqualTo(valid ? List.of() : List.of("COORDINATION_EXCESS(staff)"));
    }

    @ParameterizedTest
    @EnumSource(FunctionCode.class)
    @Rule({"PSW-17-03", "PSW-17-12"})
    void everyFunctionGoesToItsRow(FunctionCode function) {
        fixture.staff.clear();
        fixture.staff.add(staff(Voice.A2, function, "10", "10.00"));

        FinancialPlan.Rows rows = fixture.check().costs().rows();

        boolean first = function.ordinal() <= FunctionCode.PILOT_SUPPORT.ordinal();
        boolean capped = function.ordinal() >= FunctionCode.COORDINATION.ordinal();
        assertThat(rows.b1().isPositive()).isEqualTo(first);
        assertThat(rows.b2().isPositive()).isEqualTo(!first);
        assertThat(rows.capped().isPositive()).isEqualTo(capped);
    }

    @Test
    @Rule("PSW-17-03")
    void monitoringOfThePilotCountsOnlyBySwitch() {
        fixture.staff.add(new StaffLine(
                Voice.A2,
                FunctionCode.PILOT_SUPPORT,
                ActivityCode.PILOT,
                true,
                null,
                BigDecimal.ONE,
                Euro.of("900.00")));

        assertThat(fixture.blocks()).isEmpty();
        assertThat(fixture.warnings()).containsExactly("PILOT_MONITORING(staff[1].monitoringOfPilot)");

        fixture.notice = NoticeFixture.with("switches", "pilotMonitoringCounts", "true");
        assertThat(fixture.blocks()).containsExactly("COORDINATION_EXCESS(staff)");
    }

    @Test
    @Rule("PSW-17-13")
    void staffIsOnlyUnderTheVoicesOfActionA() {
        fixture.staff.add(staff(Voice.D6, FunctionCode.TEACHING, "1", "50.00"));

        assertThat(fixture.blocks()).containsExactly("VOICE_NOT_ADMITTED(staff[1].voice)");
    }

    @Test
    @Rule("PSW-17-12")
    void noAmountIsNegative() {
        fixture.staff.add(staff(Voice.A1, FunctionCode.EXPERT, "-1", "50.00"));
        fixture.purchases.add(notebook("-0.01"));

        assertThat(fixture.blocks()).containsExactly("NEGATIVE_AMOUNT(staff[1])", "NEGATIVE_AMOUNT(purchases[1].net)");
    }

    @Test
    @Rule("PSW-17-17")
    void vatIsNeverInTheBase() {
        fixture.purchases.set(
                0,
                new PurchaseLine(
                        PurchaseLine.Category.SOFTWARE, "licenze", Euro.of("100.00"), Euro.of("22.00"), true, null));

        assertThat(fixture.check().costs().g()).isEqualTo(Euro.of("100.00"));
    }

    @Test
    @Rule({"PSW-03-23", "PSW-17-09", "PSW-17-06"})
    void goodsOutsideTheListAndUsedGoodsWarn() {
        fixture.purchases.add(
                new PurchaseLine(PurchaseLine.Category.OTHER, "scrivania", Euro.of("100.00"), Euro.ZERO, false, null));

        assertThat(fixture.blocks()).isEmpty();
        assertThat(fixture.warnings())
                .containsExactly("CATEGORY_NOT_ADMITTED(purchases[1].category)", "USED_GOODS(purchases[1].isNew)");
    }

    @Test
    @Rule("PSW-03-04")
    void aLineWithoutActivityWarns() {
        fixture.staff.add(
                new StaffLine(Voice.A1, FunctionCode.EXPERT, null, false, null, BigDecimal.ONE, Euro.of("50.00")));

        assertThat(fixture.warnings()).containsExactly("ACTIVITY_NOT_TAGGED(staff[1].activity)");
    }

    @Test
    @Rule({"PSW-17-11", "PSW-01-03"})
    void aRateAboveTheDelegatedCeilingWarns() {
        fixture.notice = NoticeFixture.with("delegated", "hourlyCeilings", "{TEACHING: '100.00'}");
        assertThat(fixture.warnings()).isEmpty();

        fixture.notice = NoticeFixture.with("delegated", "hourlyCeilings", "{TEACHING: '99.99'}");
        assertThat(fixture.warnings()).containsExactly("RATE_EXCESS(staff[0].rate)");
    }

    @ParameterizedTest
    @CsvSource({"1000.00,2240.00,true", "1000.01,2240.00,false", "1000.00,2239.99,false"})
    @Rule("PSW-05-16")
    void theSharesMakeUpTheTotal(String lead, String partner, boolean valid) {
        assertThat(fixture.inAssociation(lead, partner).blocks())
                .isEqualTo(valid ? List.of() : List.of("SHARES_NOT_TOTAL(association.members)"));
    }

    @Test
    @Rule({"PSW-05-16", "PSW-17-10"})
    void actionBIsWhollyOfTheLead() {
        fixture.inAssociation("999.99", "2240.01");
        PurchaseLine own = fixture.purchases.get(0);
        fixture.purchases.set(
                0, new PurchaseLine(own.category(), own.description(), own.net(), own.vat(), own.isNew(), PARTNER));

        assertThat(fixture.blocks())
                .containsExactly(
                        "ACTION_B_NOT_OF_LEAD(association.members)", "ACTION_B_NOT_OF_LEAD(purchases[0].memberId)");
    }

    @Test
    @Rule("PSW-05-17")
    void everyLineNamesAMember() {
        fixture.inAssociation("1000.00", "2240.00");
        StaffLine line = fixture.staff.get(0);
        fixture.staff.set(
                0,
                new StaffLine(
                        line.voice(), line.function(), line.activity(), false, "ALTRI", line.hours(), line.rate()));

        assertThat(fixture.blocks()).containsExactly("MEMBER_UNKNOWN(staff[0].memberId)");
    }

    @Test
    @Rule("PSW-05-16")
    void aMemberWithoutRoleWarns() {
        fixture.inAssociation("1000.00", "2240.00");
        fixture.association = new Association(List.of(
                new Member(LEAD, true, "capofila", "impresa", Euro.of("1000.00")),
                new Member(PARTNER, false, " ", "formazione", Euro.of("2240.00"))));

        assertThat(fixture.blocks()).isEmpty();
        assertThat(fixture.warnings()).containsExactly("MEMBER_NOT_DESCRIBED(association.members[1])");
    }
}
