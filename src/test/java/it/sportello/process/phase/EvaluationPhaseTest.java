package it.sportello.process.phase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import it.sportello.act.ActKind;
import it.sportello.act.Acts;
import it.sportello.process.Facts;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.ProposalFixture;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationPhaseTest {

    private static final ReferenceCode CODE = new ReferenceCode("PSW20-000001");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Rule("PSW-13-03")
    void noEvaluationIsOpenedBeforeTheCommissionIsAppointedByASignedAct(boolean signed) {
        Proposals proposals = mock(Proposals.class);
        Acts acts = mock(Acts.class);
        when(proposals.lock(CODE)).thenReturn(ProposalFixture.in(CaseState.ADMITTED_TO_EVALUATION));
        when(acts.isSigned(eq(ActKind.COMMISSION), any())).thenReturn(signed);

        assertThat(new EvaluationPhase().registerForEvaluation(proposals, acts).run(CODE))
                .containsEntry(Facts.COMMISSION_APPOINTED, signed);
    }
}
