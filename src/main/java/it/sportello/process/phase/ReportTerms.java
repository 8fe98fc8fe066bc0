package it.sportello.process.phase;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.Term;
import it.sportello.deadline.register.Deadlines;
import it.sportello.notice.Notices;
import it.sportello.process.timer.CaseTerms;
import it.sportello.proposal.Proposal;
import it.sportello.reporting.ExpenseReport;
import it.sportello.reporting.InadmissibilityCode;
import it.sportello.reporting.Recognition;
import it.sportello.reporting.Reports;
import it.sportello.shared.MinimumDuration;
import it.sportello.shared.Rule;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** What the report itself proves kept or not: expenses paid by its presentation (DL-14), length of the pilot (DL-10). */
@Component
@Rule({"PSW-19-16", "PSW-03-18"})
class ReportTerms {

    private static final String BY = "sistema";

    private final Reports reports;
    private final Deadlines register;
    private final CaseTerms terms;
    private final Notices notices;

    ReportTerms(Reports reports, Deadlines register, CaseTerms terms, Notices notices) {
        this.reports = reports;
        this.register = register;
        this.terms = terms;
        this.notices = notices;
    }

    /** The rules have gone over the report. The caller holds the case. */
    void checked(Proposal proposal, Recognition proposed) {
        Reports.StoredReport stored = reports.get(proposal.code());
        payments(proposal, proposed, stored.submittedAt());
        ExpenseReport.Pilot pilot = stored.report().pilot();
        if (pilot != null) {
            pilot(proposal, pilot);
        }
    }

    private void payments(Proposal proposal, Recognition proposed, Instant submittedAt) {
        boolean allPaid = proposed.lines().stream()
                .noneMatch(line -> line.codes().contains(InadmissibilityCode.INADM_UNPAID_AT_REPORT));
        StartEvent submission = StartEvent.at(submittedAt, "rendiconto");
        if (allPaid) {
            terms.openMet(proposal, DeadlineKind.DL_14, submission, Term.atInstant(submittedAt), BY);
        } else {
            terms.open(proposal, DeadlineKind.DL_14, submission, Term.atInstant(submittedAt), BY);
            terms.hasExpired(proposal.code(), DeadlineKind.DL_14);
        }
    }

    /** A pilot that was too short stays below the duration: the day by which it should have lasted passes in vain. */
    private void pilot(Proposal proposal, ExpenseReport.Pilot pilot) {
        int months = notices.byRuleSet(proposal.ruleSet()).terms().pilotMonths();
        StartEvent start = StartEvent.on(pilot.start(), "relazione sul progetto pilota");
        terms.open(proposal, DeadlineKind.DL_10, start, Term.months(months), BY);
        if (new MinimumDuration(months).isReached(pilot.start(), pilot.end())) {
            register.kept(proposal.code(), DeadlineKind.DL_10, BY);
        }
    }
}
