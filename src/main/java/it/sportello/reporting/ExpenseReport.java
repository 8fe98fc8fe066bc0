package it.sportello.reporting;

import it.sportello.plan.ActivityCode;
import it.sportello.plan.ContractType;
import it.sportello.plan.FunctionCode;
import it.sportello.plan.Voice;
import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The expense statement as the beneficiary sends it: documents with their payments and lines, the training actions
 * with their registers, who uses the equipment, and the evidence of what was done. Facts only; what they are worth is
 * computed by {@link Recogniser}.
 *
 * @param assignments who uses the equipment; a line of quantity n has n of them
 * @param pilot null when no pilot is reported
 * @param publicity null when nothing is said of information and publicity
 */
@Rule({"PSW-19-07", "PSW-19-08", "PSW-19-29", "PSW-16-09"})
public record ExpenseReport(
        List<Document> documents,
        List<TrainingAction> trainingActions,
        List<Assignment> assignments,
        @Nullable Pilot pilot,
        Evidence evidence,
        @Nullable PublicityEvidence publicity) {

    public ExpenseReport {
        documents = List.copyOf(documents);
        trainingActions = List.copyOf(trainingActions);
        assignments = List.copyOf(assignments);
    }

    /** Every line, in the order of the report. */
    public List<Line> lines() {
        return documents.stream().flatMap(d -> d.lines().stream()).toList();
    }

    Optional<TrainingAction> trainingAction(@Nullable String id) {
        return trainingActions.stream().filter(a -> a.id().equals(id)).findFirst();
    }

    /** What a line pays for. */
    public enum Kind {
        STAFF,
        EQUIPMENT,
        LAYOUT,
        PARTICIPANT_ALLOWANCE,
        GUARANTEE_COST,
        OTHER_COST
    }

    /** What was bought under Action B; the first four are admitted (PSW-03-23). */
    @Rule({"PSW-03-23", "PSW-17-06"})
    public enum Category {
        NOTEBOOK,
        SMARTPHONE,
        ACCESSORY,
        SOFTWARE,
        TABLET,
        OTHER;

        boolean isAdmitted() {
            return ordinal() <= SOFTWARE.ordinal();
        }

        boolean isMainItem() {
            return this == NOTEBOOK || this == SMARTPHONE;
        }
    }

    public enum Method {
        BANK_TRANSFER,
        PAYMENT_ORDER,
        CHEQUE,
        CARD,
        F24,
        CASH
    }

    public enum SupplierKind {
        NATURAL_PERSON,
        PROFESSIONAL_ASSOCIATION,
        LEGAL_ENTITY
    }

    /** The opinion of the trainers' board on the attendance (PSW-03-12). */
    public enum Opinion {
        FAVOURABLE,
        UNFAVOURABLE,
        NONE
    }

    /**
     * An invoice, receipt, payslip or other proof of expense.
     *
     * @param transaction the purchase it belongs to; null when the document is the whole transaction (PSW-17-07)
     * @param holder the member to whom it is made out
     * @param supplier null for the payroll of own staff
     * @param attached false when the proof of expense is not in the file
     */
    public record Document(
            String id,
            String type,
            String number,
            LocalDate date,
            @Nullable String transaction,
            String holder,
            @Nullable Supplier supplier,
            boolean attached,
            List<Payment> payments,
            List<Line> lines) {

        public Document {
            payments = List.copyOf(payments);
            lines = List.copyOf(lines);
        }

        String transactionId() {
            return transaction == null ? "document " + id : "transaction " + transaction;
        }

        /** Net and VAT of every line. */
        Euro gross() {
            return Euro.sum(lines.stream().map(l -> l.net().plus(l.vat())).toList());
        }
    }

    /**
     * Who was paid.
     *
     * @param performedBy the professional of an association who did the work, by tax code
     * @param cvOnFile true when that professional's CV is in the file
     */
    @Rule("PSW-07-02")
    public record Supplier(
            SupplierKind kind, String taxCode, String name, @Nullable String performedBy, boolean cvOnFile) {}

    /**
     * The part of a payment that pays this document.
     *
     * @param date null when not paid yet
     * @param payer the member who paid
     * @param proofAttached true when the actual payment is proven
     */
    @Rule({"PSW-19-16", "PSW-19-18", "PSW-19-19", "PSW-16-05"})
    public record Payment(
            Method method,
            Euro amount,
            @Nullable LocalDate date,
            String payer,
            boolean proofAttached,
            boolean cupPresent,
            boolean projectCodePresent) {}

    /**
     * One expense. Staff amounts are gross of taxes and social charges (PSW-19-20); only the net of VAT counts.
     *
     * @param member whose expense it is (PSW-19-29)
     * @param function null for what is not staff
     * @param person who worked; null for what is not staff
     * @param hours null where the work is not paid by the hour
     * @param rate gross euro an hour, any number of decimals
     * @param pensionCharges surcharge of a professional fund included in {@code net} beside hours × rate (AMB-42)
     * @param referenceDate day of the performance, or of the invoice or delivery of goods
     * @param trainingAction the action that a training line serves
     * @param register the hours of the line in the sessions of the register
     * @param timesheetSigned null where no register is mandatory for the function
     * @param pilotMonitoring true when a pilot line pays for monitoring (AMB-40)
     * @param quantity pieces bought
     */
    public record Line(
            String id,
            Voice voice,
            Kind kind,
            String description,
            String member,
            @Nullable FunctionCode function,
            @Nullable ActivityCode activity,
            @Nullable Person person,
            @Nullable BigDecimal hours,
            @Nullable BigDecimal rate,
            Euro pensionCharges,
            Euro net,
            Euro vat,
            LocalDate referenceDate,
            @Nullable String trainingAction,
            List<RegisterHours> register,
            @Nullable Boolean timesheetSigned,
            boolean pilotMonitoring,
            @Nullable Category category,
            int quantity,
            boolean isNew,
            boolean rental) {

        static final Set<FunctionCode> TRAINING =
                EnumSet.of(FunctionCode.TEACHING, FunctionCode.CO_TEACHING, FunctionCode.TUTORING);

        public Line {
            register = List.copyOf(register);
        }

        boolean isActionA() {
            return voice != Voice.D6;
        }

        /** True for the staff of Action A, the base of the flat rate. */
        boolean isDirectStaff() {
            return isActionA() && kind == Kind.STAFF;
        }

        /** True for the training personnel, whose hours are those of the register (PSW-03-16). */
        boolean isTraining() {
            return isDirectStaff() && function != null && TRAINING.contains(function);
        }

        boolean isTutoring() {
            return isDirectStaff() && function == FunctionCode.TUTORING;
        }
    }

    /**
     * @param contract null for those who work with a VAT number
     * @param ccnl the national collective agreement of the sector, on which the hourly cost rests; null where none is
     *     stated
     * @param companyOfficer null when the person holds no company office
     */
    @Rule("PSW-19-22")
    public record Person(
            String taxCode,
            String name,
            @Nullable ContractType contract,
            @Nullable String ccnl,
            @Nullable CompanyOfficer companyOfficer) {}

    /** The six conditions under which a company officer is staff cost (PSW-19-12), in the order of the notice. */
    @Rule("PSW-19-12")
    public record CompanyOfficer(
            boolean assigned,
            boolean foreseenOrAuthorised,
            boolean resolvedByBoard,
            boolean coherentTitles,
            boolean durationAndFeeStated,
            boolean feeDistinctFromOffice) {

        boolean meetsAll() {
            return assigned
                    && foreseenOrAuthorised
                    && resolvedByBoard
                    && coherentTitles
                    && durationAndFeeStated
                    && feeDistinctFromOffice;
        }
    }

    /** Hours of one line in one session of the register. */
    public record RegisterHours(String session, BigDecimal hours) {}

    /**
     * A training action with its register (PSW-03-08…13).
     *
     * @param plannedHours hours of the action in the plan
     * @param participants everyone enrolled
     */
    @Rule({"PSW-03-08", "PSW-03-09", "PSW-03-10", "PSW-03-11", "PSW-03-12"})
    public record TrainingAction(
            String id,
            String title,
            BigDecimal plannedHours,
            List<Participant> participants,
            List<Session> sessions,
            Opinion trainersOpinion) {

        public TrainingAction {
            participants = List.copyOf(participants);
            sessions = List.copyOf(sessions);
        }

        /** Hours held according to the register. */
        BigDecimal hoursHeld() {
            return sessions.stream().map(Session::hours).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /** @param outsider true when not employed by the beneficiary (PSW-03-08) */
    public record Participant(String taxCode, ContractType contract, boolean outsider, BigDecimal attendedHours) {}

    /** One entry of the register. */
    @Rule({"PSW-19-09", "PSW-19-10"})
    public record Session(
            String id, LocalDate date, LocalTime startsAt, BigDecimal hours, boolean signed, int learnersPresent) {}

    /** Who uses one piece of equipment or software (PSW-17-08). */
    @Rule("PSW-17-08")
    public record Assignment(
            String line, String taxCode, ContractType contract, boolean smartWorker, boolean proofAttached) {

        boolean isToSmartWorker() {
            return smartWorker && contract.isEligible() && proofAttached;
        }
    }

    /**
     * The pilot as carried out, both days included (PSW-03-17, PSW-03-18, PSW-03-22).
     *
     * @param employees how many took part; not read where they are listed
     * @param people who took part, empty where only their number is given
     */
    @Rule({"PSW-03-17", "PSW-03-18", "PSW-03-22"})
    public record Pilot(
            LocalDate start, LocalDate end, int employees, boolean reportAttached, List<PilotEmployee> people) {

        public Pilot {
            people = List.copyOf(Objects.requireNonNullElse(people, List.of()));
        }

        /** Those that count: of a list, the persons who may be recipients, each once. */
        @Rule("PSW-04-03")
        int counted() {
            return people.isEmpty()
                    ? employees
                    : (int) people.stream()
                            .filter(one -> one.contract().isEligible())
                            .map(PilotEmployee::person)
                            .distinct()
                            .count();
        }
    }

    /** @param person a name or code that tells the person apart */
    @Rule("PSW-04-03")
    public record PilotEmployee(String person, ContractType contract) {}

    /**
     * The papers that go with the expenses; false when missing.
     *
     * @param intranetPosting the proof, or the declaration that the company has no intranet (AMB-34)
     */
    @Rule({"PSW-03-03", "PSW-19-03", "PSW-19-04", "PSW-19-06", "PSW-19-21"})
    public record Evidence(
            boolean plan,
            boolean agreementOrRegulation,
            boolean approval,
            boolean boardPosting,
            boolean intranetPosting,
            boolean descriptiveReport,
            boolean fseForms,
            boolean products,
            boolean grossCostSummary) {}
}
