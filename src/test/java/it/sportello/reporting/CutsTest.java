package it.sportello.reporting;

import static it.sportello.reporting.Fixture.action;
import static it.sportello.reporting.Fixture.context;
import static it.sportello.reporting.Fixture.equipment;
import static it.sportello.reporting.Fixture.generous;
import static it.sportello.reporting.Fixture.notice;
import static it.sportello.reporting.Fixture.report;
import static it.sportello.reporting.Fixture.staff;
import static it.sportello.reporting.Fixture.training;
import static it.sportello.reporting.InadmissibilityCode.INADM_ATTENDANCE;
import static it.sportello.reporting.InadmissibilityCode.INADM_CASH;
import static it.sportello.reporting.InadmissibilityCode.INADM_CATEGORY;
import static it.sportello.reporting.InadmissibilityCode.INADM_COORDINATION_EXCESS;
import static it.sportello.reporting.InadmissibilityCode.INADM_GUARANTEE_COST_DIRECT;
import static it.sportello.reporting.InadmissibilityCode.INADM_LAYOUT;
import static it.sportello.reporting.InadmissibilityCode.INADM_NOT_BENEFICIARY;
import static it.sportello.reporting.InadmissibilityCode.INADM_NOT_TRACEABLE;
import static it.sportello.reporting.InadmissibilityCode.INADM_NO_PAYMENT_PROOF;
import static it.sportello.reporting.InadmissibilityCode.INADM_OUT_OF_PERIOD;
import static it.sportello.reporting.InadmissibilityCode.INADM_PARTICIPANT_ALLOWANCE;
import static it.sportello.reporting.InadmissibilityCode.INADM_REGISTER_UNSIGNED;
import static it.sportello.reporting.InadmissibilityCode.INADM_SOCIAL_OFFICER;
import static it.sportello.reporting.InadmissibilityCode.INADM_TRAINING_ACTION_INVALID;
import static it.sportello.reporting.InadmissibilityCode.INADM_TRAINING_HOURS_EXCESS;
import static it.sportello.reporting.InadmissibilityCode.INADM_TUTORING_EXCESS;
import static it.sportello.reporting.InadmissibilityCode.INADM_UNPAID_AT_REPORT;
import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.notice.Notice;
import it.sportello.plan.ContractType;
import it.sportello.plan.FunctionCode;
import it.sportello.plan.Voice;
import it.sportello.reporting.ExpenseReport.Category;
import it.sportello.reporting.ExpenseReport.Document;
import it.sportello.reporting.ExpenseReport.Kind;
import it.sportello.reporting.ExpenseReport.Method;
import it.sportello.reporting.ExpenseReport.Opinion;
import it.sportello.reporting.ExpenseReport.Participant;
import it.sportello.reporting.ExpenseReport.Payment;
import it.sportello.reporting.ExpenseReport.Person;
import it.sportello.reporting.ExpenseReport.Pilot;
import it.sportello.reporting.ExpenseReport.PilotEmployee;
import it.sportello.reporting.ExpenseReport.RegisterHours;
import it.sportello.reporting.ExpenseReport.Supplier;
import it.sportello.reporting.ExpenseReport.SupplierKind;
import it.sportello.reporting.ExpenseReport.TrainingAction;
import it.sportello.reporting.Fixture.DocumentBuilder;
import it.sportello.reporting.Fixture.LineBuilder;
import it.sportello.reporting.Fixture.ReportBuilder;
import it.sportello.reporting.Recognition.LineRecognition;
import it.sportello.reporting.ReportedCase.ControlAmount;
import it.sportello.reporting.Verification.ActionDecision;
import it.sportello.reporting.Verification.LineDecision;
import it.sportello.shared.Euro;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each cut of a report by itself, and what it leaves to the officer. */
class CutsTest {

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"EQUIPMENT"})
    @Rule({"PSW-03-23", "PSW-17-06"})
    void actionBIsNothingButThePurchaseOfTheListedGoods(Kind kind) {
        LineBuilder line = equipment("line", "900.00", Category.SOFTWARE);
        line.kind = kind;

        LineRecognition result =
                report().with(staff("expert", "100.00"), line).in(generous()).line("line");

        assertThat(result.eligible()).isEqualTo(Euro.ZERO);
        assertThat(result.codes())
                .containsExactly(
                        switch (kind) {
                            case LAYOUT -> INADM_LAYOUT;
                            case PARTICIPANT_ALLOWANCE -> INADM_PARTICIPANT_ALLOWANCE;
                            case GUARANTEE_COST -> INADM_GUARANTEE_COST_DIRECT;
                            default -> INADM_CATEGORY;
                        });
    }

    @ParameterizedTest
    @CsvSource({"1000.00, 1000.00, true", "999.99, 999.99, false", "600.00, 600.00, false"})
    @Rule("PSW-19-16")
    void ofADocumentPaidInPartThePartCounts(String paid, Euro eligible, boolean whole) {
        LineRecognition line = paying(payment(paid, true)).in(generous()).line("line");

        assertThat(line.eligible()).isEqualTo(eligible);
        assertThat(line.codes()).isEqualTo(whole ? List.of() : List.of(INADM_UNPAID_AT_REPORT));
    }

    @Test
    @Rule("PSW-19-18")
    void ofAPaymentWithoutProofNothingCounts() {
        LineRecognition line = paying(payment("700.00", true), payment("300.00", false))
                .in(generous())
                .line("line");

        assertThat(line.eligible()).isEqualTo(Euro.of("700.00"));
        assertThat(line.codes()).containsExactly(INADM_NO_PAYMENT_PROOF);
        assertThat(paying(payment("1000.00", false)).in(generous()).line("line").eligible())
                .isEqualTo(Euro.ZERO);
    }

    @Test
    @Rule("PSW-22-03")
    void whatAControlFoundWithoutALineWeighsOnEveryLineOfItsAction() {
        ReportBuilder report = report().with(
                        staff("one", "100.00"),
                        staff("two", "300.00"),
                        equipment("notebook", "700.00", Category.NOTEBOOK));

        Recognition onA = report.in(controlled(false, "40.00"));
        Recognition onB = report.in(controlled(true, "70.00"));

        assertThat(onA.line("one").eligible()).isEqualTo(Euro.of("90.00"));
        assertThat(onA.line("two").eligible()).isEqualTo(Euro.of("270.00"));
        assertThat(onA.line("notebook").eligible()).isEqualTo(Euro.of("700.00"));
        assertThat(onA.line("one").cuts().get(0).text()).isEqualTo("controllo C-1: importo non ammissibile di € 40,00");
        assertThat(onA.tasks()).extracting(Reason::label).contains("CONTROL_AMOUNT_UNATTRIBUTED(C-1)");
        assertThat(onB.line("one").eligible()).isEqualTo(Euro.of("100.00"));
        assertThat(onB.line("notebook").eligible()).isEqualTo(Euro.of("630.00"));
    }

    @ParameterizedTest
    @CsvSource({"40.00, false, 60.00, 300.00", "39.99, true, 60.01, 299.99", "100.00, false, 0.00, 300.00"})
    @Rule("PSW-22-03")
    void whatTheOfficerAttributesToALineIsTakenFromItAndOnce(Euro attributed, boolean restLeft, Euro one, Euro two) {
        LineDecision decision = new LineDecision(
                "one",
                Set.of(INADM_NOT_TRACEABLE),
                Set.of(),
                attributed,
                "C-1",
                "Ore estranee",
                "ufficio",
                Instant.EPOCH);

        Recognition r = report().with(staff("one", "100.00"), staff("two", "300.00"))
                .in(controlled(false, "40.00"), new Verification(List.of(decision), List.of()));

        assertThat(r.line("one").eligible()).isEqualTo(one);
        assertThat(r.line("two").eligible()).isEqualTo(two);
        assertThat(r.tasks().stream().anyMatch(task -> task.code().equals("CONTROL_AMOUNT_UNATTRIBUTED")))
                .isEqualTo(restLeft);
    }

    @Test
    @Rule("PSW-22-03")
    void aWholeLineAttributedToAControlCountsForItsNet() {
        LineDecision decision = new LineDecision(
                "one", Set.of(INADM_NOT_TRACEABLE), Set.of(), null, "C-1", "Estranea", "ufficio", Instant.EPOCH);
        LineDecision ofAnother = new LineDecision(
                "one", Set.of(INADM_NOT_TRACEABLE), Set.of(), null, "C-2", "Estranea", "ufficio", Instant.EPOCH);
        ReportBuilder report = report().with(staff("one", "100.00"), staff("two", "300.00"));

        assertThat(report.in(controlled(false, "150.00"), new Verification(List.of(decision), List.of()))
                        .line("two")
                        .eligible())
                .isEqualTo(Euro.of("250.00"));
        assertThat(report.in(controlled(false, "150.00"), new Verification(List.of(ofAnother), List.of()))
                        .line("two")
                        .eligible())
                .as("nothing of this control was attributed")
                .isEqualTo(Euro.of("150.00"));
    }

    @Test
    @Rule("PSW-19-19")
    void cashThatTheOfficerFindsAgainstOneLineVoidsTheWholeDocument() {
        Recognition r = report().document(new DocumentBuilder("paid"), staff("one", "100.00"), staff("two", "300.00"))
                .with(staff("three", "50.00"))
                .in(
                        generous(),
                        new Verification(List.of(decision("two", Set.of(INADM_CASH), Set.of(), null)), List.of()));

        assertThat(r.line("one").eligible()).isEqualTo(Euro.ZERO);
        assertThat(r.line("two").eligible()).isEqualTo(Euro.ZERO);
        assertThat(r.line("one").codes()).containsExactly(INADM_CASH);
        assertThat(r.line("two").codes()).containsExactly(INADM_CASH);
        assertThat(r.line("three").eligible()).as("another document").isEqualTo(Euro.of("50.00"));
        assertThat(r.flat()).as("its flat rate is lost too").isEqualTo(Euro.of("20.00"));
    }

    @ParameterizedTest
    @CsvSource({"DESIGN, 2020-04-02", "REPORTING_ADMIN, 2021-04-20"})
    @Rule({"PSW-19-14", "PSW-19-15"})
    void theExceptionsToThePeriodAreForTheStaffOfActionAAlone(FunctionCode function, LocalDate day) {
        LineBuilder notebook =
                equipment("notebook", "900.00", Category.NOTEBOOK).function(function);
        notebook.reference = day;
        LineBuilder staff = staff("staff", "900.00").function(function);
        staff.reference = day;
        DocumentBuilder paid = new DocumentBuilder("paid");

        Recognition r = report().document(paid, staff, notebook).in(generous());

        assertThat(r.line("staff").codes()).isEmpty();
        assertThat(r.line("notebook").codes()).containsExactly(INADM_OUT_OF_PERIOD);
    }

    @ParameterizedTest
    @CsvSource({"OWNER_OR_BOARD, true", "PERMANENT, false"})
    @Rule("PSW-19-12")
    void aMemberOfTheBoardForWhomNoConditionIsStatedIsNotAdmitted(ContractType contract, boolean cut) {
        LineBuilder line = staff("line", "900.00");
        line.person = new Person("X", "Amministratore", contract, "CCNL", null);

        assertThat(report().with(line).in(generous()).line("line").codes())
                .isEqualTo(cut ? List.of(INADM_SOCIAL_OFFICER) : List.of());
    }

    @ParameterizedTest
    @CsvSource({"PERMANENT, A1, false", ", A1, true", "COLLABORATOR, A1, true", "AGENCY_WORKER, A1, true", ", A2, false"
    })
    @Rule("PSW-19-11")
    void internalStaffThatIsNotEmployedIsToldToTheOfficer(ContractType contract, Voice voice, boolean told) {
        LineBuilder line = staff("line", "100.00");
        line.voice = voice;
        line.person = new Person("X", "Docente", contract, "CCNL", null);

        assertThat(report().with(line).in(generous()).warnings().stream()
                        .anyMatch(warning -> warning.code().equals("NOT_AN_EMPLOYEE")))
                .isEqualTo(told);
    }

    @Test
    @Rule("PSW-19-29")
    void aLineOfNobodyInTheAssociationIsToldToTheOfficer() {
        LineBuilder stranger = staff("stranger", "100.00");
        stranger.member = "somebody";

        Recognition r = report().with(stranger, staff("own", "100.00")).in(generous());

        assertThat(r.warnings()).extracting(Reason::label).containsOnlyOnce("MEMBER_UNKNOWN(stranger)");
        assertThat(r.line("stranger").eligible()).as("the officer judges").isEqualTo(Euro.of("100.00"));
    }

    @Test
    @Rule({"PSW-03-08", "PSW-17-05"})
    void theLessonsOfAnInvalidActionAreHeldWhereTheOfficerAdmitsTheirLines() {
        TrainingAction crowded = action("c", "2020-09-01", "16", 11, "16");
        ReportBuilder report =
                report().action(crowded).with(training("tutor", FunctionCode.TUTORING, "480.00", crowded));

        Recognition admitted = report.in(
                generous(),
                new Verification(
                        List.of(decision("tutor", Set.of(), Set.of(INADM_TRAINING_ACTION_INVALID), null)), List.of()));

        assertThat(admitted.hours().held()).isEqualByComparingTo("16");
        assertThat(admitted.line("tutor").eligible()).isEqualTo(Euro.of("480.00"));
    }

    @Test
    @Rule("PSW-00-11")
    void theGroundThatTheOfficerStatesTakesItsPartAway() {
        LineDecision decision = decision("line", Set.of(INADM_NOT_TRACEABLE), Set.of(), Euro.of("150.00"));

        LineRecognition line = report().with(staff("line", "400.00"))
                .in(generous(), new Verification(List.of(decision), List.of()))
                .line("line");

        assertThat(line.eligible()).isEqualTo(Euro.of("250.00"));
        assertThat(line.cuts().get(0).text())
                .startsWith("accertato dall'ufficio: ")
                .endsWith(" (Verificato)");
    }

    @Test
    @Rule("PSW-19-08")
    void hoursThatNoRegisterShowsAreLost() {
        TrainingAction action = action("a", "2020-09-01", "16", 5, "16");
        LineBuilder line = training("line", FunctionCode.TEACHING, "1000.00", action);
        line.hours = new BigDecimal("20");
        ReportBuilder report = report().action(action).with(line);

        LineRecognition cut = report.in(generous()).line("line");
        LineRecognition kept = report.in(
                        generous(),
                        new Verification(
                                List.of(decision("line", Set.of(), Set.of(INADM_REGISTER_UNSIGNED), null)), List.of()))
                .line("line");

        assertThat(cut.eligible()).isEqualTo(Euro.of("800.00"));
        assertThat(cut.codes()).containsExactly(INADM_REGISTER_UNSIGNED);
        assertThat(cut.cuts().get(0).text()).isEqualTo("4 ore non risultano dai registri obbligatori");
        assertThat(kept.eligible()).isEqualTo(Euro.of("1000.00"));
        assertThat(kept.setAside()).containsExactly(INADM_REGISTER_UNSIGNED);
    }

    @Test
    @Rule("PSW-19-08")
    void trainingWithoutAnyHourIsLost() {
        TrainingAction action = action("a", "2020-09-01", "16", 5, "16");
        LineBuilder line = training("line", FunctionCode.TEACHING, "1000.00", action);
        line.register.clear();
        line.hours = null;

        assertThat(report().action(action)
                        .with(line)
                        .in(generous())
                        .line("line")
                        .eligible())
                .isEqualTo(Euro.ZERO);
    }

    @Test
    @Rule({"PSW-19-09", "PSW-17-11"})
    void anHourLostIsLostAtWhatItStillEarns() {
        TrainingAction action = halfSigned();
        LineBuilder line = training("line", FunctionCode.TEACHING, "960.00", action);
        line.rate = new BigDecimal("60.00");
        Recognition r = report().action(action)
                .with(line)
                .in(context(
                        notice("hourlyCeilings: {}", "hourlyCeilings: {TEACHING: \"30.00\"}"),
                        40,
                        "9999.00",
                        "9999.00",
                        "0.00"));

        assertThat(r.line("line").eligible()).isEqualTo(Euro.of("240.00"));
    }

    @Test
    @Rule({"PSW-03-16", "PSW-19-09"})
    void anUnsignedLessonIsHeldOnlyWhenTheOfficerAdmitsItsHours() {
        TrainingAction action = halfSigned();
        ReportBuilder report = report().action(action).with(training("line", FunctionCode.TEACHING, "960.00", action));

        assertThat(report.in(generous()).hours().held()).isEqualByComparingTo("8");
        assertThat(report.in(
                                generous(),
                                new Verification(
                                        List.of(decision("line", Set.of(), Set.of(INADM_REGISTER_UNSIGNED), null)),
                                        List.of()))
                        .hours()
                        .held())
                .isEqualByComparingTo("16");
    }

    @Test
    @Rule({"PSW-03-16", "PSW-19-10"})
    void aLessonWithoutLearnersOrOfAnInvalidActionIsNotHeld() {
        TrainingAction empty = action("a", "2020-09-01", "16", 5, "16", Opinion.NONE, true, 0);
        TrainingAction one = action("b", "2020-09-01", "16", 5, "16", Opinion.NONE, true, 1);
        TrainingAction crowded = action("c", "2020-09-01", "16", 11, "16");

        assertThat(held(empty)).isEqualByComparingTo("0");
        assertThat(held(one)).isEqualByComparingTo("16");
        assertThat(held(crowded)).isEqualByComparingTo("0");
    }

    @Test
    @Rule({"PSW-03-08", "PSW-03-09", "PSW-03-10"})
    void aLineOfAnInvalidActionSaysWhichOne() {
        TrainingAction crowded = action("c", "2020-09-01", "16", 11, "16");
        Recognition r = report().action(crowded)
                .with(training("line", FunctionCode.TEACHING, "960.00", crowded))
                .in(generous());

        assertThat(r.line("line").codes()).containsExactly(INADM_TRAINING_ACTION_INVALID);
        assertThat(r.line("line").cuts().get(0).text()).isEqualTo("azione formativa «Azione c» priva dei requisiti");
        assertThat(r.tasks()).extracting(Reason::code).contains("OVER_MAX_PARTICIPANTS");
        assertThat(decided(crowded, new ActionDecision("c", false, null, "Troppi", "ufficio", Instant.EPOCH))
                        .tasks())
                .extracting(Reason::code)
                .doesNotContain("OVER_MAX_PARTICIPANTS");
        assertThat(decided(crowded, new ActionDecision("c", null, Euro.of("1.00"), "Forse", "ufficio", Instant.EPOCH))
                        .tasks())
                .extracting(Reason::code)
                .contains("OVER_MAX_PARTICIPANTS");
    }

    @Test
    @Rule("PSW-03-13")
    void aPoorAttendanceIsATaskUntilTheOfficerDecides() {
        TrainingAction poor = action("a", "2020-09-01", "16", 5, "8");

        Recognition proposed = decided(poor, null);
        Recognition more =
                decided(poor, new ActionDecision("a", null, Euro.of("960.01"), "Malattia", "rup", Instant.EPOCH));

        assertThat(proposed.tasks()).extracting(Reason::label).contains("DECIDE_ATTENDANCE(a)");
        assertThat(proposed.trainingActions().get(0).decided()).isFalse();
        assertThat(proposed.line("line").cuts().get(0).text())
                .isEqualTo("partecipazione media 50.00% all'azione formativa «Azione a»");
        assertThat(more.tasks()).extracting(Reason::code).doesNotContain("DECIDE_ATTENDANCE");
        assertThat(more.line("line").eligible()).as("never more than was spent").isEqualTo(Euro.of("960.00"));
        assertThat(more.trainingActions().get(0).decided()).isTrue();
        assertThat(decided(poor, new ActionDecision("a", null, Euro.of("700.00"), "Malattia", "rup", Instant.EPOCH))
                        .line("line")
                        .cuts()
                        .get(0)
                        .text())
                .endsWith(" (Malattia)");
    }

    @Test
    @Rule("PSW-03-11")
    void aFullAttendanceIsNoTaskAndNoDecisionLowersIt() {
        TrainingAction full = action("a", "2020-09-01", "16", 5, "16");

        Recognition r = decided(full, new ActionDecision("a", null, Euro.of("1.00"), "Errore", "rup", Instant.EPOCH));

        assertThat(r.line("line").eligible()).isEqualTo(Euro.of("960.00"));
        assertThat(decided(full, null).tasks()).extracting(Reason::code).doesNotContain("DECIDE_ATTENDANCE");
        assertThat(report().action(action("b", "2020-09-01", "16", 5, "8"))
                        .with(staff("expert", "100.00"))
                        .in(generous())
                        .tasks())
                .as("an action without expenses is no question of money")
                .extracting(Reason::code)
                .doesNotContain("DECIDE_ATTENDANCE");
    }

    @Test
    @Rule("PSW-04-03")
    void whoIsNoRecipientIsNotCountedAndTold() {
        List<Participant> participants = new ArrayList<>();
        participants.add(new Participant("P1", ContractType.PERMANENT, false, new BigDecimal("16")));
        participants.add(new Participant("P2", ContractType.OWNER_OR_BOARD, false, BigDecimal.ZERO));
        Recognition r = decided(action("a", "2020-09-01", "16", participants, Opinion.NONE, true, 2), null);

        assertThat(r.trainingActions().get(0).average()).isEqualTo("100.00%");
        assertThat(r.warnings()).extracting(Reason::label).containsOnlyOnce("PARTICIPANT_NOT_RECIPIENT(a)");
        assertThat(decided(action("a", "2020-09-01", "16", 5, "16"), null).warnings())
                .extracting(Reason::code)
                .doesNotContain("PARTICIPANT_NOT_RECIPIENT");
    }

    @Test
    @Rule({"PSW-03-22", "PSW-04-03"})
    void whoMayNotBeARecipientIsToldAndDoesNotCountForThePilot() {
        Pilot listed = new Pilot(
                LocalDate.parse("2020-06-01"),
                LocalDate.parse("2020-10-31"),
                20,
                true,
                List.of(
                        new PilotEmployee("Verdi", ContractType.TRAINEE),
                        new PilotEmployee("Neri", ContractType.PERMANENT)));

        Recognition r = report().pilot(listed).with(staff("expert", "800.00")).in(generous());

        assertThat(r.warnings())
                .extracting(Reason::label)
                .containsOnlyOnce("NOT_A_RECIPIENT(Verdi)")
                .doesNotContain("NOT_A_RECIPIENT(Neri)");
        assertThat(r.tasks()).extracting(Reason::text).anyMatch(text -> text.contains("ha coinvolto 1 dipendenti"));
    }

    @Test
    @Rule("PSW-17-04")
    void whatExceedsTheCapIsTakenFromTheLinesOfCoordination() {
        Recognition r = report().with(
                        staff("expert", "800.00"),
                        staff("coordination", "400.00").function(FunctionCode.COORDINATION))
                .in(generous());

        assertThat(r.line("coordination").eligible()).isEqualTo(Euro.of("200.00"));
        assertThat(r.line("coordination").codes()).containsExactly(INADM_COORDINATION_EXCESS);
        assertThat(r.line("expert").eligible()).isEqualTo(Euro.of("800.00"));
    }

    @ParameterizedTest
    @CsvSource({"false, true, 0.00", "true, true, 400.00", "true, false, 0.00"})
    @Rule({"PSW-17-03", "PSW-17-04"})
    void monitoringThePilotIsCappedOnlyByTheSwitch(boolean switchedOn, boolean monitoring, Euro coordination) {
        LineBuilder pilot = staff("pilot", "400.00").function(FunctionCode.PILOT_SUPPORT);
        pilot.pilotMonitoring = monitoring;
        Recognition r = report().with(staff("expert", "800.00"), pilot)
                .in(context(
                        notice("pilotMonitoringCounts: false", "pilotMonitoringCounts: " + switchedOn),
                        40,
                        "9999.00",
                        "9999.00",
                        "0.00"));

        assertThat(r.coordination()).isEqualTo(coordination);
        assertThat(r.tasks().stream().anyMatch(task -> task.code().equals("PILOT_MONITORING")))
                .isEqualTo(monitoring);
    }

    @Test
    @Rule({"PSW-07-02", "PSW-03-04"})
    void theOfficerIsAskedAboutWhatHeHasNotDecided() {
        LineBuilder expert = staff("line", "400.00");
        expert.activity = null;
        DocumentBuilder document = new DocumentBuilder("d");
        document.supplier = new Supplier(SupplierKind.LEGAL_ENTITY, "99999999999", "Consulenza", null, false);
        ReportBuilder report = report().document(document, expert);

        Recognition asked = report.in(generous());
        Recognition decided =
                report.in(generous(), new Verification(List.of(decision("line", Set.of(), Set.of(), null)), List.of()));

        assertThat(asked.tasks()).extracting(Reason::label).contains("CONFIRM_SUBCONTRACT(line)");
        assertThat(asked.warnings()).extracting(Reason::label).contains("ACTIVITY_NOT_TAGGED(line)");
        assertThat(decided.tasks()).extracting(Reason::code).doesNotContain("CONFIRM_SUBCONTRACT");
        assertThat(decided.warnings()).extracting(Reason::code).doesNotContain("ACTIVITY_NOT_TAGGED");
    }

    @Test
    @Rule({"PSW-07-02", "PSW-03-04"})
    void nobodyIsAskedAboutWhatIsPlain() {
        LineBuilder other = staff("other", "400.00").function(FunctionCode.DESIGN);
        other.activity = null;
        Recognition r = report().with(staff("line", "400.00"), other).in(generous());

        assertThat(r.tasks())
                .extracting(Reason::code)
                .doesNotContain("CONFIRM_SUBCONTRACT", "PROFESSIONAL_ASSOCIATION", "PILOT_MONITORING");
        assertThat(r.warnings()).extracting(Reason::code).doesNotContain("ACTIVITY_NOT_TAGGED");
    }

    @Test
    @Rule({"PSW-17-10", "PSW-03-05"})
    void goodsPaidByOrMadeOutToAnotherAreNotTheBeneficiarys() {
        DocumentBuilder paidByPartner = new DocumentBuilder("paid");
        paidByPartner.payer = "school";
        DocumentBuilder ofPartner = new DocumentBuilder("held");
        ofPartner.holder = "school";
        LineBuilder layout = equipment("layout", "500.00", null);
        layout.kind = Kind.LAYOUT;
        layout.user = null;
        Recognition r = report().document(paidByPartner, equipment("paid", "500.00", Category.NOTEBOOK))
                .document(ofPartner, equipment("held", "500.00", Category.NOTEBOOK))
                .with(layout)
                .in(generous());

        assertThat(r.line("paid").codes()).containsExactly(INADM_NOT_BENEFICIARY);
        assertThat(r.line("held").codes()).containsExactly(INADM_NOT_BENEFICIARY);
        assertThat(r.line("layout").codes()).containsExactly(INADM_LAYOUT);
    }

    @Test
    @Rule("PSW-19-09")
    void hoursOfATimesheetThatIsNotSignedAreLost() {
        LineBuilder unsigned = staff("unsigned", "400.00");
        unsigned.timesheet = false;
        LineBuilder signed = staff("signed", "400.00");
        signed.timesheet = true;
        Recognition r = report().with(unsigned, signed).in(generous());

        assertThat(r.line("unsigned").codes()).containsExactly(INADM_REGISTER_UNSIGNED);
        assertThat(r.line("signed").codes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2020-05-19, true, true, false",
        "2020-05-20, true, true, false",
        "2020-05-20, false, true, true",
        "2020-05-20, true, false, true",
        "2020-05-19, false, false, false"
    })
    @Rule("PSW-16-05")
    void aPaymentBearsTheCupFromTheDayItIsKnown(LocalDate paid, boolean cup, boolean projectCode, boolean asked) {
        Recognition r = paying(
                        new Payment(Method.BANK_TRANSFER, Euro.of("1000.00"), paid, "lead", true, cup, projectCode))
                .in(generous());

        assertThat(r.tasks().stream().anyMatch(task -> task.label().equals("REV_CUP_MISSING(d.payments[0])")))
                .isEqualTo(asked);
    }

    @Test
    @Rule("PSW-17-11")
    void whereACeilingIsMissingTheOfficerIsTold() {
        assertThat(warned(notice())).isTrue();
        assertThat(warned(notice("hourlyCeilings: {}", "hourlyCeilings: {TEACHING: \"80.00\"}")))
                .isTrue();
        assertThat(warned(notice("hourlyCeilings: {}", "hourlyCeilings: {EXPERT: \"80.00\"}")))
                .isFalse();
        assertThat(report().with(equipment("notebook", "700.00", Category.NOTEBOOK))
                        .in(generous())
                        .warnings())
                .extracting(Reason::code)
                .doesNotContain("RATE_CEILINGS_NOT_SUPPLIED");
    }

    @Test
    @Rule("PSW-17-05")
    void tutoringIsCutFromTheLatestLesson() {
        TrainingAction action = action("a", "2020-09-01", "16", 5, "16");
        LineBuilder early = training("early", FunctionCode.TUTORING, "240.00", action);
        early.register.clear();
        early.register.add(new RegisterHours("a-0", new BigDecimal("8")));
        early.hours = new BigDecimal("8");
        LineBuilder all = training("all", FunctionCode.TUTORING, "480.00", action);
        Recognition r = report().action(action).with(all, early).in(generous());

        assertThat(r.hours().tutoringExcess()).isEqualByComparingTo("8");
        assertThat(r.line("all").eligible()).isEqualTo(Euro.of("240.00"));
        assertThat(r.line("early").eligible()).isEqualTo(Euro.of("240.00"));
    }

    @Test
    @Rule({"PSW-17-01", "PSW-17-02"})
    void onlyTheStaffOfActionAEarnsTheFlatRate() {
        Recognition r = report().with(staff("expert", "1000.00"), equipment("notebook", "700.00", Category.NOTEBOOK))
                .in(generous());

        assertThat(r.line("expert").flat()).isEqualTo(r.flat()).isEqualTo(Euro.of("400.00"));
        assertThat(r.line("notebook").flat()).isEqualTo(Euro.ZERO);
    }

    @Test
    @Rule("PSW-17-05")
    void aLessonForWhichNoLineIsChargedIsHeldAllTheSame() {
        TrainingAction action = action("a", "2020-09-01", "16", 5, "16");
        LineBuilder first = training("first", FunctionCode.TEACHING, "240.00", action);
        first.register.removeIf(hours -> !hours.session().equals("a-0"));
        first.hours = new BigDecimal("8");

        assertThat(report().action(action).with(first).in(generous()).hours().held())
                .isEqualByComparingTo("16");
    }

    @Test
    @Rule("PSW-07-02")
    void onlyWhatIsGivenToThirdPartiesIsAskedToBeConfirmedAsSuch() {
        DocumentBuilder cash = new DocumentBuilder("contanti");
        cash.cash = "0.01";

        Recognition r = report().document(cash, staff("expert", "800.00")).in(generous());

        assertThat(r.line("expert").codes()).containsExactly(INADM_CASH);
        assertThat(r.tasks()).extracting(Reason::code).doesNotContain("CONFIRM_SUBCONTRACT");
    }

    @Test
    @Rule("PSW-17-05")
    void aLineThatHasLostItsHoursToTheTableLosesNoneAsTutoring() {
        TrainingAction action = action("a", "2020-09-01", "80", 5, "80");
        LineBuilder late = training("late", FunctionCode.TUTORING, "240.00", action);
        late.register.removeIf(hours -> !hours.session().equals("a-9"));
        late.hours = new BigDecimal("8");
        LineBuilder early = training("early", FunctionCode.TUTORING, "240.00", action);
        early.register.removeIf(hours -> !hours.session().equals("a-0"));
        early.hours = new BigDecimal("8");
        LineBuilder all = training("all", FunctionCode.TUTORING, "2400.00", action);

        Recognition r = report().action(action).with(late, early, all).in(generous());

        assertThat(r.hours().tutoringExcess()).isEqualByComparingTo("8");
        assertThat(r.line("late").codes()).containsExactly(INADM_TRAINING_HOURS_EXCESS);
        assertThat(r.line("all").codes()).containsExactly(INADM_TRAINING_HOURS_EXCESS, INADM_TUTORING_EXCESS);
    }

    @Test
    @Rule({"PSW-19-28", "PSW-00-10"})
    void theRecognitionIsToldInTheOrderOfTheCuts() {
        TrainingAction action = action("a", "2020-09-01", "16", 5, "16");
        Recognition r = report().action(action)
                .with(
                        training("teaching", FunctionCode.TEACHING, "800.00", action),
                        staff("coordination", "400.00").function(FunctionCode.COORDINATION),
                        equipment("notebook", "700.00", Category.NOTEBOOK))
                .in(generous());

        assertThat(r.explanation().steps())
                .containsExactly(
                        "1. Ammissibilità delle righe e massimali orari: restano € 1.200,00 di personale e € 700,00 di"
                                + " attrezzature",
                        "2. Ore di formazione finanziate 16 su 16 (massimo 64); ore di tutoraggio 0: restano € 1.200,00"
                                + " di personale e € 700,00 di attrezzature",
                        "   «Azione a»: partecipazione media 100.00%, personale € 800,00, riconosciuto € 800,00",
                        "3. Partecipazione media alle azioni formative: restano € 1.200,00 di personale e € 700,00 di"
                                + " attrezzature",
                        "4. Coordinamento e funzioni collegate: K = € 400,00, O = € 800,00, K' = € 200,00",
                        "5. c' = € 1.000,00; d' = min(€ 400,00; € 100.000,00) = € 400,00; costo dell'Azione A"
                                + " € 1.400,00; riconosciuto A = min(€ 1.400,00; € 100.000,00) = € 1.400,00",
                        "6. f' = € 700,00; riconosciuto B = min(€ 700,00; € 100.000,00) = € 700,00",
                        "7. Contributo riconosciuto € 2.100,00",
                        "Riga teaching del documento doc-teaching: esposti € 800,00, ammessi € 800,00.",
                        "Riga coordination del documento doc-coordination: esposti € 400,00, ammessi € 200,00:"
                                + " – € 200,00 coordinamento e funzioni collegate per € 400,00, oltre il limite di"
                                + " € 200,00 (PSW-17-04).",
                        "Riga notebook del documento doc-notebook: esposti € 700,00, ammessi € 700,00.");
    }

    @Test
    @Rule("PSW-03-02")
    void whereNothingOfActionAIsRecognisedNeitherIsActionB() {
        Recognition r = report().with(equipment("notebook", "700.00", Category.NOTEBOOK))
                .in(generous());

        assertThat(r.recognisedB()).isEqualTo(Euro.ZERO);
        assertThat(r.tasks()).extracting(Reason::code).contains("REV_ACTION_A_NOT_REALISED");
        assertThat(r.explanation().steps())
                .contains("6. f' = € 700,00; riconosciuto B = € 0,00, perché l'Azione A non è riconosciuta");
        assertThat(report().with(staff("expert", "0.01")).in(generous()).tasks())
                .extracting(Reason::code)
                .doesNotContain("REV_ACTION_A_NOT_REALISED");
    }

    @Test
    @Rule("PSW-03-13")
    void theAttendanceIsCutFromTheLinesOfItsActionOnly() {
        TrainingAction poor = action("a", "2020-09-01", "16", 5, "8");
        TrainingAction full = action("b", "2020-09-02", "16", 5, "16");
        Recognition r = report().action(poor, full)
                .with(
                        training("of poor", FunctionCode.TEACHING, "960.00", poor),
                        training("of full", FunctionCode.TEACHING, "960.00", full))
                .in(generous());

        assertThat(r.line("of poor").codes()).containsExactly(INADM_ATTENDANCE);
        assertThat(r.line("of full").codes()).isEmpty();
    }

    private static boolean warned(Notice notice) {
        return report()
                .with(staff("expert", "100.00"))
                .in(context(notice, 40, "9999.00", "9999.00", "0.00"))
                .warnings()
                .stream()
                .anyMatch(warning -> warning.code().equals("RATE_CEILINGS_NOT_SUPPLIED"));
    }

    private static Recognition decided(TrainingAction action, ActionDecision decision) {
        return report().action(action)
                .with(training("line", FunctionCode.TEACHING, "960.00", action))
                .in(generous(), new Verification(List.of(), decision == null ? List.of() : List.of(decision)));
    }

    private static BigDecimal held(TrainingAction action) {
        return report().action(action)
                .with(training("line", FunctionCode.TEACHING, "960.00", action))
                .in(generous())
                .hours()
                .held();
    }

    /** Two lessons of eight hours, the second not signed. */
    private static TrainingAction halfSigned() {
        TrainingAction signed = action("a", "2020-09-01", "16", 5, "16");
        TrainingAction unsigned = action("a", "2020-09-01", "16", 5, "16", Opinion.NONE, false, 5);
        return new TrainingAction(
                signed.id(),
                signed.title(),
                signed.plannedHours(),
                signed.participants(),
                List.of(signed.sessions().get(0), unsigned.sessions().get(1)),
                signed.trainersOpinion());
    }

    private static LineDecision decision(
            String line, Set<InadmissibilityCode> found, Set<InadmissibilityCode> setAside, Euro ineligible) {
        return new LineDecision(line, found, setAside, ineligible, null, "Verificato", "ufficio", Instant.EPOCH);
    }

    private static ReportContext controlled(boolean actionB, String amount) {
        return Fixture.ended(Fixture.END, new ControlAmount("C-1", actionB, INADM_NOT_TRACEABLE, Euro.of(amount)));
    }

    /** One line of 1,000.00, in a document with these payments. */
    private static ReportBuilder paying(Payment... payments) {
        ReportBuilder report = report().document(new DocumentBuilder("d"), staff("line", "1000.00"));
        Document d = report.documents.get(0);
        report.documents.set(
                0,
                new Document(
                        d.id(),
                        d.type(),
                        d.number(),
                        d.date(),
                        d.transaction(),
                        d.holder(),
                        d.supplier(),
                        d.attached(),
                        List.of(payments),
                        d.lines()));
        return report;
    }

    private static Payment payment(String amount, boolean proven) {
        return new Payment(Method.BANK_TRANSFER, Euro.of(amount), Fixture.PAID, "lead", proven, true, true);
    }
}
