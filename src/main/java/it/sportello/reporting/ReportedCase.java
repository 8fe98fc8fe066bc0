package it.sportello.reporting;

import it.sportello.notice.Notice;
import it.sportello.reporting.ReportContext.ControlAmount;
import it.sportello.reporting.ReportContext.Member;
import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@link ReportContext} says of a case, as plain data without its notice. */
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

    public static ReportedCase of(ReportContext context) {
        return new ReportedCase(
                context.submissionDate(),
                context.activityStart(),
                context.declaredEnd(),
                context.latestEnd(),
                context.reportDate(),
                context.cupCommunicatedOn(),
                context.lazioEmployees(),
                context.flatApproved(),
                context.grantA(),
                context.grantB(),
                context.members(),
                context.controls(),
                context.pilotDue());
    }

    /** The case under a version of the notice. */
    public ReportContext under(Notice notice) {
        return new ReportContext(
                notice,
                submissionDate,
                activityStart,
                declaredEnd,
                latestEnd,
                reportDate,
                cupCommunicatedOn,
                lazioEmployees,
                flatApproved,
                grantA,
                grantB,
                members,
                controls,
                pilotDue);
    }
}
