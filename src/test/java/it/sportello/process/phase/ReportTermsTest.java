package it.sportello.process.phase;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.Term;
import it.sportello.deadline.register.Deadlines;
import it.sportello.notice.Notices;
import it.sportello.process.timer.CaseTerms;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.ProposalFixture;
import it.sportello.reporting.ExpenseReport;
import it.sportello.reporting.InadmissibilityCode;
import it.sportello.reporting.Recognition;
import it.sportello.reporting.Reports;
import it.sportello.shared.Rule;
import it.sportello.test.NoticeFixture;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportTermsTest {

    private static final Instant SUBMITTED = Instant.parse("2021-02-10T09:00:00Z");
    private static final Term BY_THE_REPORT = Term.atInstant(SUBMITTED);

    private final Proposal proposal = ProposalFixture.in(CaseState.REPORT_VERIFICATION);
    private final Reports reports = mock(Reports.class);
    private final Notices notices = mock(Notices.class);
    private final Deadlines register = mock(Deadlines.class);
    private final CaseTerms terms = mock(CaseTerms.class);
    private final ExpenseReport report = mock(ExpenseReport.class);
    private final ReportTerms reportTerms = new ReportTerms(reports, register, terms, notices);

    @BeforeEach
    void aReportPresentedInFebruary() {
        when(notices.byRuleSet(any())).thenReturn(NoticeFixture.psw());
        Reports.StoredReport stored = mock(Reports.StoredReport.class);
        when(stored.submittedAt()).thenReturn(SUBMITTED);
        when(stored.report()).thenReturn(report);
        when(reports.get(proposal.code())).thenReturn(stored);
        lasting("2020-11-30");
    }

    @Test
    @Rule("PSW-19-16")
    void expenses_all_paid_by_the_report_are_in_time() {
        reportTerms.checked(proposal, recognition());

        verify(terms).openMet(eq(proposal), eq(DeadlineKind.DL_14), any(), eq(BY_THE_REPORT), any());
    }

    @Test
    @Rule("PSW-19-16")
    void an_expense_not_paid_by_the_report_is_out_of_time() {
        reportTerms.checked(proposal, recognition(InadmissibilityCode.INADM_UNPAID_AT_REPORT));

        verify(terms).open(eq(proposal), eq(DeadlineKind.DL_14), any(), eq(BY_THE_REPORT), any());
        verify(terms).hasExpired(proposal.code(), DeadlineKind.DL_14);
    }

    @Test
    @Rule("PSW-03-18")
    void a_pilot_of_five_months_meets_its_duration() {
        reportTerms.checked(proposal, recognition());

        verify(terms).open(eq(proposal), eq(DeadlineKind.DL_10), eq(startOfThePilot()), eq(Term.months(5)), any());
        verify(register).kept(eq(proposal.code()), eq(DeadlineKind.DL_10), any());
    }

    @Test
    @Rule("PSW-03-18")
    void a_pilot_that_was_too_short_leaves_its_duration_open() {
        lasting("2020-11-29");

        reportTerms.checked(proposal, recognition());

        verify(terms).open(eq(proposal), eq(DeadlineKind.DL_10), eq(startOfThePilot()), eq(Term.months(5)), any());
        verifyNoInteractions(register);
    }

    private void lasting(String end) {
        when(report.pilot())
                .thenReturn(
                        new ExpenseReport.Pilot(LocalDate.of(2020, 7, 1), LocalDate.parse(end), 4, true, List.of()));
    }

    private static StartEvent startOfThePilot() {
        return StartEvent.on(LocalDate.of(2020, 7, 1), "relazione sul progetto pilota");
    }

    private static Recognition recognition(InadmissibilityCode... cuts) {
        Recognition.LineRecognition line = mock(Recognition.LineRecognition.class);
        when(line.codes()).thenReturn(List.of(cuts));
        Recognition recognition = mock(Recognition.class);
        when(recognition.lines()).thenReturn(List.of(line));
        return recognition;
    }
}
