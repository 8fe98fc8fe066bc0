package it.sportello.process.phase;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.register.Deadline;
import it.sportello.deadline.register.Deadlines;
import it.sportello.grant.Grants;
import it.sportello.grant.LastAid;
import it.sportello.notice.Notices;
import it.sportello.process.timer.CaseTerms;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Procedure;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.ProposalFixture;
import it.sportello.proposal.ProposalForm;
import it.sportello.proposal.Proposals;
import it.sportello.registry.ProgrammeDates;
import it.sportello.shared.Rule;
import it.sportello.test.NoticeFixture;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Rule("PSW-23-03")
class RetentionTermsTest {

    private static final LocalDate LAST_AID = LocalDate.of(2020, 11, 17);

    private final Proposal proposal = ProposalFixture.in(CaseState.RETENTION);
    private final Proposals proposals = mock(Proposals.class);
    private final Grants grants = mock(Grants.class);
    private final Deadlines register = mock(Deadlines.class);
    private final CaseTerms terms = mock(CaseTerms.class);
    private final ProgrammeDates programme = mock(ProgrammeDates.class);
    private final Notices notices = mock(Notices.class);
    private final RetentionTerms retention = new RetentionTerms(
            proposals,
            grants,
            register,
            terms,
            programme,
            notices,
            mock(Procedure.class),
            mock(RuntimeService.class),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    @BeforeEach
    void theLastAidOfTheCallWasGrantedInNovember() {
        ProposalForm form = mock(ProposalForm.class);
        ProposalForm.Applicant applicant = mock(ProposalForm.Applicant.class);
        when(form.applicant()).thenReturn(applicant);
        when(applicant.fiscalYearStart()).thenReturn(MonthDay.of(1, 1));
        when(proposals.form(proposal.code())).thenReturn(form);
        when(proposals.in(List.of(CaseState.RETENTION))).thenReturn(List.of(proposal));
        when(proposals.lock(proposal.code())).thenReturn(proposal);
        when(notices.byRuleSet(any())).thenReturn(NoticeFixture.psw());
        when(programme.of(any(), any())).thenReturn(Optional.empty());
        when(grants.lastAid(proposal.notice())).thenReturn(Optional.of(new LastAid(LAST_AID, "G09999")));
    }

    @Test
    void the_ten_fiscal_years_run_from_the_last_aid_of_the_call_and_not_from_that_of_the_case() {
        when(register.find(proposal.code(), DeadlineKind.DL_22)).thenReturn(Optional.empty());

        retention.begin(proposal);

        verify(terms).open(eq(proposal), eq(DeadlineKind.DL_22), eq(fromTheLastAid()), any(), any());
    }

    @ParameterizedTest
    @CsvSource({"2020-11-16, true", "2020-11-17, false"})
    void a_later_aid_makes_the_cases_kept_already_be_kept_longer(LocalDate keptFrom, boolean longer) {
        Deadline known = mock(Deadline.class);
        when(known.event()).thenReturn(StartEvent.on(keptFrom, "atto"));
        when(register.find(proposal.code(), DeadlineKind.DL_22)).thenReturn(Optional.of(known));

        retention.aidGranted(proposal.notice(), "direttore");

        verify(terms, longer ? times(1) : never())
                .open(eq(proposal), eq(DeadlineKind.DL_22), eq(fromTheLastAid()), any(), any());
    }

    private static StartEvent fromTheLastAid() {
        return StartEvent.on(LAST_AID, "ultimo aiuto, atto n. G09999");
    }
}
