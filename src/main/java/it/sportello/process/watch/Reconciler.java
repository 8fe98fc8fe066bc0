package it.sportello.process.watch;

import it.sportello.process.Models;
import it.sportello.proposal.CaseState;
import it.sportello.shared.ReferenceCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Compares every case with the position of its procedure. Both are read in one statement, that is at one instant; a case
 * with a message on the way or a job to run is about to move and is left out. A case under examination stands in the
 * scope <em>Istruttoria</em>, a conceded one in the scope <em>Concessione</em> or its settlement, a closed one nowhere.
 * What is paid back or closed may be run by a control instead of the procedure, and says nothing.
 */
@Component
public class Reconciler {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final int MOST = 100;

    private static final Set<CaseState> EXAMINED = EnumSet.range(CaseState.TRANSMITTED, CaseState.COMMITTED);
    private static final Set<CaseState> CONCEDED = EnumSet.range(CaseState.APPROVED, CaseState.RECOGNISED);
    private static final Set<CaseState> OVER =
            EnumSet.of(CaseState.ARCHIVED, CaseState.CLOSED, CaseState.CLOSED_CALL_ANNULLED);

    private static final String DISAGREEING =
            """
            select code, state, running, examined, conceded
            from (select p.reference_code as code, p.state, spine.id_ is not null as running,
                         exists (select 1 from act_ru_execution e
                                  where e.proc_inst_id_ = spine.id_ and e.act_id_ = any(:instruction)) as examined,
                         exists (select 1 from act_ru_execution e
                                  where e.proc_inst_id_ = spine.id_ and e.act_id_ = any(:concession)) as conceded
                    from proposal p
                    left join (select e.id_, e.business_key_
                                 from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
                                where d.key_ = :spine and e.parent_id_ is null) spine
                      on spine.business_key_ = p.reference_code
                   where p.arrival_number is not null) place
            where (state = any(:examinedStates) and not examined
                   or state = any(:concededStates) and not conceded
                   or state = any(:over) and running)
              and not exists (select 1 from engine_message m where m.case_code = code)
              and not exists (select 1 from act_ru_job j join act_ru_execution i on i.id_ = j.process_instance_id_
                               where i.business_key_ = code and j.type_ <> 'timer')
            order by code limit :most""";

    private final JdbcClient jdbc;
    private final RepositoryService repository;
    private volatile List<Disagreement> latest = List.of();

    Reconciler(JdbcClient jdbc, RepositoryService repository) {
        this.jdbc = jdbc;
        this.repository = repository;
    }

    /** What the last comparison of this node found; at most a hundred. */
    public List<Disagreement> latest() {
        return latest;
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 60_000)
    void compareRegularly() {
        try {
            latest = compare();
            latest.forEach(disagreement -> LOG.warn(disagreement.sentence()));
        } catch (DataAccessException | CannotCreateTransactionException e) {
            LOG.warn("Cases and procedures cannot be compared: {}", e.getMessage());
        }
    }

    /** Compares now. */
    public List<Disagreement> compare() {
        BpmnModelInstance spine = spine();
        return jdbc.sql(DISAGREEING)
                .param("spine", Models.GRANT_PROCEDURE)
                .param(
                        "instruction",
                        nodes(
                                spine,
                                "SubProcess_Instruction",
                                "ServiceTask_OpenCase",
                                "ReceiveTask_WaitForExclusionAct"))
                .param("concession", nodes(spine, "SubProcess_Concession", "CallActivity_FinalSettlement"))
                .param("examinedStates", names(EXAMINED))
                .param("concededStates", names(CONCEDED))
                .param("over", names(OVER))
                .param("most", MOST)
                .query((row, n) -> disagreement(row))
                .list();
    }

    private BpmnModelInstance spine() {
        return repository.getBpmnModelInstance(repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(Models.GRANT_PROCEDURE)
                .latestVersion()
                .singleResult()
                .getId());
    }

    /** The ids of these nodes and of all that lies within them. */
    private static String[] nodes(BpmnModelInstance model, String... outermost) {
        Set<String> wanted = Set.of(outermost);
        return model.getModelElementsByType(FlowNode.class).stream()
                .filter(node -> within(node).anyMatch(wanted::contains))
                .map(FlowNode::getId)
                .toArray(String[]::new);
    }

    private static Stream<String> within(FlowNode node) {
        return Stream.iterate(
                        (ModelElementInstance) node, FlowNode.class::isInstance, ModelElementInstance::getParentElement)
                .map(element -> ((FlowNode) element).getId());
    }

    private static String[] names(Collection<CaseState> states) {
        return states.stream().map(CaseState::name).toArray(String[]::new);
    }

    private static Disagreement disagreement(ResultSet row) throws SQLException {
        String found = !row.getBoolean("running")
                ? "il suo procedimento non è in corso"
                : row.getBoolean("examined")
                        ? "il suo procedimento è in istruttoria"
                        : row.getBoolean("conceded")
                                ? "il suo procedimento è nella concessione"
                                : "il suo procedimento è altrove";
        return new Disagreement(
                new ReferenceCode(row.getString("code")), CaseState.valueOf(row.getString("state")), found);
    }
}
