package it.sportello.plan;

import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a proposal plans to do and to spend, as the form states it. The component names are the field paths that
 * {@link PlanCheck} gives as the subject of a reason, such as {@code trainingActions[0].hours}.
 *
 * @param association null for a single applicant
 */
@Rule({"PSW-03-01", "PSW-17-12"})
public record Plan(
        boolean actionA,
        boolean actionB,
        List<Employee> employees,
        List<TrainingAction> trainingActions,
        @Nullable Pilot pilot,
        @Nullable LocalDate plannedStart,
        @Nullable LocalDate plannedEnd,
        List<StaffLine> staff,
        List<PurchaseLine> purchases,
        @Nullable Association association) {

    public Plan {
        employees = copy(employees);
        trainingActions = copy(trainingActions);
        staff = copy(staff);
        purchases = copy(purchases);
    }

    /** Hours of all training actions together (PSW-03-16). */
    BigDecimal trainingHours() {
        return trainingActions.stream().map(TrainingAction::hours).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /**
     * One training action.
     *
     * @param hours planned hours, decimal
     */
    @Rule({"PSW-03-06", "PSW-03-07", "PSW-03-08", "PSW-03-09", "PSW-03-10"})
    public record TrainingAction(
            String title,
            BigDecimal hours,
            List<Participant> participants,
            boolean forManagement,
            boolean forWorkers,
            boolean safetyModule,
            TrainingProvider provider) {
        public TrainingAction {
            participants = copy(participants);
        }
    }

    /** A learner; whoever is not in the name list of the applicant is an outsider (PSW-03-08). */
    @Rule({"PSW-03-08", "PSW-04-06"})
    public record Participant(String taxCode, Role role) {
        /** "Management" means employed managers (PSW-04-06). */
        public enum Role {
            EMPLOYED_MANAGER,
            EMPLOYEE,
            OWNER,
            BOARD_MEMBER
        }
    }

    /**
     * @param people tax codes of the persons involved, from the name list
     * @param unit where it takes place
     */
    @Rule({"PSW-03-17", "PSW-03-18", "PSW-03-22"})
    public record Pilot(LocalDate start, LocalDate end, List<String> people, @Nullable String unit) {
        public Pilot {
            people = copy(people).stream().map(Employee::person).toList();
        }
    }

    /**
     * A line of project staff (Action A).
     *
     * @param activity the part of Action A it belongs to, or null when the line is not tagged (PSW-03-04)
     * @param monitoringOfPilot the line supports the pilot by monitoring it (AMB-40)
     * @param memberId tax code of the member of the association that bears it, null for a single applicant
     * @param hours decimal hours
     * @param rate euro an hour, gross of taxes and social charges (PSW-17-18)
     */
    @Rule({"PSW-17-12", "PSW-17-13", "PSW-17-18", "PSW-05-17"})
    public record StaffLine(
            Voice voice,
            FunctionCode function,
            @Nullable ActivityCode activity,
            boolean monitoringOfPilot,
            @Nullable String memberId,
            BigDecimal hours,
            Euro rate) {

        /** Hours times rate, exact: what is rounded is the row of the plan (PSW-00-01). */
        BigDecimal cost() {
            return hours.multiply(rate.amount());
        }
    }

    /**
     * A purchase of Action B (voice D.6).
     *
     * @param net amount without VAT: the only part that counts (PSW-17-17)
     * @param vat shown, never in the base
     * @param memberId tax code of the member that buys, null for a single applicant
     */
    @Rule({"PSW-03-23", "PSW-17-10", "PSW-17-17"})
    public record PurchaseLine(
            Category category, String description, Euro net, Euro vat, boolean isNew, @Nullable String memberId) {
        /** The closed list of Action B; OTHER stands for everything outside it. */
        public enum Category {
            NOTEBOOK,
            SMARTPHONE,
            ACCESSORY,
            SOFTWARE,
            OTHER
        }
    }

    /** An association (ATI or ATS), formed or to be formed. */
    @Rule({"PSW-05-15", "PSW-05-16"})
    public record Association(List<Member> members) {
        public Association {
            members = copy(members);
        }
    }

    /**
     * A member of the association.
     *
     * @param share the part of the project total that the member bears
     */
    @Rule("PSW-05-16")
    public record Member(
            String taxCode, boolean lead, @Nullable String role, @Nullable String competences, Euro share) {}
}
