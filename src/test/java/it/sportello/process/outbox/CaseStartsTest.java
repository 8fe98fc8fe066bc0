package it.sportello.process.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who transmits is acknowledged at once; the case is started when the engine has room for it. */
@IntegrationTest
class CaseStartsTest {

    private static final String BUSY = "another-node";

    @Autowired
    private Office office;

    @Autowired
    private CaseStarts starts;

    @Autowired
    private HistoryService history;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void theEngineHasRoomAgain() {
        jdbc.sql("delete from act_ru_job where lock_owner_ = ?").param(BUSY).update();
    }

    @Test
    @Rule("PSW-13-12")
    void while_the_engine_has_enough_to_do_no_case_is_started_and_then_they_start_in_the_order_of_arrival() {
        jobsInTheHandsOfAnotherNode(200);
        ReferenceCode first = office.transmitted(office.enterprise("Prima in coda S.r.l."));
        ReferenceCode second = office.transmitted(office.enterprise("Seconda in coda S.r.l."));

        assertThat(starts.startTogether()).isFalse();
        assertThat(starts.heldBack()).isPositive();
        assertThat(started(first, second)).isEmpty();

        theEngineHasRoomAgain();

        await().untilAsserted(() -> assertThat(started(first, second)).containsExactly(first.value(), second.value()));
    }

    private void jobsInTheHandsOfAnotherNode(int count) {
        jdbc.sql(
                        """
                        insert into act_ru_job (id_, rev_, type_, lock_owner_, lock_exp_time_, exclusive_, retries_,
                            handler_type_, suspension_state_, priority_, create_time_)
                        select 'busy-' || n, 1, 'message', :owner, now() + interval '100 years', true, 3,
                            'async-continuation', 1, 0, now()
                          from generate_series(1, :count) n""")
                .param("owner", BUSY)
                .param("count", count)
                .update();
    }

    private List<String> started(ReferenceCode... codes) {
        return List.of(codes).stream()
                .flatMap(code -> history
                        .createHistoricProcessInstanceQuery()
                        .processDefinitionKey("grant-procedure")
                        .processInstanceBusinessKey(code.value())
                        .list()
                        .stream())
                .sorted((one, other) -> one.getStartTime().compareTo(other.getStartTime()))
                .map(HistoricProcessInstance::getBusinessKey)
                .toList();
    }
}
