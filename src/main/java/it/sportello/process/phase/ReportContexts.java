package it.sportello.process.phase;

import it.sportello.control.ControlCase;
import it.sportello.control.ControlledAction;
import it.sportello.control.Controls;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.Deadlines;
import it.sportello.grant.GrantFile;
import it.sportello.grant.Grants;
import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.notice.Tables;
import it.sportello.plan.PlanCheck;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.ProposalForm;
import it.sportello.proposal.Proposals;
import it.sportello.reporting.InadmissibilityCode;
import it.sportello.reporting.ReportContext;
import it.sportello.reporting.ReportedCase;
import it.sportello.reporting.Reports;
import it.sportello.shared.Euro;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the verification of a report needs of the rest of the case. */
@Service
@Transactional(readOnly = true)
@Rule({"PSW-19-14", "PSW-19-25", "PSW-19-26", "PSW-22-03"})
public class ReportContexts {

    private final Proposals proposals;
    private final Grants grants;
    private final Reports reports;
    private final Deadlines register;
    private final Controls controls;
    private final Notices notices;
    private final Tables tables;

    ReportContexts(
            Proposals proposals,
            Grants grants,
            Reports reports,
            Deadlines register,
            Controls controls,
            Notices notices,
            Tables tables) {
        this.proposals = proposals;
        this.grants = grants;
        this.reports = reports;
        this.register = register;
        this.controls = controls;
        this.notices = notices;
        this.tables = tables;
    }

    /** @throws it.sportello.shared.Refusal when the case has no concession, no start or no report */
    public ReportContext of(ReferenceCode code) {
        return at(code, reports.get(code).submittedAt());
    }

    private ReportContext at(ReferenceCode code, Instant submittedAt) {
        Proposal proposal = proposals.require(code);
        ProposalForm form = proposals.form(code);
        GrantFile file = grants.of(code);
        Notice notice = notices.byRuleSet(proposal.ruleSet());
        ReportedCase reported = new ReportedCase(
                proposal.submissionDate().orElseThrow(),
                file.startDate().orElseThrow(),
                file.activityEnd().orElse(null),
                register.dueDate(code, DeadlineKind.DL_09).orElseThrow(),
                LegalTime.dateOf(submittedAt),
                file.cupCommunicatedOn().orElse(null),
                proposal.lazioEmployees(),
                flatApproved(proposal, form, notice),
                file.concededA(),
                file.concededB(),
                members(form),
                controlled(code),
                pilotDue(form, file));
        return new ReportContext(notice, reported);
    }

    /** The last day of the pilot by the times of the proposal, as they run from the start; varied times leave it open. */
    @Rule("PSW-16-02")
    private static @Nullable LocalDate pilotDue(ProposalForm form, GrantFile file) {
        boolean varied = file.variations().stream().anyMatch(variation -> variation.newEnd() != null);
        return varied || form.pilot() == null
                ? null
                : file.shifted(form.pilot().end()).orElse(null);
    }

    /** Row d of the plan as approved: the most of the flat rate (PSW-19-25). */
    private Euro flatApproved(Proposal proposal, ProposalForm form, Notice notice) {
        return new PlanCheck(notice, tables)
                .check(
                        form.plan(notice.call().provinces()),
                        proposal.submissionDate().orElseThrow())
                .costs()
                .d();
    }

    private static List<ReportedCase.Member> members(ProposalForm form) {
        ProposalForm.Association association = form.association();
        String applicant = form.applicant().taxCode();
        return association == null
                ? List.of(new ReportedCase.Member(applicant, applicant, true))
                : association.members().stream()
                        .map(member -> new ReportedCase.Member(member.taxCode(), member.taxCode(), member.lead()))
                        .toList();
    }

    private List<ReportedCase.ControlAmount> controlled(ReferenceCode code) {
        return controls.of(code).stream()
                .filter(control -> control.amountIneligible().isPositive())
                .map(ReportContexts::amount)
                .toList();
    }

    private static ReportedCase.ControlAmount amount(ControlCase control) {
        return new ReportedCase.ControlAmount(
                control.id().toString(),
                control.concerned()
                        .filter(action -> action == ControlledAction.B)
                        .isPresent(),
                InadmissibilityCode.INADM_NOT_TRACEABLE,
                control.amountIneligible());
    }
}
