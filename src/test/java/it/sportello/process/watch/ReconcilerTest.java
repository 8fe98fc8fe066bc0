package it.sportello.process.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.sportello.proposal.CaseState;
import it.sportello.shared.ReferenceCode;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class ReconcilerTest {

    @Autowired
    private Office office;

    @Autowired
    private Reconciler reconciler;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void a_case_agrees_with_its_procedure_from_the_examination_to_the_concession() {
        ReferenceCode code = office.transmitted(office.enterprise("Impresa in regola S.r.l."));
        office.awaitState(code, CaseState.FORMAL_CHECK);
        assertThat(found(code)).isEmpty();
        office.admit(code);
        office.score(code);
        office.commit(code);
        office.publish(office.determination(List.of(code)));
        office.awaitState(code, CaseState.AWAITING_START);
        assertThat(found(code)).isEmpty();
    }

    @Test
    void a_case_whose_state_runs_ahead_of_its_procedure_is_named() {
        ReferenceCode code = office.transmitted(office.enterprise("Impresa in anticipo S.r.l."));
        office.awaitState(code, CaseState.FORMAL_CHECK);
        await().until(() -> office.hasTask("ufficio", code, "UserTask_CheckFormalAdmissibility"));

        become(code, CaseState.IN_PROGRESS);
        assertThat(found(code))
                .singleElement()
                .extracting(Disagreement::sentence)
                .isEqualTo("La domanda " + code
                        + " è nello stato «attività avviata», ma il suo procedimento è in istruttoria.");
        become(code, CaseState.CLOSED);
        assertThat(found(code)).hasSize(1);
        become(code, CaseState.FORMAL_CHECK);
        assertThat(found(code)).isEmpty();
    }

    private void become(ReferenceCode code, CaseState state) {
        jdbc.sql("update proposal set state = ? where reference_code = ?")
                .params(state.name(), code.value())
                .update();
    }

    private List<Disagreement> found(ReferenceCode code) {
        return reconciler.compare().stream()
                .filter(disagreement -> disagreement.code().equals(code))
                .toList();
    }
}
