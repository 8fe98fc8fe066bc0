package it.sportello.reporting;

import static it.sportello.reporting.InadmissibilityCode.*;

import it.sportello.notice.Notice;
import it.sportello.plan.ContractType;
import it.sportello.plan.FunctionCode;
import it.sportello.plan.Voice;
import it.sportello.reporting.ExpenseReport.Category;
import it.sportello.reporting.ExpenseReport.Document;
import it.sportello.reporting.ExpenseReport.Kind;
import it.sportello.reporting.ExpenseReport.Line;
import it.sportello.reporting.ExpenseReport.Method;
import it.sportello.reporting.ExpenseReport.Person;
import it.sportello.reporting.ExpenseReport.Supplier;
import it.sportello.reporting.ExpenseReport.SupplierKind;
import it.sportello.shared.ItalianText;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The grounds that make a whole line inadmissible, one named rule each; none stops the others. */
@Rule("PSW-19-28")
final class ExpenseRules {

    /** A ground that holds for a line, with the facts in ItalianText. */
    record Finding(InadmissibilityCode code, String text) {}

    @FunctionalInterface
    private interface LineRule {
        /** The facts in Italian when the ground holds. */
        Optional<String> facts(Document document, Line line);
    }

    private final ReportedCase reported;
    private final Notice notice;

    ExpenseRules(ReportContext context) {
        this.reported = context.reported();
        this.notice = context.notice();
    }

    /** Every ground that holds for the line. */
    List<Finding> findings(Document document, Line line) {
        List<Finding> findings = new ArrayList<>();
        test(INADM_NO_DOCUMENT, this::noDocument, document, line, findings);
        test(INADM_CASH, this::cash, document, line, findings);
        test(INADM_OUT_OF_PERIOD, this::outOfPeriod, document, line, findings);
        test(INADM_UNPAID_AT_REPORT, this::neverPaid, document, line, findings);
        test(INADM_TRAINEE_APPRENTICE, this::traineeOrApprentice, document, line, findings);
        test(INADM_SOCIAL_OFFICER, this::companyOfficer, document, line, findings);
        test(INADM_REGISTER_UNSIGNED, this::timesheetUnsigned, document, line, findings);
        test(INADM_SUBCONTRACT, this::subcontract, document, line, findings);
        test(INADM_CATEGORY, this::category, document, line, findings);
        test(INADM_USED_GOODS, this::usedGoods, document, line, findings);
        test(INADM_RENTAL_LEASING, this::rentalOrLeasing, document, line, findings);
        test(INADM_NOT_BENEFICIARY, this::notBeneficiary, document, line, findings);
        test(INADM_LAYOUT, this::layout, document, line, findings);
        test(INADM_PARTICIPANT_ALLOWANCE, this::participantAllowance, document, line, findings);
        test(INADM_GUARANTEE_COST_DIRECT, this::guaranteeCost, document, line, findings);
        test(INADM_COVERED_BY_FLAT_RATE, this::coveredByFlatRate, document, line, findings);
        return findings;
    }

    private static void test(
            InadmissibilityCode code, LineRule rule, Document document, Line line, List<Finding> findings) {
        rule.facts(document, line).ifPresent(facts -> findings.add(new Finding(code, facts)));
    }

    private static Optional<String> when(boolean holds, String facts) {
        return holds ? Optional.of(facts) : Optional.empty();
    }

    @Rule("PSW-19-17")
    Optional<String> noDocument(Document document, Line line) {
        return when(!document.attached(), "manca il documento giustificativo " + document.number());
    }

    /** Any amount in cash voids the whole document, and with it the flat rate on it. */
    @Rule("PSW-19-19")
    Optional<String> cash(Document document, Line line) {
        return when(
                document.payments().stream()
                        .anyMatch(p -> p.method() == Method.CASH && p.amount().isPositive()),
                "il documento " + document.number() + " è stato pagato, anche solo in parte, in contanti");
    }

    /** Inside the activity, both days included; staff for design and administrative reporting have their exceptions. */
    @Rule({"PSW-19-14", "PSW-19-15"})
    Optional<String> outOfPeriod(Document document, Line line) {
        LocalDate day = line.referenceDate();
        LocalDate end = reported.activityEnd();
        boolean inside = !day.isBefore(reported.activityStart()) && !day.isAfter(end);
        LocalDate designUntil =
                notice.switches().expensesDesignUntilStart() ? reported.activityStart() : reported.submissionDate();
        boolean design = line.isDirectStaff() && line.function() == FunctionCode.DESIGN && !day.isAfter(designUntil);
        boolean closing = line.isDirectStaff()
                && line.function() == FunctionCode.REPORTING_ADMIN
                && day.isAfter(end)
                && !day.isAfter(reported.reportDate());
        return when(
                !inside && !design && !closing,
                "spesa riferita al " + ItalianText.day(day) + ", fuori dal periodo dal "
                        + ItalianText.day(reported.activityStart()) + " al " + ItalianText.day(end));
    }

    @Rule("PSW-19-16")
    Optional<String> neverPaid(Document document, Line line) {
        return when(
                document.payments().stream()
                        .noneMatch(p -> reported.isPaidInTime(p) && p.amount().isPositive()),
                "nessun pagamento entro il " + ItalianText.day(reported.reportDate())
                        + ", giorno di presentazione del rendiconto");
    }

    @Rule("PSW-19-13")
    Optional<String> traineeOrApprentice(Document document, Line line) {
        Person person = line.person();
        return when(
                person != null
                        && person.contract() != null
                        && (person.contract() == ContractType.TRAINEE || person.contract() == ContractType.APPRENTICE),
                "la persona incaricata è in tirocinio, stage o apprendistato");
    }

    /** Of a member of the board for whom none of the conditions is stated, none is shown. */
    @Rule("PSW-19-12")
    Optional<String> companyOfficer(Document document, Line line) {
        Person person = line.person();
        return when(
                person != null
                        && (person.companyOfficer() == null
                                ? person.contract() == ContractType.OWNER_OR_BOARD
                                : !person.companyOfficer().meetsAll()),
                "titolare di carica sociale: non ricorrono tutte le sei condizioni richieste");
    }

    @Rule("PSW-19-09")
    Optional<String> timesheetUnsigned(Document document, Line line) {
        return when(Boolean.FALSE.equals(line.timesheetSigned()), "registro delle ore non firmato");
    }

    /** A legal entity outside the association does no work of Action A; natural persons do (AMB-06). */
    @Rule({"PSW-07-01", "PSW-07-02"})
    Optional<String> subcontract(Document document, Line line) {
        Supplier supplier = document.supplier();
        if (!line.isDirectStaff() || supplier == null || reported.isMemberTaxCode(supplier.taxCode())) {
            return Optional.empty();
        }
        boolean thirdParty =
                switch (supplier.kind()) {
                    case NATURAL_PERSON -> false;
                    case LEGAL_ENTITY -> true;
                    case PROFESSIONAL_ASSOCIATION -> supplier.performedBy() == null || !supplier.cvOnFile();
                };
        return when(
                thirdParty,
                supplier.kind() == SupplierKind.LEGAL_ENTITY
                        ? "attività affidata a " + supplier.name() + ", estranea al soggetto attuatore"
                        : "lo studio associato " + supplier.name()
                                + " non indica un professionista con curriculum agli atti");
    }

    /** Action B is nothing but purchases of the listed goods; the kinds of cost with a ground of their own have theirs. */
    @Rule({"PSW-03-23", "PSW-17-06"})
    Optional<String> category(Document document, Line line) {
        Category category = line.category();
        boolean outsideTheList =
                switch (line.kind()) {
                    case EQUIPMENT -> category == null || !category.isAdmitted();
                    case STAFF, OTHER_COST -> true;
                    case LAYOUT, PARTICIPANT_ALLOWANCE, GUARANTEE_COST -> false;
                };
        return when(
                line.voice() == Voice.D6 && outsideTheList, "«" + line.description() + "» non è tra i beni ammessi");
    }

    @Rule("PSW-17-09")
    Optional<String> usedGoods(Document document, Line line) {
        return when(line.voice() == Voice.D6 && !line.isNew(), "bene usato");
    }

    @Rule("PSW-17-09")
    Optional<String> rentalOrLeasing(Document document, Line line) {
        return when(line.voice() == Voice.D6 && line.rental(), "noleggio o locazione finanziaria");
    }

    @Rule("PSW-17-10")
    Optional<String> notBeneficiary(Document document, Line line) {
        boolean borne = reported.isLead(line.member())
                && reported.isLead(document.holder())
                && document.payments().stream().allMatch(p -> reported.isLead(p.payer()));
        return when(
                line.voice() == Voice.D6 && !borne,
                "spesa non intestata all'impresa beneficiaria o non pagata da essa");
    }

    @Rule("PSW-03-05")
    Optional<String> layout(Document document, Line line) {
        return when(line.kind() == Kind.LAYOUT, "ridefinizione degli spazi di lavoro");
    }

    @Rule("PSW-19-23")
    Optional<String> participantAllowance(Document document, Line line) {
        return when(line.kind() == Kind.PARTICIPANT_ALLOWANCE, "indennità ai partecipanti");
    }

    @Rule("PSW-18-05")
    Optional<String> guaranteeCost(Document document, Line line) {
        return when(line.kind() == Kind.GUARANTEE_COST, "il costo della fideiussione rientra nel tasso forfettario");
    }

    @Rule("PSW-19-24")
    Optional<String> coveredByFlatRate(Document document, Line line) {
        return when(
                line.isActionA() && (line.kind() == Kind.OTHER_COST || line.kind() == Kind.EQUIPMENT),
                "voce diversa dal personale, già coperta dal tasso forfettario");
    }
}
