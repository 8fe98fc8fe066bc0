package it.sportello.reporting;

import static it.sportello.reporting.Fixture.action;
import static it.sportello.reporting.Fixture.context;
import static it.sportello.reporting.Fixture.equipment;
import static it.sportello.reporting.Fixture.generous;
import static it.sportello.reporting.Fixture.notice;
import static it.sportello.reporting.Fixture.report;
import static it.sportello.reporting.Fixture.staff;
import static it.sportello.reporting.Fixture.training;
import static org.assertj.core.api.Assertions.assertThat;

import it.sportello.plan.ContractType;
import it.sportello.plan.FunctionCode;
import it.sportello.reporting.ExpenseReport.Category;
import it.sportello.reporting.ExpenseReport.CompanyOfficer;
import it.sportello.reporting.ExpenseReport.Kind;
import it.sportello.reporting.ExpenseReport.Opinion;
import it.sportello.reporting.ExpenseReport.Person;
import it.sportello.reporting.ExpenseReport.Supplier;
import it.sportello.reporting.ExpenseReport.SupplierKind;
import it.sportello.reporting.ExpenseReport.TrainingAction;
import it.sportello.reporting.Fixture.DocumentBuilder;
import it.sportello.reporting.Fixture.LineBuilder;
import it.sportello.reporting.Verification.LineDecision;
import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every cause of the table of expense rules comes out of a report in which its one fact is there. */
@Rule("PSW-19-28")
class InadmissibilityCodesTest {

    @ParameterizedTest
    @EnumSource(InadmissibilityCode.class)
    void everyCauseOfTheTableIsFoundWhereItsFactIsThere(InadmissibilityCode code) {
        Recognition recognition = reportWith(code);

        if (code == InadmissibilityCode.INADM_VAT) {
            assertThat(recognition.lines())
                    .allSatisfy(line -> assertThat(line.vatInadmissible()).isEqualTo(Euro.of("220.00")));
            return;
        }
        assertThat(recognition.lines().stream()
                        .flatMap(line -> line.cuts().stream())
                        .map(Recognition.Cut::code)
                        .distinct())
                .containsExactly(code);
    }

    @Test
    @Rule("PSW-00-11")
    void theOfficerFindsFactsAndNotWhatTheWholeReportIsComputedFrom() {
        assertThat(Arrays.stream(InadmissibilityCode.values()).filter(code -> !code.mayBeFound()))
                .containsExactlyInAnyOrder(
                        InadmissibilityCode.INADM_VAT,
                        InadmissibilityCode.INADM_TRAINING_HOURS_EXCESS,
                        InadmissibilityCode.INADM_TUTORING_EXCESS,
                        InadmissibilityCode.INADM_ATTENDANCE,
                        InadmissibilityCode.INADM_COORDINATION_EXCESS);
        assertThat(InadmissibilityCode.INADM_CASH.maySetAside()).isFalse();
        assertThat(InadmissibilityCode.values())
                .allSatisfy(code -> assertThat(code.text()).isNotBlank());
    }

    private static Recognition reportWith(InadmissibilityCode code) {
        LineBuilder staff = staff("riga", "1000.00");
        LineBuilder notebook = equipment("riga", "1000.00", Category.NOTEBOOK);
        DocumentBuilder document = new DocumentBuilder("documento");
        switch (code) {
            case INADM_NO_DOCUMENT -> document.attached = false;
            case INADM_NOT_TRACEABLE -> {
                return report().with(staff).in(generous(), found(code));
            }
            case INADM_CASH -> document.cash = "0.01";
            case INADM_VAT -> staff.vat = Euro.of("220.00");
            case INADM_OUT_OF_PERIOD -> staff.reference = Fixture.START.minusDays(1);
            case INADM_TRAINEE_APPRENTICE ->
                staff.person = new Person("T", "Tirocinante", ContractType.TRAINEE, "CCNL", null);
            case INADM_SOCIAL_OFFICER ->
                staff.person = new Person(
                        "A",
                        "Amministratore",
                        ContractType.OWNER_OR_BOARD,
                        "CCNL",
                        new CompanyOfficer(false, true, true, true, true, true));
            case INADM_SUBCONTRACT ->
                document.supplier = new Supplier(SupplierKind.LEGAL_ENTITY, "00000000009", "Consulenze", null, false);
            case INADM_CATEGORY -> notebook.category = Category.TABLET;
            case INADM_USED_GOODS -> notebook.isNew = false;
            case INADM_RENTAL_LEASING -> notebook.rental = true;
            case INADM_NOT_BENEFICIARY -> document.payer = "school";
            case INADM_LAYOUT -> staff.kind = Kind.LAYOUT;
            case INADM_PARTICIPANT_ALLOWANCE -> staff.kind = Kind.PARTICIPANT_ALLOWANCE;
            case INADM_GUARANTEE_COST_DIRECT -> staff.kind = Kind.GUARANTEE_COST;
            case INADM_COVERED_BY_FLAT_RATE -> staff.kind = Kind.OTHER_COST;
            case INADM_UNPAID_AT_REPORT -> document.paid = Fixture.REPORT.plusDays(1);
            case INADM_NO_PAYMENT_PROOF -> document.proof = false;
            case INADM_RATE_EXCESS -> {
                staff.hours = new BigDecimal("10");
                staff.rate = new BigDecimal("99.99");
            }
            case INADM_TRAINING_ACTION_INVALID -> {
                return taught(action("corso", "2020-09-01", "15.99", 10, "15.99"), 40);
            }
            case INADM_REGISTER_UNSIGNED -> {
                return taught(action("corso", "2020-09-01", "16", 10, "16", Opinion.NONE, false, 10), 40);
            }
            case INADM_NO_LEARNERS -> {
                return taught(action("corso", "2020-09-01", "16", 10, "16", Opinion.NONE, true, 0), 40);
            }
            case INADM_TRAINING_HOURS_EXCESS -> {
                return taught(action("corso", "2020-09-01", "24.01", 10, "24.01"), 10);
            }
            case INADM_TUTORING_EXCESS -> {
                TrainingAction action = action("corso", "2020-09-01", "16", 10, "16");
                return report().action(action)
                        .with(
                                training("primo", FunctionCode.TUTORING, "160.00", action),
                                training("secondo", FunctionCode.TUTORING, "160.00", action))
                        .in(generous());
            }
            case INADM_ATTENDANCE -> {
                return taught(action("corso", "2020-09-01", "16", 10, "12.8"), 40);
            }
            case INADM_COORDINATION_EXCESS -> {
                return report().with(staff, staff("direzione", "250.01").function(FunctionCode.DIRECTION))
                        .in(generous());
            }
            case INADM_NOT_SMART_WORKER -> notebook.user = null;
            case INADM_ACCESSORY_ALONE -> notebook.category = Category.ACCESSORY;
        }
        boolean actionB =
                switch (code) {
                    case INADM_CATEGORY,
                            INADM_USED_GOODS,
                            INADM_RENTAL_LEASING,
                            INADM_NOT_BENEFICIARY,
                            INADM_NOT_SMART_WORKER,
                            INADM_ACCESSORY_ALONE -> true;
                    default -> false;
                };
        return report().document(document, actionB ? notebook : staff).in(generous());
    }

    private static Recognition taught(TrainingAction action, int lazioEmployees) {
        return report().action(action)
                .with(training("docenza", FunctionCode.TEACHING, "1600.00", action))
                .in(context(notice(), lazioEmployees, "100000.00", "100000.00", "0.00"));
    }

    private static Verification found(InadmissibilityCode code) {
        return new Verification(
                List.of(new LineDecision(
                        "riga", Set.of(code), Set.of(), null, null, "Non riconducibile.", "ufficio", Instant.EPOCH)),
                List.of());
    }
}
