package it.sportello.proposal;

import it.sportello.plan.ActivityCode;
import it.sportello.plan.CompanySize;
import it.sportello.plan.ContractType;
import it.sportello.plan.FunctionCode;
import it.sportello.plan.Plan;
import it.sportello.plan.TrainingProvider;
import it.sportello.plan.Voice;
import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The form of a proposal (annexes A 01, C and D): what the applicant declares and plans. Once sent it is whole: every
 * component that is not marked nullable is there ({@link FormValidation}). A draft may lack any of them.
 *
 * <p>Amounts are in euro with a dot, dates ISO, persons and enterprises named by tax code. Lists are empty, never null.
 *
 * @param aids de minimis aids received by the single undertaking, as declared on annex A 03
 * @param otherAids State aid for the same eligible costs (PSW-06-13)
 * @param association null for a single applicant
 * @param people the human resources of the project, one CV each (PSW-12-15)
 * @param staff the lines of the financial plan under voices A.1 and A.2
 * @param purchases the lines under voice D.6 (Action B)
 */
@Rule({"PSW-12-04", "PSW-12-13", "PSW-03-01", "PSW-17-12"})
public record ProposalForm(
        Privacy privacy,
        Signer signer,
        Applicant applicant,
        List<Employee> employees,
        Declarations declarations,
        List<LinkedEnterprise> linkedEnterprises,
        List<DeclaredAid> aids,
        List<OtherAid> otherAids,
        @Nullable Association association,
        String title,
        String description,
        boolean actionA,
        boolean actionB,
        LocalDate plannedStart,
        LocalDate plannedEnd,
        Instrument instrument,
        @Nullable String equalOpportunities,
        List<PreliminaryActivity> preliminaryActivities,
        List<TrainingAction> trainingActions,
        @Nullable Pilot pilot,
        List<StaffPerson> people,
        List<StaffLine> staff,
        List<Purchase> purchases,
        PaymentOption paymentOption) {

    public ProposalForm {
        employees = list(employees);
        linkedEnterprises = list(linkedEnterprises);
        aids = list(aids);
        otherAids = list(otherAids);
        preliminaryActivities = list(preliminaryActivities);
        trainingActions = list(trainingActions);
        people = list(people);
        staff = list(staff);
        purchases = list(purchases);
    }

    private static <T> List<T> list(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }

    /** Whether the unit lies in one of the provinces of the Region. */
    public boolean inLazio(String unitId, List<String> provinces) {
        return given(applicant, unitId)
                && applicant.operatingUnits().stream()
                        .anyMatch(unit -> unitId.equals(unit.id())
                                && given(unit.address())
                                && given(unit.address().province())
                                && provinces.contains(unit.address().province().toUpperCase(Locale.ROOT)));
    }

    private static boolean given(@Nullable Object... values) {
        return Arrays.stream(values).allMatch(Objects::nonNull);
    }

    /**
     * The form as the rules on plans read it. Of a draft, the entries that lack what is computed are left out: paths of
     * reasons then count the entries that are left.
     *
     * @param provinces the provinces of the Region
     */
    public Plan plan(List<String> provinces) {
        return new Plan(
                actionA,
                actionB,
                employees.stream()
                        .filter(e -> given(e.taxCode(), e.contractType()))
                        .map(e -> new it.sportello.plan.Employee(
                                e.taxCode(), e.contractType(), inLazio(e.unit(), provinces)))
                        .toList(),
                trainingActions.stream()
                        .filter(t -> given(t.title(), t.hours(), t.provider()))
                        .map(t -> new Plan.TrainingAction(
                                t.title(),
                                t.hours(),
                                t.participants().stream()
                                        .filter(p -> given(p.taxCode()))
                                        .toList(),
                                t.forManagement(),
                                t.forWorkers(),
                                t.safetyModule(),
                                t.provider()))
                        .toList(),
                pilot == null || !given(pilot.start(), pilot.end())
                        ? null
                        : new Plan.Pilot(pilot.start(), pilot.end(), pilot.people(), pilot.unit()),
                plannedStart,
                plannedEnd,
                staff.stream()
                        .filter(line -> given(line.voice(), line.function(), line.hours(), line.rate()))
                        .map(line -> new Plan.StaffLine(
                                line.voice(),
                                line.function(),
                                line.activity(),
                                line.monitoringOfPilot(),
                                line.memberId(),
                                line.hours(),
                                line.rate()))
                        .toList(),
                purchases.stream()
                        .filter(p -> given(p.category(), p.net()))
                        .map(p -> new Plan.PurchaseLine(
                                p.category(), p.description(), p.net(), p.vat(), p.isNew(), p.memberId()))
                        .toList(),
                association == null
                        ? null
                        : new Plan.Association(association.members().stream()
                                .filter(m -> given(m.taxCode(), m.share()))
                                .map(m -> new Plan.Member(m.taxCode(), m.lead(), m.role(), m.competences(), m.share()))
                                .toList()));
    }

    /**
     * @param noticeVersion the version of the privacy notice that was shown before data entry (PSW-25-01)
     * @param consent false is a refusal and excludes (PSW-25-03)
     */
    @Rule({"PSW-25-01", "PSW-25-02"})
    public record Privacy(String noticeVersion, Boolean consent) {}

    /** Who signs for an enterprise; a delegate needs a proxy (PSW-12-18). */
    @Rule("PSW-12-18")
    public record Signer(Role role, String name, String taxCode) {
        public enum Role {
            LEGAL_REPRESENTATIVE,
            DELEGATE
        }
    }

    /**
     * @param taxCode the key of PSW-12-09: of the enterprise, or of the person who holds the VAT number
     * @param publicShare percentage of public capital, 0 to 100
     * @param fiscalYearStart such as {@code --01-01} (PSW-06-05)
     * @param totalEmployees persons employed anywhere
     */
    @Rule({"PSW-05-01", "PSW-05-02", "PSW-05-13", "PSW-05-14", "PSW-12-09"})
    public record Applicant(
            String name,
            String taxCode,
            @Nullable String vatNumber,
            Boolean cciaaRegistered,
            @Nullable String reaNumber,
            String legalForm,
            Boolean publicBody,
            @Nullable BigDecimal publicShare,
            CompanySize size,
            List<String> atecoCodes,
            Address legalSeat,
            List<OperatingUnit> operatingUnits,
            MonthDay fiscalYearStart,
            Integer totalEmployees,
            String email,
            @Nullable String pec,
            @Nullable String website) {
        public Applicant {
            atecoCodes = list(atecoCodes);
            operatingUnits = list(operatingUnits);
        }
    }

    /** @param province two letters */
    public record Address(String street, String postalCode, String city, String province) {}

    /** @param id how employees and the pilot refer to it */
    @Rule("PSW-05-02")
    public record OperatingUnit(String id, String name, Address address) {}

    /**
     * @param unit id of the operating unit
     * @param frailty shown to the Commission only in numbers (PSW-14-07)
     */
    @Rule({"PSW-04-01", "PSW-04-05"})
    public record Employee(
            String taxCode,
            ContractType contractType,
            boolean partTime,
            String unit,
            Gender gender,
            @Nullable Frailty frailty) {}

    public enum Gender {
        FEMALE("donne"),
        MALE("uomini"),
        OTHER("altro genere");

        private final String label;

        Gender(String label) {
            this.label = label;
        }

        /** In Italian, of several persons. */
        public String label() {
            return label;
        }
    }

    @Rule({"PSW-04-04", "PSW-13-08"})
    public enum Frailty {
        DISABILITY("disabilità"),
        SINGLE_INCOME_FAMILY("famiglia monoreddito"),
        DEPENDENT_CHILDREN("figli a carico"),
        OTHER("altra condizione");

        private final String label;

        Frailty(String label) {
            this.label = label;
        }

        /** In Italian. */
        public String label() {
            return label;
        }
    }

    /**
     * The declarations on §5 and §6. They are answers, not conditions: an answer that excludes is for the officer to
     * find at the formal check.
     *
     * @param contributionsPending the regularity is still being verified: the office waits for the DURC (PSW-05-06)
     * @param excludedSector fishery, aquaculture or primary agricultural production (PSW-06-09)
     * @param separationProven separate activities or costs, documented in A 03 (PSW-06-10)
     * @param toolsSuppliedByEmployer the technological tools are supplied by the employer, who guarantees their good
     *     working (PSW-02-02)
     */
    @Rule({
        "PSW-02-02",
        "PSW-05-00",
        "PSW-05-05",
        "PSW-05-06",
        "PSW-05-07",
        "PSW-05-08",
        "PSW-05-09",
        "PSW-05-12",
        "PSW-06-04"
    })
    public record Declarations(
            Boolean economicActivity,
            Boolean regulatedPlanExists,
            Boolean agreementExists,
            Boolean contributionsRegular,
            boolean contributionsPending,
            L68Status l68Status,
            InsolvencyState insolvencyState,
            Boolean excludedSector,
            boolean mixedActivity,
            boolean separationProven,
            Boolean roadFreight,
            boolean trainingRoomsCompliant,
            boolean toolsSuppliedByEmployer) {}

    public enum L68Status {
        COMPLIANT,
        NOT_SUBJECT,
        NON_COMPLIANT
    }

    public enum InsolvencyState {
        NONE,
        BANKRUPTCY,
        INSOLVENCY_PROCEDURE,
        LIQUIDATION,
        CONTROLLED_ADMINISTRATION,
        ARRANGEMENT,
        EQUIVALENT
    }

    /** A member of the same single undertaking (PSW-06-06). */
    @Rule({"PSW-06-06", "PSW-06-07"})
    public record LinkedEnterprise(String name, String taxCode, Relation relation, boolean direct) {
        public enum Relation {
            VOTING_MAJORITY,
            APPOINT_MAJORITY,
            DOMINANT_INFLUENCE_CONTRACT,
            VOTING_AGREEMENT
        }
    }

    /** @param grantDate of the concession, not of the payment (PSW-06-05) */
    @Rule({"PSW-06-05", "PSW-06-12"})
    public record DeclaredAid(String taxCode, LocalDate grantDate, String regulation, String grantor, Euro amount) {}

    /** @param maxIntensity highest intensity allowed, in percent */
    @Rule("PSW-06-13")
    public record OtherAid(String legalBasis, Euro amount, @Nullable BigDecimal maxIntensity) {}

    /** @param deedDate of the deed, where the association is already formed */
    @Rule({"PSW-05-15", "PSW-05-16"})
    public record Association(Kind kind, boolean formed, @Nullable LocalDate deedDate, List<Member> members) {
        public Association {
            members = list(members);
        }

        public enum Kind {
            ATI,
            ATS
        }
    }

    /**
     * @param accreditation reference in the regional list
     * @param share the part of the project total it bears
     */
    @Rule({"PSW-05-15", "PSW-05-16"})
    public record Member(
            String name,
            String taxCode,
            boolean lead,
            boolean accredited,
            @Nullable String accreditation,
            @Nullable String role,
            @Nullable String competences,
            Euro share,
            Signer signer) {}

    /** What adopts the plan in the end (PSW-03-03). */
    @Rule("PSW-03-03")
    public enum Instrument {
        AGREEMENT,
        REGULATION
    }

    /** @param activity PREL_A … PREL_D */
    @Rule("PSW-03-04")
    public record PreliminaryActivity(ActivityCode activity, String description) {}

    /** @param hours decimal hours */
    @Rule({"PSW-03-06", "PSW-03-07", "PSW-03-08", "PSW-03-09", "PSW-03-10"})
    public record TrainingAction(
            String title,
            BigDecimal hours,
            TrainingProvider provider,
            boolean forManagement,
            boolean forWorkers,
            boolean safetyModule,
            List<Plan.Participant> participants) {
        public TrainingAction {
            participants = list(participants);
        }
    }

    /**
     * @param people tax codes from the list of employees
     * @param unit where it takes place
     */
    @Rule({"PSW-03-17", "PSW-03-18", "PSW-03-22"})
    public record Pilot(
            Scope scope,
            LocalDate start,
            LocalDate end,
            List<String> people,
            @Nullable String unit,
            String monitoring) {
        public Pilot {
            people = list(people);
        }

        public enum Scope {
            REDUCED_STAFF,
            PRODUCTION_UNIT,
            DIVISION,
            GROUP,
            DIRECTORATE
        }
    }

    /**
     * A human resource of the project.
     *
     * @param directEmployment employed directly by the accredited body (PSW-12-16); null where it does not apply
     */
    @Rule({"PSW-12-15", "PSW-12-16", "PSW-07-02"})
    public record StaffPerson(
            String name,
            String taxCode,
            boolean internal,
            SupplierKind kind,
            @Nullable String memberId,
            @Nullable Boolean directEmployment) {
        public enum SupplierKind {
            NATURAL_PERSON,
            PROFESSIONAL_ASSOCIATION,
            LEGAL_ENTITY
        }
    }

    /**
     * @param person tax code of one of {@link ProposalForm#people()}
     * @param activity null where the line is not tagged, which only warns (PSW-03-04)
     * @param memberId tax code of the member that bears it, null for a single applicant
     * @param hours decimal hours
     * @param rate euro an hour
     */
    @Rule({"PSW-17-12", "PSW-17-13", "PSW-17-18"})
    public record StaffLine(
            Voice voice,
            FunctionCode function,
            @Nullable ActivityCode activity,
            boolean monitoringOfPilot,
            String person,
            @Nullable String memberId,
            BigDecimal hours,
            Euro rate) {}

    /**
     * @param net without VAT
     * @param memberId tax code of the member that buys, null for a single applicant
     */
    @Rule({"PSW-03-23", "PSW-17-06", "PSW-17-10"})
    public record Purchase(
            Plan.PurchaseLine.Category category,
            String description,
            boolean isNew,
            Euro net,
            Euro vat,
            @Nullable String memberId) {}

    /** Advance and balance, or one payment at the end. */
    @Rule("PSW-18-06")
    public enum PaymentOption {
        ADVANCE_AND_BALANCE,
        SINGLE_AT_END
    }
}
