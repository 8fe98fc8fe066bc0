package it.sportello.reporting;

import static it.sportello.reporting.Fixture.action;
import static it.sportello.reporting.Fixture.context;
import static it.sportello.reporting.Fixture.equipment;
import static it.sportello.reporting.Fixture.generous;
import static it.sportello.reporting.Fixture.notice;
import static it.sportello.reporting.Fixture.report;
import static it.sportello.reporting.Fixture.staff;
import static it.sportello.reporting.Fixture.training;
import static it.sportello.reporting.InadmissibilityCode.*;
import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.plan.ContractType;
import it.sportello.plan.FunctionCode;
import it.sportello.plan.Voice;
import it.sportello.reporting.ExpenseReport.Category;
import it.sportello.reporting.ExpenseReport.Kind;
import it.sportello.reporting.ExpenseReport.Person;
import it.sportello.reporting.ExpenseReport.Supplier;
import it.sportello.reporting.ExpenseReport.SupplierKind;
import it.sportello.reporting.ExpenseReport.TrainingAction;
import it.sportello.reporting.Fixture.DocumentBuilder;
import it.sportello.reporting.Fixture.LineBuilder;
import it.sportello.reporting.Recognition.LineRecognition;
import it.sportello.reporting.Recognition.LineState;
import it.sportello.reporting.Verification.ActionDecision;
import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the acceptance cases leave to the text of the notice. */
class RecogniserTest {

    @Test
    @Rule("PSW-19-28")
    void aLineHitBySeveralCausesKeepsEveryCodeAndLosesItsAmountOnce() {
        LineBuilder line = staff("line", "500.00");
        line.reference = LocalDate.parse("2020-05-31");
        DocumentBuilder document = new DocumentBuilder("d");
        document.cash = "1.00";
        document.attached = false;
        LineRecognition result =
                report().document(document, line).in(generous()).line("line");

        assertThat(result.codes()).containsExactly(INADM_NO_DOCUMENT, INADM_CASH, INADM_OUT_OF_PERIOD);
        assertThat(result.cuts()).extracting(c -> c.amount().toString()).containsExactly("500.00", "0.00", "0.00");
        assertThat(result.state()).isEqualTo(LineState.INADMISSIBLE);
    }

    @Test
    @Rule("PSW-03-16")
    void theHoursAboveTheTableAreTheLatestAndEachLineLosesThemAtItsOwnRate() {
        TrainingAction first = action("a1", "2020-09-01", "16", 5, "16");
        TrainingAction second = action("a2", "2020-11-03", "16", 5, "16");
        Recognition r = report().action(second, first)
                .with(
                        training("teaching 1", FunctionCode.TEACHING, "960.00", first),
                        training("teaching 2", FunctionCode.TEACHING, "960.00", second),
                        training("tutoring 2", FunctionCode.TUTORING, "480.00", second))
                .in(context(notice(), 10, "9999.00", "9999.00", "0.00"));

        assertThat(r.hours().funded()).isEqualByComparingTo("24");
        assertThat(r.hours().excess()).isEqualByComparingTo("8");
        assertThat(r.line("teaching 1").eligible()).isEqualTo(Euro.of("960.00"));
        assertThat(r.line("teaching 2").eligible()).isEqualTo(Euro.of("480.00"));
        assertThat(r.line("tutoring 2").eligible()).isEqualTo(Euro.of("240.00"));
        assertThat(r.line("tutoring 2").codes()).containsExactly(INADM_TRAINING_HOURS_EXCESS);
    }

    @Test
    @Rule({"PSW-17-11", "PSW-01-03"})
    void aboveTheHourlyCeilingOnlyTheExcessIsLost() {
        LineBuilder line = staff("line", "1000.00");
        line.hours = new BigDecimal("10");
        line.rate = new BigDecimal("100.00");
        Recognition r = report().with(line)
                .in(context(
                        notice("hourlyCeilings: {}", "hourlyCeilings: {EXPERT: \"80.00\"}"),
                        8,
                        "9999.00",
                        "9999.00",
                        "0.00"));

        assertThat(r.line("line").eligible()).isEqualTo(Euro.of("800.00"));
        assertThat(r.line("line").codes()).containsExactly(INADM_RATE_EXCESS);
    }

    @Test
    @Rule({"PSW-03-08", "PSW-03-09", "PSW-03-10"})
    void anActionWithElevenPersonsIsProposedInvalidUntilTheOfficerAdmitsIt() {
        TrainingAction action = action("a", "2020-09-01", "16", 11, "16");
        Recognition proposed = report().action(action)
                .with(training("line", FunctionCode.TEACHING, "960.00", action))
                .in(generous());
        Recognition admitted = report().action(action)
                .with(training("line", FunctionCode.TEACHING, "960.00", action))
                .in(
                        generous(),
                        new Verification(
                                List.of(),
                                List.of(new ActionDecision("a", true, null, "Uditore", "officer", Instant.EPOCH))));

        assertThat(proposed.line("line").codes()).containsExactly(INADM_TRAINING_ACTION_INVALID);
        assertThat(proposed.tasks()).extracting("code").contains("OVER_MAX_PARTICIPANTS");
        assertThat(admitted.line("line").eligible()).isEqualTo(Euro.of("960.00"));
    }

    @Test
    @Rule("PSW-03-13")
    void theOfficerDecidesTheMeasureOfAPoorAttendance() {
        TrainingAction action = action("a", "2020-09-01", "16", 5, "8");
        Recognition r = report().action(action)
                .with(training("line", FunctionCode.TEACHING, "960.00", action))
                .in(
                        generous(),
                        new Verification(
                                List.of(),
                                List.of(new ActionDecision(
                                        "a",
                                        null,
                                        Euro.of("700.00"),
                                        "Assenze per malattia",
                                        "officer",
                                        Instant.EPOCH))));

        assertThat(r.trainingActions().get(0).proposed()).isEqualTo(Euro.of("480.00"));
        assertThat(r.line("line").eligible()).isEqualTo(Euro.of("700.00"));
        assertThat(r.line("line").codes()).containsExactly(INADM_ATTENDANCE);
    }

    @Test
    @Rule("PSW-03-13")
    void withTheOtherReadingAPoorAttendanceIsProposedAtZero() {
        TrainingAction action = action("a", "2020-09-01", "16", 5, "8");
        Recognition r = report().action(action)
                .with(training("line", FunctionCode.TEACHING, "960.00", action))
                .in(context(
                        notice("attendanceReductionMode: PROPORTIONAL", "attendanceReductionMode: ZERO"),
                        8,
                        "9999.00",
                        "9999.00",
                        "0.00"));

        assertThat(r.line("line").eligible()).isEqualTo(Euro.ZERO);
    }

    @Test
    @Rule("PSW-19-15")
    void designUntilTheStartIsAdmittedOnlyByTheSwitch() {
        LineBuilder line = staff("line", "600.00").function(FunctionCode.DESIGN);
        line.reference = LocalDate.parse("2020-04-20");
        Recognition r = report().with(line)
                .in(context(
                        notice("expensesDesignUntilStart: false", "expensesDesignUntilStart: true"),
                        8,
                        "9999.00",
                        "9999.00",
                        "0.00"));

        assertThat(r.line("line").state()).isEqualTo(LineState.ELIGIBLE);
    }

    @Test
    @Rule("PSW-07-02")
    void aProfessionalAssociationWithANamedProfessionalIsATaskForTheOfficer() {
        DocumentBuilder document = new DocumentBuilder("d");
        document.supplier =
                new Supplier(SupplierKind.PROFESSIONAL_ASSOCIATION, "99999999999", "Studio", "PROFESSIONAL", true);
        Recognition r = report().document(document, staff("line", "600.00")).in(generous());

        assertThat(r.line("line").state()).isEqualTo(LineState.ELIGIBLE);
        assertThat(r.tasks()).extracting("code").contains("PROFESSIONAL_ASSOCIATION");
    }

    @Test
    @Rule({"PSW-19-24", "PSW-18-05"})
    void whatTheFlatRateCoversIsNoDirectCost() {
        LineBuilder rent = staff("rent", "600.00");
        rent.kind = Kind.OTHER_COST;
        LineBuilder guarantee = staff("guarantee", "200.00");
        guarantee.kind = Kind.GUARANTEE_COST;
        Recognition r = report().with(rent, guarantee).in(generous());

        assertThat(r.line("rent").codes()).containsExactly(INADM_COVERED_BY_FLAT_RATE);
        assertThat(r.line("guarantee").codes()).containsExactly(INADM_GUARANTEE_COST_DIRECT);
    }

    @Test
    @Rule({"PSW-17-09", "PSW-17-10", "PSW-17-08", "PSW-17-06"})
    void equipmentIsNewOfTheBeneficiaryAndUsedBySmartWorkers() {
        LineBuilder used = equipment("used", "500.00", Category.NOTEBOOK);
        used.isNew = false;
        LineBuilder partner = equipment("partner", "500.00", Category.NOTEBOOK);
        partner.member = "school";
        LineBuilder unassigned = equipment("unassigned", "500.00", Category.SOFTWARE);
        unassigned.user = null;
        Recognition r = report().with(used, partner, unassigned).in(generous());

        assertThat(r.line("used").codes()).containsExactly(INADM_USED_GOODS);
        assertThat(r.line("partner").codes()).containsExactly(INADM_NOT_BENEFICIARY);
        assertThat(r.line("unassigned").codes()).containsExactly(INADM_NOT_SMART_WORKER);
    }

    @Test
    @Rule("PSW-19-14")
    void anExpenseAfterTheNineMonthsIsOutEvenIfALaterEndWasDeclared() {
        ReportContext late = Fixture.ended(LocalDate.parse("2021-03-15"));
        LineBuilder after = staff("after", "100.00");
        after.reference = LocalDate.parse("2021-03-02");
        LineBuilder inTime = staff("in time", "100.00");
        inTime.reference = LocalDate.parse("2021-03-01");
        Recognition r = report().with(after, inTime).in(late);

        assertThat(r.line("after").codes()).containsExactly(INADM_OUT_OF_PERIOD);
        assertThat(r.line("in time").codes()).isEmpty();
    }

    @Test
    @Rule("PSW-19-22")
    void anEmployeeWithoutACollectiveAgreementIsToldToTheOfficer() {
        LineBuilder stated = employee("stated", "Commercio e terziario");
        LineBuilder silent = employee("silent", null);

        Recognition r = report().with(stated, silent).in(generous());

        assertThat(r.warnings())
                .filteredOn(warning -> warning.code().equals("CCNL_NOT_STATED"))
                .extracting(warning -> warning.subject())
                .containsExactly("silent");
        assertThat(r.directStaff()).isEqualTo(Euro.of("600.00"));
    }

    private static LineBuilder employee(String id, String ccnl) {
        LineBuilder line = staff(id, "300.00");
        line.voice = Voice.A1;
        line.hours = new BigDecimal("10");
        line.rate = new BigDecimal("30.00");
        line.person = new Person("TAX-" + id, "Persona", ContractType.PERMANENT, ccnl, null);
        return line;
    }

    @Test
    @Rule("PSW-19-20")
    void theCostOfStaffIsGrossOfTaxesAndSocialCharges() {
        LineBuilder gross = staff("gross", "1040.00");
        gross.hours = new BigDecimal("20");
        gross.rate = new BigDecimal("50.00");
        gross.charges = Euro.of("40.00");

        assertThat(report().with(gross).in(generous()).directStaff()).isEqualTo(Euro.of("1040.00"));

        gross.charges = Euro.of("39.99");
        assertThat(report().with(gross).in(generous()).directStaff()).isEqualTo(Euro.of("1039.99"));
    }

    @Test
    @Rule("PSW-19-29")
    void theLinesOfEachMemberAreCheckedApartAndTheCapsHoldForTheProject() {
        LineBuilder lead = staff("lead", "800.00");
        LineBuilder school = staff("school", "400.00").function(FunctionCode.COORDINATION);
        school.member = "school";
        LineBuilder late = staff("late", "500.00");
        late.member = "school";
        late.reference = Fixture.END.plusDays(1);

        Recognition r = report().with(lead, school, late).in(generous());

        assertThat(r.coordinationEligible()).isEqualTo(Euro.of("200.00"));
        assertThat(r.directStaff()).isEqualTo(Euro.of("1000.00"));
        assertThat(r.recognisedTotal()).isEqualTo(Euro.of("1400.00"));
    }

    @Test
    @Rule({"PSW-03-16", "PSW-17-05", "PSW-19-28"})
    void bothCapsAtOnceCutTheLatestHoursAndTutoringFollowsTheFundedOnes() {
        TrainingAction action = action("long", "2020-09-01", "32", 10, "32");
        LineBuilder teaching = training("teaching", FunctionCode.TEACHING, "3200.00", action);
        LineBuilder first = training("first", FunctionCode.TUTORING, "960.00", action);
        LineBuilder second = training("second", FunctionCode.TUTORING, "320.00", action);
        second.register.removeIf(hours -> !hours.session().equals("long-0"));
        second.hours = new BigDecimal("8");

        Recognition r = report().action(action)
                .with(teaching, first, second)
                .in(context(notice(), 10, "100000.00", "100000.00", "0.00"));

        // The table funds 24 of 32 hours: teaching 24 × 100.00, tutoring 24 × 30.00 + 8 × 40.00. Of these 32 hours of
        // tutoring 8 are above the 24 funded: the latest, of the first tutor.
        assertThat(r.hours().funded()).isEqualByComparingTo("24");
        assertThat(r.line("teaching").eligible()).isEqualTo(Euro.of("2400.00"));
        assertThat(r.line("first").eligible()).isEqualTo(Euro.of("480.00"));
        assertThat(r.line("second").eligible()).isEqualTo(Euro.of("320.00"));
    }

    @Test
    @Rule("PSW-19-26")
    void aReportWorthNothingRecognisesNothing() {
        DocumentBuilder document = new DocumentBuilder("contanti");
        document.cash = "1000.00";

        Recognition r =
                report().document(document, staff("cash", "1000.00")).in(context(notice(), 8, "0.00", "0.00", "0.00"));

        assertThat(r.recognisedTotal()).isEqualTo(Euro.ZERO);
        assertThat(r.flat()).isEqualTo(Euro.ZERO);
        assertThat(r.line("cash").eligible()).isEqualTo(Euro.ZERO);
    }

    @Test
    @Rule({"PSW-03-09", "PSW-04-03"})
    void whoCannotBeARecipientIsNotCountedAsAParticipant() {
        List<ExpenseReport.Participant> enrolled = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            enrolled.add(new ExpenseReport.Participant("P" + i, ContractType.PERMANENT, false, new BigDecimal("16")));
        }
        enrolled.add(new ExpenseReport.Participant("STAGISTA", ContractType.TRAINEE, false, BigDecimal.ZERO));
        TrainingAction action = action("corso", "2020-09-01", "16", enrolled, ExpenseReport.Opinion.NONE, true, 10);

        Recognition r = report().action(action)
                .with(training("teaching", FunctionCode.TEACHING, "1600.00", action))
                .in(generous());

        assertThat(r.tasks()).isEmpty();
        assertThat(r.warnings()).extracting("code").contains("PARTICIPANT_NOT_RECIPIENT");
        assertThat(r.line("teaching").eligible()).isEqualTo(Euro.of("1600.00"));
    }
}
