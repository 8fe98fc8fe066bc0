package it.sportello.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.sportello.act.ActKind;
import it.sportello.act.Acts;
import it.sportello.act.Waiting;
import it.sportello.correspondence.Messages;
import it.sportello.funding.Balance;
import it.sportello.funding.Envelope;
import it.sportello.funding.FundLedger;
import it.sportello.funding.LedgerReader;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.CaseState;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A call whose money does not reach for everybody, worked as people work it. */
@IntegrationTest
class ScarceFundsLifeTest {

    /** Its switch {@code funding.partial} is on; {@code rna.registrationRequired} is off. */
    private static final String CALL = "psw-scarsa";

    @Autowired
    private Office office;

    @Autowired
    private Acts acts;

    @Autowired
    private FundLedger ledger;

    @Autowired
    private LedgerReader reader;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TransactionTemplate transaction;

    @AfterEach
    void casesAndProceduresAgree() {
        office.awaitAgreement();
    }

    @Test
    @Rule({"PSW-06-15", "PSW-06-16", "PSW-08-09", "PSW-08-10", "PSW-08-11", "PSW-13-03", "PSW-14-06"})
    void while_B_is_empty_A_is_funded_alone_and_what_is_left_of_it_is_offered_to_the_next() {
        ledger.open(CALL, Euro.of("8000.00"), Euro.ZERO);
        ReferenceCode first = office.transmitted(CALL, office.smallEnterprise("Prima in ordine S.r.l."));
        office.admit(first);
        awaitsTheCommission(first);
        appointCommission(CALL);
        office.score(first);
        ReferenceCode next = scored(CALL, "Seconda in ordine S.r.l.");

        office.queue(first);
        office.queue(next);
        office.takeTurn(first);

        assertThat(office.proposal(first).has(CaseFlag.B_AWAITING_FUNDS)).isTrue();
        office.awaitMessage(next, Messages.APPLICANT, "Offerta di contributo parziale");
        assertThat(office.state(next)).isEqualTo(CaseState.AWAITING_FUNDS);

        ReferenceCode act = office.determination(List.of(first));
        List<Waiting> published =
                transaction.execute(status -> acts.require(act).waiting());
        assertThat(published).singleElement().satisfies(waiting -> {
            assertThat(waiting.code()).isEqualTo(next);
            assertThat(waiting.reason()).isNotBlank();
        });
        office.publish(act);

        office.beneficiary(next).acceptPartialGrant();
        office.takeTurn(next, Map.of("commitmentNumber", "IMP-" + next));
        office.publish(office.determination(List.of(next)));

        office.awaitState(next, CaseState.AWAITING_START);
        assertThat(conceded(first)).isEqualTo("5000.00 + 0.00");
        assertThat(conceded(next)).isEqualTo("3000.00 + 0.00");
        Balance left = reader.balances(CALL).get(Envelope.A);
        assertThat(left.remaining()).isEqualTo(Euro.ZERO);
    }

    @Test
    @Rule({"PSW-12-11", "PSW-12-19", "PSW-13-14"})
    void a_case_to_be_excluded_does_not_hold_up_those_that_wait_with_it_and_may_come_back_to_them() {
        String call = "psw-chiusa";
        ledger.open(call, Euro.of("8000.00"), Euro.ZERO);
        appointCommission(call);
        ReferenceCode ahead = office.transmitted(
                call, office.enterprise("Davanti in coda S.r.l.").employees(8, 0));
        ReferenceCode excluded = scored(call, "Da escludere S.r.l.");
        ReferenceCode resumed = scored(call, "Di nuovo in coda S.r.l.");
        List<ReferenceCode> doubtful = List.of(excluded, resumed);
        doubtful.forEach(office::queue);
        doubtful.forEach(code -> {
            office.awaitState(code, CaseState.AWAITING_EARLIER_DECISIONS);
            office.reportExclusionGround(code);
            office.confirmLaterExclusion(code, "Requisito mancante.");
            office.notifyReasons(code);
        });

        office.admit(ahead);
        office.score(ahead);
        office.commit(ahead);

        assertThat(doubtful).extracting(office::state).containsOnly(CaseState.AWAITING_EARLIER_DECISIONS);
        office.acceptObservations(resumed, "Il requisito c'è.");
        assertThat(office.state(resumed)).isEqualTo(CaseState.AWAITING_FUNDS);
        office.confirmRejection(excluded);
        office.publish(office.determination(List.of(ahead, excluded)));
        office.awaitState(excluded, CaseState.CLOSED);
    }

    private void awaitsTheCommission(ReferenceCode code) {
        await().atMost(Duration.ofSeconds(40))
                .until(() -> runtime.createExecutionQuery()
                                .processInstanceBusinessKey(code.value())
                                .messageEventSubscriptionName("commissionAppointed")
                                .count()
                        == 1);
        assertThat(office.hasTask("commissione", code, "UserTask_ScoreProposal"))
                .isFalse();
    }

    private void appointCommission(String call) {
        ReferenceCode act = acts.open(ActKind.COMMISSION, call, "rup").code();
        acts.draft(
                act,
                ActKind.COMMISSION,
                Map.of("subject", "Nomina", "members", "Giulia Ferri", "grounds", "Avvio delle valutazioni."));
        acts.sign(act, "G98", office.today(), "direttore");
    }

    private ReferenceCode scored(String call, String name) {
        ReferenceCode code = office.transmitted(call, office.enterprise(name).employees(8, 0));
        office.admit(code);
        office.score(code);
        return code;
    }

    private String conceded(ReferenceCode code) {
        return office.proposal(code).concededA() + " + " + office.proposal(code).concededB();
    }
}
