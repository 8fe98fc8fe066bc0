package it.sportello.process.phase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import it.sportello.notice.Notices;
import it.sportello.process.Facts;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.ProposalFixture;
import it.sportello.proposal.Proposals;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.NoticeFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The call of these tests foresees no notice of the reasons. */
class PreRejectionPhaseTest {

    private static final ReferenceCode CODE = new ReferenceCode("PSW20-000001");

    private final Proposal proposal = ProposalFixture.in(CaseState.COMMITTED);

    @Test
    @Rule("PSW-12-19")
    void under_a_call_without_notice_a_proposed_exclusion_is_confirmed_at_once() {
        proposal.proposeExclusion(
                List.of(Reason.of("EXC_ALLEGATO_E_OTHER", "PSW-13-02", "Requisito mancante.")),
                ProposalFixture.OFFICER);

        assertThat(opened())
                .containsEntry(Facts.PRE_REJECTION_REQUIRED, false)
                .containsEntry(Facts.REJECTION_CONFIRMED, true);
    }

    @Test
    @Rule("PSW-12-12")
    void a_case_withdrawn_meanwhile_is_not_excluded_but_waits_for_its_end() {
        proposal.withdraw(ProposalFixture.OFFICER);

        assertThat(opened()).containsEntry(Facts.PRE_REJECTION_REQUIRED, true);
    }

    private Map<String, Object> opened() {
        Proposals proposals = mock(Proposals.class);
        Notices notices = mock(Notices.class);
        when(proposals.lock(CODE)).thenReturn(proposal);
        when(notices.byRuleSet(proposal.ruleSet()))
                .thenReturn(NoticeFixture.with("switches", "preRejectionNotice", "false"));
        return new PreRejectionPhase().openPreRejection(proposals, notices).run(CODE);
    }
}
