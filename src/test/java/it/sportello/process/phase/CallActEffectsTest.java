package it.sportello.process.phase;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import it.sportello.act.Act;
import it.sportello.act.ActKind;
import it.sportello.act.ActSigned;
import it.sportello.act.Acts;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.ClockActs;
import it.sportello.deadline.register.Deadline;
import it.sportello.deadline.register.Deadlines;
import it.sportello.funding.FundLedger;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Mark;
import it.sportello.proposal.Procedure;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Rule("PSW-14-08")
class CallActEffectsTest {

    private static final ReferenceCode CODE = new ReferenceCode("PSW20-000001");

    private final Proposal proposal = mock(Proposal.class);
    private final Act act = mock(Act.class);
    private final FundLedger ledger = mock(FundLedger.class);
    private final Proposals proposals = mock(Proposals.class);
    private final Procedure procedure = mock(Procedure.class);
    private final Deadlines register = mock(Deadlines.class);
    private final CallActPhase.Effects effects = new CallActPhase.Effects(
            mock(Acts.class), ledger, mock(CallEnd.class), mock(ClockActs.class), proposals, procedure, register);

    @BeforeEach
    void anAnnulmentIsSigned() {
        when(proposal.code()).thenReturn(CODE);
        when(proposal.notice()).thenReturn("psw-2020");
        when(act.kind()).thenReturn(ActKind.ANNULMENT);
        when(act.notice()).thenReturn("psw-2020");
        when(act.code()).thenReturn(new ReferenceCode("ATTO-000001"));
        when(act.number()).thenReturn(Optional.of("G00099"));
        when(proposals.in(argThat(states -> states != null && states.contains(CaseState.TRANSMITTED))))
                .thenReturn(List.of(proposal));
        when(proposals.lock(any())).thenReturn(proposal);
        when(proposals.by(anyString())).thenReturn(Mark.of("direttore", Instant.parse("2020-06-01T10:00:00Z")));
    }

    @Test
    void a_case_that_is_not_opened_yet_is_closed_although_the_ledger_does_not_know_it() {
        doThrow(Refusal.notFound("la domanda nel fondo")).when(ledger).leave(any(), anyString(), anyString());

        effects.signed(new ActSigned(act, "direttore"));

        verify(proposal).closeForAnnulledCall(any());
        verify(ledger, never()).leave(any(), anyString(), anyString());
        verify(procedure).callAnnulled(CODE);
    }

    @Test
    void a_case_that_is_opened_leaves_the_ledger_under_the_act() {
        when(register.find(CODE, DeadlineKind.DL_04)).thenReturn(Optional.of(mock(Deadline.class)));

        effects.signed(new ActSigned(act, "direttore"));

        verify(ledger).leave(CODE, "avviso revocato o annullato", "G00099");
    }
}
