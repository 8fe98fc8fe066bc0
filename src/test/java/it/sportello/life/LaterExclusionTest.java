package it.sportello.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import it.sportello.act.Acts;
import it.sportello.correspondence.Messages;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.DeadlineState;
import it.sportello.deadline.register.Deadlines;
import it.sportello.evaluation.ScoreCards;
import it.sportello.funding.FundLedger;
import it.sportello.process.clock.TrainingClock;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.CaseState;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.DeskUser;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import it.sportello.web.intake.demo.SampleForm;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A ground of exclusion found after the admission: the applicant is heard before the act, and the case stays in place. */
@IntegrationTest
@Rule({"PSW-12-11", "PSW-12-19"})
class LaterExclusionTest {

    private static final DateTimeFormatter ENGINE_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Autowired
    private Office office;

    @Autowired
    private TrainingClock clock;

    @Autowired
    private Deadlines register;

    @Autowired
    private FundLedger ledger;

    @Autowired
    private ScoreCards cards;

    @Autowired
    private Acts acts;

    @Autowired
    private TransactionTemplate transaction;

    @AfterEach
    void casesAndProceduresAgree() {
        office.awaitAgreement();
    }

    @Test
    @Rule({"PSW-12-19", "PSW-13-10", "PSW-14-06"})
    void the_applicant_has_ten_days_to_the_second_and_the_act_then_excludes_and_frees_the_commitment() {
        ReferenceCode code = committed("Esclusa Dopo S.r.l.");
        exclude(code);
        office.awaitMessage(code, Messages.APPLICANT, "Comunicazione dei motivi ostativi");
        assertThat(register.require(code, DeadlineKind.DL_04).state()).isEqualTo(DeadlineState.SUSPENDED);

        Instant midnight = register.firesAt(code, DeadlineKind.DL_28);
        office.moveTo(midnight.minusSeconds(1));
        boolean early = office.hasTask("ufficio", code, "UserTask_AssessObservations");
        assertThat(clock.now().isBefore(midnight) && early).isFalse();
        office.letExpire(code, DeadlineKind.DL_28);
        assertThat(created(office.awaitTask("ufficio", code, "UserTask_AssessObservations")))
                .isAfterOrEqualTo(midnight);
        office.confirmRejection(code);

        assertThat(register.dueDate(code, DeadlineKind.DL_04).orElseThrow()).isAfter(office.today());
        office.awaitCandidate(code);
        assertThat(ledger.held(code).amountA()).isEqualTo(Euro.of("5000.00"));
        office.publish(office.determination(List.of(code)));
        office.awaitState(code, CaseState.CLOSED);
        awaitReleased(code);
    }

    @Test
    @Rule({"PSW-12-19", "PSW-13-14", "PSW-08-08"})
    void a_case_in_the_queue_keeps_its_turn_and_is_conceded_once_its_observations_are_accepted() {
        ReferenceCode code = office.admitted("Turno Conservato S.r.l.");
        office.score(code);
        office.surveyAids(code, "0.00");
        office.awaitState(code, CaseState.AWAITING_EARLIER_DECISIONS);
        exclude(code);

        office.moveTo(office.proposal(code).submissionDate().orElseThrow().plusDays(1));
        HttpResponse<String> survey = office.submit(
                "ufficio",
                code,
                "UserTask_RecordAidSurvey",
                Map.of("surveyDate", office.today().toString(), "surveyNumber", "VIS-1", "aidsTotal", "0.00"));
        assertThat(survey.statusCode()).isEqualTo(400);
        assertThat(survey.body()).contains("È stato proposto l'esito «escluso»").contains("PSW-00-11");
        FundLedger.Commitment reserved = ledger.proposed(code);
        assertThat(reserved.amountA()).isEqualTo(Euro.of("5000.00"));

        office.acceptObservations(code, "L'unità operativa è nel Lazio: si allega la visura camerale.");
        assertThat(ledger.proposed(code)).isEqualTo(reserved);
        assertThat(cards.latest(code).orElseThrow().isApprovable()).isTrue();
        assertThat(office.proposal(code).proposedOutcome()).isEmpty();
        office.takeTurn(code);
        office.publish(office.determination(List.of(code)));

        office.awaitState(code, CaseState.AWAITING_START);
    }

    @Test
    @Rule({"PSW-12-19", "PSW-08-08", "PSW-13-06"})
    void neither_a_score_nor_a_commitment_is_decided_while_the_notice_runs() {
        ReferenceCode scored = office.admitted("Punteggio Sospeso S.r.l.");
        office.appointCommission();
        ReferenceCode inTurn = office.admitted("Impegno Sospeso S.r.l.");
        office.score(inTurn);
        office.queue(inTurn);
        office.reachTurn(inTurn);
        exclude(scored);
        exclude(inTurn);

        assertThat(refused("commissione", scored, "UserTask_ScoreProposal", Office.SCORE_OF_80))
                .contains("prima di proseguire va adottato o ritirato");
        assertThat(refused(
                        "ufficio",
                        inTurn,
                        "UserTask_ConfirmCommitment",
                        Map.of("cor", "1234567", "commitmentNumber", "IMP-1")))
                .contains("prima di proseguire va adottato o ritirato");
        assertThat(cards.latest(scored)).isEmpty();
        assertThat(ledger.held(inTurn).amountA()).isEqualTo(Euro.ZERO);

        office.acceptObservations(scored, "Il requisito c'è.");
        office.score(scored);
        office.awaitState(scored, CaseState.DE_MINIMIS_CHECK);
    }

    @Test
    @Rule({"PSW-12-19", "PSW-14-03"})
    void a_committed_case_leaves_the_act_in_preparation_and_enters_none_until_it_is_heard() {
        ReferenceCode code = committed("Fuori Atto S.r.l.");
        ReferenceCode act = office.gathered(List.of(code));
        office.reportExclusionGround(code);
        office.confirmLaterExclusion(code, "Requisito mancante.");

        assertThat(departures(act)).containsExactly(code + " causa di esclusione sopravvenuta");
        assertThat(chosen(code).body())
                .contains("causa di esclusione sopravvenuta")
                .contains("PSW-12-19");
        office.notifyReasons(code);
        assertThat(chosen(code).statusCode()).isEqualTo(422);

        office.acceptObservations(code, "Il requisito c'è.");
        office.publish(office.determination(List.of(code)));
        office.awaitState(code, CaseState.AWAITING_START);
    }

    @Test
    @Rule({"PSW-12-09", "PSW-12-11", "PSW-12-19"})
    void a_second_ground_waits_for_the_notice_of_the_first_and_then_has_its_own() {
        SampleForm form = office.smallEnterprise("Due Cause S.r.l.");
        ReferenceCode code = office.transmitted(form);
        office.admit(code);
        exclude(code);
        office.transmitted(form);

        assertThat(refused(
                        "ufficio",
                        code,
                        "UserTask_ConfirmLaterExclusion",
                        Map.of("exclusionConfirmed", "CONFIRMED", "grounds", "Due proposte della stessa impresa.")))
                .contains("È stato proposto l'esito «escluso»");
        office.acceptObservations(code, "Il requisito c'è.");
        office.confirmLaterExclusion(code, "Due proposte della stessa impresa.");
        assertThat(office.proposal(code).negativeGrounds())
                .anyMatch(ground -> ground.code().equals("EXC_DUPLICATE_APPLICANT"));
        office.refuse(code);

        office.awaitState(code, CaseState.CLOSED);
    }

    @Test
    @Rule({"PSW-12-12", "PSW-12-19"})
    void who_withdraws_while_the_notice_runs_is_closed_without_an_act() {
        ReferenceCode code = committed("Rinuncia al Preavviso S.r.l.");
        exclude(code);

        office.beneficiary(code).withdraw();

        office.awaitState(code, CaseState.CLOSED);
        awaitReleased(code);
        assertThat(office.proposal(code).has(CaseFlag.PRE_REJECTION_NOTICE)).isFalse();
    }

    @Test
    @Rule("PSW-12-19")
    void where_the_call_foresees_no_notice_the_exclusion_goes_to_the_act_at_once() {
        ReferenceCode code = office.transmitted("psw-prova", office.smallEnterprise("Senza Preavviso S.r.l."));
        office.admit(code);
        office.reportExclusionGround(code);
        office.confirmLaterExclusion(code, "Requisito mancante.");

        office.awaitCandidate(code);
        assertThat(register.find(code, DeadlineKind.DL_28)).isEmpty();
        office.publish(office.determination(List.of(code)));
        office.awaitState(code, CaseState.CLOSED);
    }

    private ReferenceCode committed(String name) {
        ReferenceCode code = office.admitted(name);
        office.score(code);
        office.commit(code);
        return code;
    }

    /** A ground is found and confirmed, and the applicant told of it. */
    private void exclude(ReferenceCode code) {
        office.reportExclusionGround(code);
        office.confirmLaterExclusion(code, "Requisito mancante.");
        office.notifyReasons(code);
    }

    private String refused(String person, ReferenceCode code, String task, Map<String, ?> fields) {
        HttpResponse<String> answer = office.submit(person, code, task, fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return answer.body();
    }

    /** The answer to the choice of the case for a new act. */
    private HttpResponse<String> chosen(ReferenceCode code) {
        ReferenceCode act = office.opened();
        DeskUser officer = office.user("ufficio");
        String task = office.awaitTask("ufficio", act, "UserTask_GatherCases")
                .get("id")
                .asText();
        officer.claim(task);
        return officer.call(
                "PUT", "/api/v1/desk/tasks/" + task + "/gather-cases", Map.of("codes", List.of(code.value())));
    }

    private static Instant created(JsonNode task) {
        return OffsetDateTime.parse(task.get("created").asText(), ENGINE_TIME).toInstant();
    }

    private void awaitReleased(ReferenceCode code) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ledger.held(code).amountA()).isEqualTo(Euro.ZERO));
    }

    private List<String> departures(ReferenceCode act) {
        return transaction.execute(status -> acts.require(act).departures().stream()
                .map(departure -> departure.code() + " " + departure.reason())
                .toList());
    }
}
