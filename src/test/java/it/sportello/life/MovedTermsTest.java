package it.sportello.life;

import static it.sportello.deadline.DeadlineKind.DL_07;
import static it.sportello.deadline.DeadlineKind.DL_09;
import static it.sportello.deadline.DeadlineKind.DL_11;
import static it.sportello.deadline.DeadlineKind.DL_12;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.register.ClockAct;
import it.sportello.deadline.register.ClockActs;
import it.sportello.deadline.register.DeadlineChange;
import it.sportello.deadline.register.DeadlineState;
import it.sportello.deadline.register.Deadlines;
import it.sportello.grant.Grants;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.CaseState;
import it.sportello.revocation.Revocations;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Terms that move after they have expired, acts recorded after their instant, expiries while nothing ran. */
@IntegrationTest
@Rule({"PSW-00-04", "PSW-00-07", "PSW-00-08"})
class MovedTermsTest {

    private static final ClockAct ACT = new ClockAct("G00099", "Rettifica della pubblicazione", "rup");
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String NOTICE_TASK = "UserTask_PrepareFormalNotice";

    @Autowired
    private Office office;

    @Autowired
    private Deadlines register;

    @Autowired
    private ClockActs acts;

    @Autowired
    private Grants grants;

    @Autowired
    private Revocations revocations;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private ProcessEngine engine;

    @Test
    void a_term_moved_after_its_expiry_withdraws_the_breach_and_expires_again_at_its_new_end() {
        ReferenceCode code = expiredStart("Termine Spostato S.r.l.");
        LocalDate today = office.today();

        acts.correctEvent(List.of(code), Set.of(DL_07), StartEvent.on(today, "BUR n. 2, errata corrige"), ACT);

        office.awaitNoTask(code, NOTICE_TASK);
        assertThat(office.proposal(code).has(CaseFlag.FORMAL_NOTICE)).isFalse();
        assertThat(revocations.breaches(code)).isEmpty();
        assertThat(register.require(code, DL_07).state()).isEqualTo(DeadlineState.RUNNING);

        office.letExpire(code, DL_07);
        office.awaitTask("ufficio", code, NOTICE_TASK);
        assertThat(revocations.breaches(code)).hasSize(1);
        assertThat(register.changes(register.require(code, DL_07).id()))
                .extracting(DeadlineChange::what)
                .containsExactly(
                        DeadlineChange.What.OPENED,
                        DeadlineChange.What.EXPIRED,
                        DeadlineChange.What.EVENT_CORRECTED,
                        DeadlineChange.What.EXPIRED);
        assertThat(undelivered(code)).isZero();
    }

    @Test
    @Rule({"PSW-20-01", "PSW-20-02"})
    void a_notice_already_served_stays() {
        ReferenceCode code = expiredStart("Diffida Notificata S.r.l.");
        office.serveNotice(code);

        acts.correctEvent(List.of(code), Set.of(DL_07), StartEvent.on(office.today(), "BUR n. 2, errata corrige"), ACT);

        assertThat(office.proposal(code).has(CaseFlag.FORMAL_NOTICE)).isTrue();
        assertThat(revocations.breaches(code)).hasSize(1);
    }

    @Test
    @Rule({"PSW-09-01", "PSW-19-01"})
    void the_report_runs_from_the_new_end_of_the_nine_months_that_closed_the_activity() {
        ReferenceCode code =
                office.conceded(office.enterprise("Nove Mesi S.r.l.").employees(8, 0));
        office.underWay(code);
        office.letExpire(code, DL_09);
        office.awaitState(code, CaseState.ACTIVITY_ENDED);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(breachesOf(code, DL_09)).isEqualTo(1));
        LocalDate end = register.dueDate(code, DL_09).orElseThrow();

        acts.suspendCase(code, DL_09, end.minusDays(20), end.minusDays(1), ACT);

        LocalDate later = register.dueDate(code, DL_09).orElseThrow();
        // Twenty days more, less those by which a holiday had moved the end.
        assertThat(later).isAfter(end.plusDays(15));
        assertThat(grants.of(code).activityEnd()).contains(later);
        assertThat(register.require(code, DL_12).event().date()).isEqualTo(later);
        assertThat(breachesOf(code, DL_09)).isZero();

        office.letExpire(code, DL_09);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(breachesOf(code, DL_09)).isEqualTo(1));
    }

    @Test
    @Rule({"PSW-16-02", "PSW-16-07", "PSW-09-03"})
    void a_variation_within_the_nine_months_moves_the_times_of_the_project_and_nothing_else() {
        ReferenceCode code = office.running("Tempi Variati S.r.l.");
        LocalDate nineMonths = register.dueDate(code, DL_09).orElseThrow();
        LocalDate newEnd = register.dueDate(code, DL_11).orElseThrow().minusDays(14);
        office.beneficiary(code).requestVariation();

        office.decide(
                "ufficio",
                code,
                "UserTask_DecideVariation",
                Map.of(
                        "decision",
                        "AUTHORISED",
                        "newEndDate",
                        newEnd.toString(),
                        "actNumber",
                        "G00077",
                        "grounds",
                        "Il docente è stato sostituito."));

        assertThat(register.dueDate(code, DL_09)).contains(nineMonths);
        assertThat(register.dueDate(code, DL_11).orElseThrow()).isBetween(newEnd, newEnd.plusDays(3));
    }

    @Test
    @Rule({"PSW-16-01", "PSW-20-01"})
    void a_pec_received_in_time_and_recorded_later_withdraws_the_breach() {
        ReferenceCode code = expiredStart("Posta Certificata S.r.l.");
        Instant inTime = register.firesAt(code, DL_07).minusSeconds(1);

        HttpResponse<String> future = received(
                code, office.today().plusDays(1).atStartOfDay(Office.ROME).toInstant());
        assertThat(future.statusCode()).isEqualTo(422);
        HttpResponse<String> recorded = received(code, inTime);

        assertThat(recorded.statusCode()).as(recorded.body()).isEqualTo(302);
        office.awaitState(code, CaseState.IN_PROGRESS);
        office.awaitNoTask(code, NOTICE_TASK);
        assertThat(office.proposal(code).has(CaseFlag.FORMAL_NOTICE)).isFalse();
        assertThat(register.require(code, DL_07).metAt()).isEqualTo(inTime);
        assertThat(register.require(code, DL_07).state()).isEqualTo(DeadlineState.MET);
        assertThat(register.require(code, DL_09).event().at()).isEqualTo(inTime);
    }

    @Test
    @Rule("PSW-16-01")
    void a_pec_received_a_second_late_is_late_whenever_it_is_recorded() {
        ReferenceCode code = expiredStart("Posta Tardiva S.r.l.");

        HttpResponse<String> recorded = received(code, register.firesAt(code, DL_07));

        assertThat(recorded.statusCode()).as(recorded.body()).isEqualTo(302);
        assertThat(register.require(code, DL_07).state()).isEqualTo(DeadlineState.EXPIRED);
        assertThat(revocations.breaches(code)).hasSize(1);
    }

    @Test
    void a_term_that_expired_while_the_program_was_down_expires_once_when_it_starts() {
        ReferenceCode code =
                office.conceded(office.enterprise("Fermo Macchina S.r.l.").employees(8, 0));
        JobExecutor executor =
                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        executor.shutdown();
        try {
            office.moveTo(register.firesAt(code, DL_07).plus(Duration.ofDays(3)));
            assertThat(register.require(code, DL_07).state()).isEqualTo(DeadlineState.RUNNING);
        } finally {
            executor.start();
        }

        office.awaitTask("ufficio", code, NOTICE_TASK);
        assertThat(revocations.breaches(code)).hasSize(1);
        assertThat(expiries(code, DL_07)).isEqualTo(1);
    }

    private ReferenceCode expiredStart(String name) {
        ReferenceCode code = office.conceded(office.enterprise(name).employees(8, 0));
        office.letExpire(code, DL_07);
        office.awaitTask("ufficio", code, NOTICE_TASK);
        assertThat(office.proposal(code).has(CaseFlag.FORMAL_NOTICE)).isTrue();
        return code;
    }

    private HttpResponse<String> received(ReferenceCode code, Instant at) {
        return office.recordPec(code, "START", at, Map.of());
    }

    private long breachesOf(ReferenceCode code, DeadlineKind kind) {
        return revocations.breaches(code).stream()
                .filter(breach -> breach.deadline().filter(kind.id()::equals).isPresent())
                .count();
    }

    private long expiries(ReferenceCode code, DeadlineKind kind) {
        return register.changes(register.require(code, kind).id()).stream()
                .filter(change -> change.what() == DeadlineChange.What.EXPIRED)
                .count();
    }

    /** Incidents of the case, once its processes are at rest. */
    private long undelivered(ReferenceCode code) {
        await().atMost(PATIENCE).until(() -> office.hasTask("ufficio", code, NOTICE_TASK));
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(code.value()).list().stream()
                .mapToLong(instance -> runtime.createIncidentQuery()
                        .processInstanceId(instance.getId())
                        .count())
                .sum();
    }
}
