package it.sportello.proposal;

import static it.sportello.proposal.ProposalFixture.ACT;
import static it.sportello.proposal.ProposalFixture.OFFICER;
import static it.sportello.proposal.ProposalFixture.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.sportello.shared.Euro;
import it.sportello.shared.Reason;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProposalTest {

    private static final List<Reason> GROUNDS =
            List.of(Reason.of("EXC_EMPLOYEES_BELOW_2", "PSW-05-03", "I dipendenti sono meno di due."));

    @Test
    void what_the_state_does_not_allow_is_refused_with_the_reason() {
        assertThatThrownBy(() -> in(CaseState.TRANSMITTED).admit(OFFICER))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_ALLOWED);
                    assertThat(refusal.reasons().get(0).text())
                            .isEqualTo("«ammesso alla valutazione tecnica» non è possibile: la pratica è nello stato"
                                    + " «domanda trasmessa».");
                });
    }

    @Test
    @Rule("PSW-00-11")
    void an_exclusion_is_only_proposed_until_the_act_adopts_it() {
        Proposal proposal = in(CaseState.FORMAL_CHECK);
        proposal.proposeExclusion(GROUNDS, OFFICER);

        assertThat(proposal.state()).isEqualTo(CaseState.FORMAL_CHECK);
        assertThat(proposal.proposedOutcome()).contains(CaseState.EXCLUDED);
        assertThatThrownBy(() -> proposal.adoptProposedOutcome(OFFICER)).hasMessageContaining("ACT_MISSING");

        proposal.adoptProposedOutcome(ACT);

        assertThat(proposal.state()).isEqualTo(CaseState.EXCLUDED);
        assertThat(proposal.negativeGrounds()).isEqualTo(GROUNDS);
        assertThat(proposal.history().get(proposal.history().size() - 1).act()).isEqualTo("DET-G00001");
    }

    @Test
    @Rule("PSW-12-19")
    void a_case_with_a_proposed_exclusion_goes_on_only_when_the_proposal_falls() {
        Proposal proposal = in(CaseState.FORMAL_CHECK);
        proposal.proposeExclusion(GROUNDS, OFFICER);
        proposal.raise(CaseFlag.PRE_REJECTION_NOTICE, OFFICER);

        assertThatThrownBy(() -> proposal.admit(OFFICER)).hasMessageContaining("NEGATIVE_OUTCOME_PROPOSED");

        proposal.dropProposedOutcome(OFFICER.because("Osservazioni accolte"));
        proposal.admit(OFFICER);

        assertThat(proposal.state()).isEqualTo(CaseState.ADMITTED_TO_EVALUATION);
        assertThat(proposal.flags()).isEmpty();
    }

    @Test
    @Rule({"PSW-12-19", "PSW-13-14"})
    void while_an_exclusion_is_proposed_the_case_keeps_its_turn_and_nothing_is_decided() {
        Proposal proposal = in(CaseState.AWAITING_FUNDS);
        proposal.proposeExclusion(GROUNDS, OFFICER);
        proposal.raise(CaseFlag.PRE_REJECTION_NOTICE, OFFICER);

        proposal.enterQueue(OFFICER);
        proposal.startAidCheck(OFFICER);

        assertThat(proposal.has(CaseFlag.PRE_REJECTION_NOTICE)).isTrue();
        assertThatThrownBy(() -> proposal.proposeNotFinanceable(GROUNDS, OFFICER))
                .hasMessageContaining("NEGATIVE_OUTCOME_PROPOSED");
        proposal.enterQueue(OFFICER);
        assertThatThrownBy(() -> proposal.commit(false, OFFICER)).hasMessageContaining("NEGATIVE_OUTCOME_PROPOSED");
    }

    @Test
    @Rule("PSW-12-19")
    void only_an_outcome_still_proposed_is_confirmed_after_the_notice() {
        Proposal proposal = in(CaseState.COMMITTED);
        proposal.proposeExclusion(GROUNDS, OFFICER);
        proposal.raise(CaseFlag.PRE_REJECTION_NOTICE, OFFICER);

        proposal.confirmProposedOutcome(OFFICER);

        assertThat(proposal.flags()).isEmpty();
        assertThat(proposal.proposedOutcome()).contains(CaseState.EXCLUDED);
        proposal.withdraw(OFFICER);
        assertThatThrownBy(() -> proposal.confirmProposedOutcome(OFFICER)).hasMessageContaining("NO_PROPOSED_OUTCOME");
    }

    @Test
    @Rule("PSW-20-01")
    void a_formal_notice_lies_over_a_state_that_goes_on_changing() {
        Proposal proposal = in(CaseState.IN_PROGRESS);
        proposal.openFormalNotice(OFFICER);

        assertThat(proposal.stateLabel()).isEqualTo("diffida ad adempiere (attività avviata)");

        proposal.endActivity(OFFICER);
        proposal.closeFormalNotice(OFFICER);

        assertThat(proposal.stateLabel()).isEqualTo("attività conclusa");
    }

    @Test
    @Rule("PSW-20-01")
    void there_is_no_revocation_without_formal_notice() {
        Proposal proposal = in(CaseState.IN_PROGRESS);

        assertThatThrownBy(() -> proposal.revoke(ACT)).hasMessageContaining("NO_FORMAL_NOTICE");

        proposal.openFormalNotice(OFFICER);
        proposal.revoke(ACT);

        assertThat(proposal.state()).isEqualTo(CaseState.REVOKED);
        assertThat(proposal.flags()).isEmpty();
    }

    @Test
    void only_one_formal_notice_is_open_at_a_time() {
        Proposal proposal = in(CaseState.IN_PROGRESS);
        proposal.openFormalNotice(OFFICER);

        assertThatThrownBy(() -> proposal.openFormalNotice(OFFICER)).hasMessageContaining("FLAG_ALREADY_SET");
    }

    @Test
    @Rule("PSW-12-12")
    void a_review_may_annul_the_approval_but_not_reduce_it() {
        Proposal proposal = in(CaseState.APPROVED);
        proposal.openReview(OFFICER);

        assertThatThrownBy(() -> proposal.revokePartially(ACT)).hasMessageContaining("NO_FORMAL_NOTICE");

        proposal.revoke(ACT);

        assertThat(proposal.state()).isEqualTo(CaseState.REVOKED);
    }

    @ParameterizedTest
    @EnumSource(
            value = CaseState.class,
            names = {"APPROVED", "COMMITTED"})
    void a_withdrawn_case_is_kept_where_it_had_a_concession_and_closed_where_it_had_none(CaseState state) {
        Proposal proposal = in(state);
        proposal.withdraw(OFFICER);
        proposal.close(OFFICER);

        assertThat(proposal.state()).isEqualTo(state == CaseState.APPROVED ? CaseState.RETENTION : CaseState.CLOSED);
    }

    @Test
    @Rule("PSW-08-11")
    void while_action_b_waits_for_funds_only_action_a_is_conceded() {
        Proposal proposal = in(CaseState.FUNDING_QUEUE);
        proposal.commit(true, OFFICER);
        proposal.approve(proposal.grantableA(), Euro.ZERO, ACT);

        assertThat(proposal.concededTotal()).isEqualTo(Euro.of("5000.00"));
        assertThat(proposal.has(CaseFlag.B_AWAITING_FUNDS)).isTrue();

        proposal.concedeActionB(proposal.grantableB(), ACT);

        assertThat(proposal.concededTotal()).isEqualTo(Euro.of("7500.00"));
    }

    @Test
    @Rule("PSW-08-10")
    void action_b_lapses_when_the_activity_ends() {
        Proposal proposal = in(CaseState.IN_PROGRESS);
        proposal.raise(CaseFlag.B_AWAITING_FUNDS, OFFICER);
        proposal.endActivity(OFFICER);

        assertThatThrownBy(() -> proposal.concedeActionB(proposal.grantableB(), ACT))
                .hasMessageContaining("B_NOT_WAITING");
    }

    @Test
    @Rule("PSW-12-04")
    void a_sent_form_cannot_be_changed() {
        assertThatThrownBy(() -> in(CaseState.FORM_SENT).fillIn("{}")).hasMessageContaining("FORM_ALREADY_SENT");
    }

    @Test
    @Rule("PSW-00-10")
    void every_step_is_told_with_who_when_and_why() {
        Proposal proposal = in(CaseState.TRANSMITTED);
        proposal.startFormalCheck(OFFICER.because("Assegnazione"));

        CaseTransition last = proposal.history().get(proposal.history().size() - 1);
        assertThat(last.from()).isEqualTo(CaseState.TRANSMITTED);
        assertThat(last.to()).isEqualTo(CaseState.FORMAL_CHECK);
        assertThat(last.by()).isEqualTo("ufficio");
        assertThat(last.at()).isEqualTo(ProposalFixture.DAY);
        assertThat(last.grounds()).isEqualTo("Assegnazione");
        assertThat(last.position()).isEqualTo(proposal.history().size());
    }
}
