package it.sportello.reporting;

import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the case says about itself when its report is checked, as plain data. Dates are days in Rome.
 *
 * @param submissionDate the day on which the application was presented
 * @param activityStart the declared start (AMB-27)
 * @param declaredEnd the declared end of the activity, null when none was communicated
 * @param latestEnd the last day of the term DL-09, as moved by an authorised variation
 * @param reportDate the day on which the report was presented
 * @param cupCommunicatedOn null when the CUP was not communicated yet
 * @param lazioEmployees persons, frozen at submission (PSW-08-04)
 * @param flatApproved row d of the approved plan (AMB-50)
 * @param grantA conceded for Action A by the determination in force (PSW-08-11)
 * @param grantB conceded for Action B, 0.00 when not asked or not conceded
 * @param members the beneficiary, first, and the partners of the association
 * @param controls what controls on the case found ineligible
 * @param pilotDue the last day of the pilot by the times of the proposal (PSW-16-02), null where they leave it open
 */
@Rule({"PSW-19-14", "PSW-08-11", "PSW-19-25"})
public record ReportedCase(
        LocalDate submissionDate,
        LocalDate activityStart,
        @Nullable LocalDate declaredEnd,
        LocalDate latestEnd,
        LocalDate reportDate,
        @Nullable LocalDate cupCommunicatedOn,
        int lazioEmployees,
        Euro flatApproved,
        Euro grantA,
        Euro grantB,
        List<Member> members,
        List<ControlAmount> controls,
        @Nullable LocalDate pilotDue) {

    /** @throws IllegalArgumentException when there is not exactly one lead */
    public ReportedCase {
        members = List.copyOf(members);
        controls = List.copyOf(controls);
        if (members.stream().filter(Member::lead).count() != 1) {
            throw new IllegalArgumentException("a project has exactly one beneficiary");
        }
    }

    /** @param lead true for the beneficiary enterprise */
    public record Member(String id, String taxCode, boolean lead) {}

    /**
     * An amount that a control found ineligible (PSW-22-03). The officer attributes it to lines; until then it is spread
     * over the lines of the action.
     *
     * @param control the control it comes from
     * @param actionB true when it concerns Action B
     * @param code the ground; the control's findings are grounds of traceability where it names no other
     */
    @Rule("PSW-22-03")
    public record ControlAmount(String control, boolean actionB, InadmissibilityCode code, Euro amount) {}

    /** The last day of the period of the expenses: the earlier of the declared end and DL-09 (PSW-19-14). */
    @Rule("PSW-19-14")
    public LocalDate activityEnd() {
        return declaredEnd == null || declaredEnd.isAfter(latestEnd) ? latestEnd : declaredEnd;
    }

    /** True for what was paid by the day of the report, included (PSW-19-16). */
    boolean isPaidInTime(ExpenseReport.Payment payment) {
        return payment.date() != null && !payment.date().isAfter(reportDate);
    }

    boolean isMember(String member) {
        return members.stream().anyMatch(m -> m.id().equals(member));
    }

    boolean isLead(String member) {
        return members.stream().anyMatch(m -> m.lead() && m.id().equals(member));
    }

    boolean isMemberTaxCode(String taxCode) {
        return members.stream().anyMatch(m -> m.taxCode().equals(taxCode));
    }
}
