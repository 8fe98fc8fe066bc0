package it.sportello.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import it.sportello.act.ActKind;
import it.sportello.act.Acts;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.DeadlineState;
import it.sportello.deadline.register.Deadlines;
import it.sportello.funding.Envelope;
import it.sportello.funding.LedgerReader;
import it.sportello.funding.Movement;
import it.sportello.payment.Payments;
import it.sportello.proposal.CallStates;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Closure;
import it.sportello.proposal.Procedure;
import it.sportello.shared.Euro;
import it.sportello.shared.ItalianText;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.test.IntegrationTest;
import it.sportello.test.Office;
import it.sportello.web.intake.demo.SampleForm;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The ways out of the models that a smooth case does not take. */
@IntegrationTest
class WaysOutTest {

    private static final AtomicInteger ENTE = new AtomicInteger(7100);

    @Autowired
    private Office office;

    @Autowired
    private Payments payments;

    @Autowired
    private Deadlines register;

    @Autowired
    private Acts acts;

    @Autowired
    private LedgerReader ledger;

    @Autowired
    private Procedure procedure;

    @Autowired
    private CallStates calls;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    // ------------------------------------------------------------------ examination

    @Test
    @Rule({"PSW-13-09", "PSW-13-15", "PSW-14-02"})
    void a_score_below_seventy_is_not_approved_and_closed_after_the_publication() {
        ReferenceCode code = office.admitted("Enoteca Testaccio S.r.l.");
        office.appointCommission();
        office.decide(
                "commissione",
                code,
                "UserTask_ScoreProposal",
                Map.of(
                        "a1",
                        "7.99",
                        "a2",
                        "16",
                        "b1",
                        "8",
                        "b2",
                        "8",
                        "c1",
                        "14",
                        "d1",
                        "10",
                        "e1",
                        "6",
                        "grounds",
                        "Proposta poco innovativa."));
        office.awaitMessage(code, "officers", "Elenco 2: esito della valutazione");
        office.refuse(code);

        office.awaitState(code, CaseState.CLOSED);
    }

    @Test
    @Rule("PSW-13-06")
    void a_score_out_of_its_range_is_refused_and_nothing_is_stored() {
        ReferenceCode code = office.admitted("Libreria Pigneto S.r.l.");
        office.appointCommission();
        var answer = office.submit(
                "commissione",
                code,
                "UserTask_ScoreProposal",
                Map.of(
                        "a1",
                        "11",
                        "a2",
                        "16",
                        "b1",
                        "8",
                        "b2",
                        "8",
                        "c1",
                        "14",
                        "d1",
                        "10",
                        "e1",
                        "6",
                        "grounds",
                        "Errore di battitura."));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("a1").contains("PSW-13-06");
        assertThat(office.state(code)).isEqualTo(CaseState.ADMITTED_TO_EVALUATION);
    }

    @Test
    @Rule("PSW-12-19")
    void observations_that_convince_bring_the_proposal_back_to_the_commission() {
        ReferenceCode code = office.admitted("Teatro Garbatella S.c.a.r.l.");
        office.appointCommission();
        office.decide(
                "commissione",
                code,
                "UserTask_ScoreProposal",
                Map.of(
                        "a1",
                        "5",
                        "a2",
                        "10",
                        "b1",
                        "5",
                        "b2",
                        "5",
                        "c1",
                        "10",
                        "d1",
                        "10",
                        "e1",
                        "5",
                        "grounds",
                        "Obiettivi poco chiari."));
        office.decide(
                "ufficio",
                code,
                "UserTask_NotifyPreRejection",
                Map.of("receivedOn", office.today().toString()));
        office.beneficiary(code).observe("La metodologia è descritta a pagina 4.");
        office.decide(
                "ufficio",
                code,
                "UserTask_AssessObservations",
                Map.of("rejectionConfirmed", "ACCEPTED", "grounds", "Il punteggio va riesaminato."));
        office.score(code);

        office.awaitTask("ufficio", code, "UserTask_RecordAidSurvey");
        assertThat(office.state(code)).isEqualTo(CaseState.DE_MINIMIS_CHECK);
    }

    @Test
    @Rule({"PSW-06-03", "PSW-06-08"})
    void aid_one_cent_above_the_ceiling_is_not_financed_at_all() {
        ReferenceCode code = office.admitted("Marmi Tivoli S.r.l.");
        office.score(code);
        office.surveyAids(code, "195000.01");
        office.refuse(code);

        office.awaitState(code, CaseState.CLOSED);
    }

    @Test
    @Rule({"PSW-06-16", "PSW-06-15"})
    void aid_that_holds_on_action_a_alone_is_refused_only_in_its_turn_if_action_b_is_available() {
        ReferenceCode code = office.admitted("Cartiera Aniene S.r.l.");
        office.score(code);
        office.surveyAids(code, "192500.01");
        office.awaitState(code, CaseState.AWAITING_EARLIER_DECISIONS);

        office.moveTo(office.proposal(code).submissionDate().orElseThrow().plusDays(1));
        office.surveyAids(code, "192500.01");
        office.refuse(code);

        office.awaitState(code, CaseState.CLOSED);
    }

    @Test
    @Rule("PSW-13-10")
    void thirty_days_without_an_act_are_told_and_decide_nothing() {
        ReferenceCode code = office.transmitted(office.smallEnterprise("Orafi del Corso S.n.c."));
        office.awaitTask("ufficio", code, "UserTask_CheckFormalAdmissibility");
        office.letExpire(code, DeadlineKind.DL_04);

        office.awaitMessage(code, "rup", "Termine di approvazione decorso");
        assertThat(office.state(code)).isEqualTo(CaseState.FORMAL_CHECK);
    }

    @Test
    @Rule("PSW-12-12")
    void who_withdraws_before_the_act_is_closed() {
        ReferenceCode code = office.transmitted(office.smallEnterprise("Noleggi Fregene S.r.l."));
        office.awaitTask("ufficio", code, "UserTask_CheckFormalAdmissibility");
        office.beneficiary(code).withdraw();

        office.awaitState(code, CaseState.CLOSED);
        office.awaitNoTask(code, "UserTask_CheckFormalAdmissibility");
    }

    @Test
    @Rule({"PSW-12-09", "PSW-12-11", "PSW-12-12"})
    void a_second_proposal_of_the_same_enterprise_excludes_the_first_already_admitted() {
        SampleForm form = office.smallEnterprise("Doppioni Romani S.r.l.");
        ReferenceCode first = office.transmitted(form);
        office.admit(first);
        ReferenceCode second = office.transmitted(form);
        office.confirmLaterExclusion(first, "Due proposte della stessa impresa.");
        office.refuse(first);

        office.awaitState(first, CaseState.CLOSED);
        office.awaitTask("ufficio", second, "UserTask_CheckFormalAdmissibility");
    }

    @Test
    @Rule({"PSW-12-19", "PSW-14-08"})
    void under_the_other_switches_documents_are_integrated_and_the_call_can_be_annulled() {
        ReferenceCode code = office.transmitted("psw-prova", office.smallEnterprise("Prova Switch S.r.l."));
        office.examine(code, "UNDERTAKING_B", "INCOMPLETE");
        office.decide("ufficio", code, "UserTask_CheckFormalAdmissibility", Map.of("formalOutcome", "INTEGRATE"));
        office.decide(
                "ufficio",
                code,
                "UserTask_RequestIntegration",
                Map.of(
                        "request",
                        "Atto unilaterale: manca la firma.",
                        "days",
                        "10",
                        "receivedOn",
                        office.today().toString()));
        assertThat(register.require(code, DeadlineKind.DL_04).state()).isEqualTo(DeadlineState.SUSPENDED);
        LocalDate asked = office.today();
        office.letExpire(code, DeadlineKind.DL_29);
        office.awaitTask("ufficio", code, "UserTask_CheckFormalAdmissibility");
        LocalDate lastStopped = register.dueDate(code, DeadlineKind.DL_29).orElseThrow();
        assertThat(register.dueDate(code, DeadlineKind.DL_04).orElseThrow())
                .isAfterOrEqualTo(asked.plusDays(29).plusDays(ChronoUnit.DAYS.between(asked, lastStopped)));
        assertThat(register.require(code, DeadlineKind.DL_29).state()).isEqualTo(DeadlineState.EXPIRED);
        Instant inTime = register.firesAt(code, DeadlineKind.DL_29).minusSeconds(1);
        assertThat(office.recordPec(code, "INTEGRATION", inTime, Map.of("text", "Atto firmato."))
                        .statusCode())
                .isEqualTo(302);
        assertThat(register.require(code, DeadlineKind.DL_29).state()).isEqualTo(DeadlineState.MET);
        assertThat(office.submit(
                                "ufficio",
                                code,
                                "UserTask_CheckFormalAdmissibility",
                                Map.of("formalOutcome", "INTEGRATE"))
                        .body())
                .contains("già stata chiesta una volta");
        office.decide("ufficio", code, "UserTask_CheckFormalAdmissibility", Map.of("formalOutcome", "EXCLUDE"));
        office.awaitCandidate(code); // no notice of rejection: preRejectionNotice is false

        ReferenceCode act = acts.open(ActKind.ANNULMENT, "psw-prova", "rup").code();
        acts.draft(act, ActKind.ANNULMENT, Map.of("subject", "Annullamento", "grounds", "Autotutela"));
        acts.sign(act, "G99", office.today(), "direttore");

        office.awaitState(code, CaseState.CLOSED_CALL_ANNULLED);
        assertThat(calls.closure("psw-prova").map(Closure::annulled)).contains(true);
        // The other tests of this call find it open.
        jdbc.sql("delete from call_state where notice = 'psw-prova'").update();
    }

    @Test
    @Rule("PSW-14-08")
    void the_annulment_of_the_call_closes_a_case_that_is_not_opened_yet() {
        ReferenceCode code = transmittedAndNotStarted("Ancora Chiusa S.r.l.");

        ReferenceCode act = acts.open(ActKind.ANNULMENT, "psw-prova", "rup").code();
        acts.draft(act, ActKind.ANNULMENT, Map.of("subject", "Annullamento", "grounds", "Autotutela"));
        acts.sign(act, "G98", office.today(), "direttore");

        assertThat(office.state(code)).isEqualTo(CaseState.CLOSED_CALL_ANNULLED);
        jdbc.sql("update engine_message set next_attempt_at = created_at where case_code = ?")
                .param(code.value())
                .update();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(register.find(code, DeadlineKind.DL_04))
                .isPresent());
        // The other tests of this call find it open.
        jdbc.sql("delete from call_state where notice = 'psw-prova'").update();
    }

    /** The message that starts it waits as long as one likes. */
    private ReferenceCode transmittedAndNotStarted(String name) {
        jdbc.sql("create function hold_start() returns trigger language plpgsql as"
                        + " 'begin new.next_attempt_at := ''infinity''; return new; end'")
                .update();
        jdbc.sql("create trigger hold_start before insert on engine_message for each row when (new.kind = 'START')"
                        + " execute function hold_start()")
                .update();
        try {
            return office.transmitted("psw-prova", office.smallEnterprise(name));
        } finally {
            jdbc.sql("drop trigger hold_start on engine_message").update();
            jdbc.sql("drop function hold_start()").update();
        }
    }

    @Test
    @Rule("PSW-14-08")
    void the_annulment_of_the_call_leaves_a_conceded_case_to_the_person_in_charge() {
        ReferenceCode code = office.running("Orologeria Salaria S.r.l.");
        transaction.executeWithoutResult(status -> procedure.callAnnulled(code));
        assertThat(office.submit("rup", code, "UserTask_AssessAnnulment", Map.of("grounds", " "))
                        .body())
                .contains("motivazione");
        office.decide(
                "rup",
                code,
                "UserTask_AssessAnnulment",
                Map.of("grounds", "L'attività è avviata: la concessione resta ferma."));
        office.awaitNoTask(code, "UserTask_AssessAnnulment");
        office.beneficiary(code).requestVariation();

        office.awaitTask("ufficio", code, "UserTask_DecideVariation");
        assertThat(office.state(code)).isEqualTo(CaseState.IN_PROGRESS);
    }

    @Test
    @Rule({"PSW-14-03", "PSW-14-05"})
    void one_determination_moves_twenty_cases_at_once() {
        List<ReferenceCode> codes = IntStream.range(0, 20)
                .mapToObj(i -> office.transmitted(office.smallEnterprise("Venti " + i + " S.r.l.")))
                .toList();
        codes.forEach(office::admit);
        codes.forEach(office::score);
        codes.forEach(office::commit);
        ReferenceCode act = office.determination(codes);
        codes.forEach(code -> assertThat(office.state(code)).isEqualTo(CaseState.APPROVED));
        office.publish(act);

        codes.forEach(code -> {
            assertThat(office.state(code)).isEqualTo(CaseState.AWAITING_START);
            assertThat(register.require(code, DeadlineKind.DL_07).due())
                    .isEqualTo(
                            register.require(codes.get(0), DeadlineKind.DL_07).due());
        });
        office.underWay(codes.get(19));
    }

    @Test
    @Rule("PSW-12-11")
    void a_later_ground_that_does_not_hold_lets_the_examination_go_on() {
        ReferenceCode code = office.admitted("Ceramiche Ninfa S.r.l.");
        office.reportExclusionGround(code);
        office.decide(
                "ufficio",
                code,
                "UserTask_ConfirmLaterExclusion",
                Map.of("exclusionConfirmed", "DISMISSED", "grounds", "Omonimia."));
        office.score(code);

        office.awaitTask("ufficio", code, "UserTask_RecordAidSurvey");
    }

    @Test
    @Rule({"PSW-14-03", "PSW-12-12"})
    void who_withdraws_leaves_the_determination_before_its_signature() {
        List<ReferenceCode> codes = Stream.of("Prima", "Seconda", "Terza")
                .map(name -> office.transmitted(office.smallEnterprise("Uscita " + name + " S.r.l.")))
                .sorted()
                .toList();
        codes.forEach(office::admit);
        codes.forEach(office::score);
        codes.forEach(office::commit);
        ReferenceCode act = office.gathered(codes);

        office.beneficiary(codes.get(0)).withdraw();

        assertThat(departures(act)).containsExactly(codes.get(0) + " rinuncia");
        office.sign(act);
        assertThat(acts.require(act).citation()).isEqualTo("n. G-" + act + " del " + ItalianText.day(office.today()));
        assertThat(office.state(codes.get(0))).isIn(CaseState.WITHDRAWN, CaseState.CLOSED);
        assertThat(codes.subList(1, 3)).extracting(office::state).containsOnly(CaseState.APPROVED);
    }

    /** What goes back to the envelope names its act, where there is one, and what it rests on (PSW-08-12). */
    private void awaitReleased(ReferenceCode code, @Nullable String act, String reason) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(ledger.movements("psw-2020"))
                .filteredOn(m -> m.kind() == Movement.Kind.RELEASED && code.equals(m.code()))
                .isNotEmpty()
                .allSatisfy(m -> {
                    assertThat(m.act()).isEqualTo(act);
                    assertThat(m.reason()).isEqualTo(reason);
                }));
    }

    private List<String> departures(ReferenceCode act) {
        return transaction.execute(status -> acts.require(act).departures().stream()
                .map(departure -> departure.code() + " " + departure.reason())
                .toList());
    }

    @Test
    @Rule({"PSW-18-03", "PSW-18-04"})
    void invoice_and_guarantee_of_the_advance_are_issued_between_the_concession_and_today() {
        ReferenceCode code = office.conceded("Fatture Datate S.r.l.");
        LocalDate concession = office.today();
        office.underWay(code);
        office.beneficiary(code).requestAdvance("4500.00");

        assertThat(invoice(code, concession.minusDays(1))).isEqualTo(422);
        assertThat(invoice(code, office.today().plusDays(1))).isEqualTo(422);
        assertThat(invoice(code, concession)).isBetween(200, 299);
        assertThat(guarantee(code, concession.minusDays(1))).isEqualTo(422);
        assertThat(guarantee(code, office.today().plusDays(1))).isEqualTo(422);
        assertThat(guarantee(code, office.today())).isBetween(200, 299);
    }

    private int invoice(ReferenceCode code, LocalDate date) {
        return office.beneficiary(code)
                .post("/advance/invoice", Map.of("number", "2/A", "date", date.toString(), "amount", "4500.00"))
                .statusCode();
    }

    private int guarantee(ReferenceCode code, LocalDate issuedOn) {
        Map<String, ?> guarantee = Map.of(
                "guarantor",
                "Banca del Tevere",
                "number",
                "F-2",
                "amount",
                "4500.00",
                "firstDemand",
                true,
                "noExceptions",
                true,
                "issuedOn",
                issuedOn.toString(),
                "expiry",
                office.today().plusYears(3).toString());
        return office.beneficiary(code).post("/advance/guarantee", guarantee).statusCode();
    }

    @Test
    @Rule({"PSW-22-03", "PSW-20-01"})
    void a_control_on_a_case_in_recovery_opens_no_notice_that_nobody_could_serve() {
        ReferenceCode code = office.running("Rinuncia e Controllo S.r.l.");
        office.payAdvance(code, "4500.00");
        office.awaitNoFlag(code, CaseFlag.ADVANCE_REQUESTED);
        office.beneficiary(code).withdraw();
        office.awaitState(code, CaseState.RECOVERY);
        awaitReleased(code, null, "rinuncia al contributo del " + ItalianText.day(office.today()));
        office.openControl(code);
        office.decide(
                "controlli",
                code,
                "UserTask_CarryOutCheck",
                Map.of("outcome", "FINDINGS", "checkDate", office.today().toString(), "findings", "Poster assente."));

        HttpResponse<String> answer = office.submit(
                "ufficio",
                code,
                "UserTask_AssessFindings",
                Map.of("decision", "BREACH", "breachCode", "REV_PUBLICITY", "grounds", "Obblighi non adempiuti."));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("è stata revocata o rinunciata");
        assertThat(office.proposal(code).has(CaseFlag.FORMAL_NOTICE)).isFalse();
        office.decide(
                "ufficio",
                code,
                "UserTask_AssessFindings",
                Map.of("decision", "NO_BREACH", "grounds", "La pratica è già in recupero."));
        office.awaitNoFlag(code, CaseFlag.CONTROL_OPEN);
    }

    @Test
    @Rule("PSW-14-03")
    void a_determination_returned_by_the_director_is_gathered_again() {
        ReferenceCode code = office.admitted("Vivai Lanuvio S.r.l.");
        office.score(code);
        office.commit(code);
        ReferenceCode act = office.gathered(List.of(code));
        office.decide(
                "direttore",
                act,
                "UserTask_SignDetermination",
                Map.of("decision", "RETURN", "grounds", "Correggere l'oggetto."));
        office.decide("ufficio", act, "UserTask_GatherCases", Map.of("grounds", "Oggetto corretto."));
        office.sign(act);

        office.awaitState(code, CaseState.APPROVED);
    }

    @Test
    @Rule({"PSW-08-07", "PSW-14-04"})
    void an_act_of_top_up_adds_to_its_envelope() {
        Euro before = ledger.balances("psw-2020").get(Envelope.B).remaining();
        ReferenceCode act = office.callAct(Map.of(
                "kind", "TOP_UP",
                "subject", "Ulteriori risorse",
                "toEnvelope", "B",
                "amount", "1000.00",
                "grounds", "Economie di altri interventi."));

        assertThat(acts.require(act).number()).isPresent();
        assertThat(ledger.balances("psw-2020").get(Envelope.B).toppedUp()).isEqualTo(Euro.of("1000.00"));
        assertThat(ledger.balances("psw-2020").get(Envelope.B).remaining())
                .isGreaterThan(before.minus(Euro.of("0.01")));
    }

    @Test
    @Rule({"PSW-00-07", "PSW-14-08"})
    void an_act_that_modifies_the_call_is_published() {
        ReferenceCode act = office.callAct(Map.of(
                "kind", "MODIFICATION", "subject", "Rettifica di errore materiale", "grounds", "Refuso nel testo."));
        office.decide(
                "ufficio",
                act,
                "UserTask_RecordCallActPublication",
                Map.of("burNumber", "50", "burDate", office.today().toString()));

        assertThat(acts.require(act).publication()).isPresent();
    }

    // ------------------------------------------------------------------ concession

    @Test
    @Rule({"PSW-16-03", "PSW-16-01"})
    void an_association_formalised_in_time_may_start_and_not_before() {
        ReferenceCode code = office.conceded(office.smallEnterprise("Consorzio Pontino S.r.l.")
                .with("Ente Pontino", SampleForm.companyTaxCode(ENTE.incrementAndGet()), false));
        assertThat(office.beneficiary(code)
                        .post("/start", Map.of("startDate", office.today().toString()))
                        .statusCode())
                .isEqualTo(409);
        office.beneficiary(code).attach("ATI_DEED");
        assertThat(deed(code, submission(code).minusDays(1))).isEqualTo(422);
        assertThat(deed(code, office.today().plusDays(1))).isEqualTo(422);
        assertThat(deed(code, submission(code))).isBetween(200, 299);
        office.underWay(code);

        assertThat(office.state(code)).isEqualTo(CaseState.IN_PROGRESS);
    }

    private LocalDate submission(ReferenceCode code) {
        return office.proposal(code).submissionDate().orElseThrow();
    }

    private int deed(ReferenceCode code, LocalDate day) {
        return office.beneficiary(code)
                .post("/ati-deed", Map.of("deedDate", day.toString()))
                .statusCode();
    }

    @Test
    @Rule({"PSW-09-01", "PSW-16-07", "PSW-19-02", "PSW-20-01"})
    void the_nine_months_close_the_activity_and_the_report_may_be_extended() {
        ReferenceCode code = office.running("Impianti Bracciano S.r.l.");
        office.beneficiary(code).requestVariation();
        office.decide(
                "ufficio",
                code,
                "UserTask_DecideVariation",
                Map.of("decision", "AUTHORISED", "grounds", "La variazione non muta gli obiettivi."));
        office.letExpire(code, DeadlineKind.DL_09);
        office.awaitState(code, CaseState.ACTIVITY_ENDED);
        office.decide(
                "ufficio",
                code,
                "UserTask_PrepareFormalNotice",
                Map.of("decision", "ARCHIVE", "grounds", "Attività concluse nei fatti: si attende il rendiconto."));
        var due = register.require(code, DeadlineKind.DL_12).due().plusDays(20);
        office.beneficiary(code).requestExtension(due);
        office.decide(
                "ufficio",
                code,
                "UserTask_DecideExtension",
                Map.of(
                        "decision",
                        "APPROVED",
                        "newDate",
                        due.toString(),
                        "actNumber",
                        "P-1",
                        "grounds",
                        "Motivi documentati."));

        assertThat(register.require(code, DeadlineKind.DL_12).due()).isAfterOrEqualTo(due);
        assertThat(office.proposal(code).has(CaseFlag.FORMAL_NOTICE)).isFalse();
    }

    @Test
    @Rule("PSW-18-10")
    void without_a_positive_durc_the_advance_waits_and_the_recognition_supersedes_it() {
        ReferenceCode code = office.running("Trasporti Aurelia S.r.l.");
        office.beneficiary(code).requestAdvance("4500.00");
        office.decide(
                "ufficio",
                code,
                "UserTask_CheckAdvanceConditions",
                Map.of(
                        "guaranteeAccepted",
                        "ACCEPTED",
                        "durcStatus",
                        "IRREGULAR",
                        "lazioEmployees",
                        "8",
                        "operatingUnit",
                        "true",
                        "requirementsKept",
                        "true"));
        office.awaitTask("ufficio", code, "UserTask_CheckAdvanceConditions");
        assertThat(office.proposal(code).has(CaseFlag.DURC_BLOCKED)).isTrue();

        office.endActivity(code, 7);
        office.recognise(code, "3600.00");
        office.awaitNoTask(code, "UserTask_CheckAdvanceConditions");
        office.payBalance(code, "5000.00");
        office.awaitState(code, CaseState.RETENTION);
    }

    @Test
    @Rule({"PSW-18-08", "PSW-20-03"})
    void a_partial_revocation_not_paid_back_is_covered_by_the_guarantee() {
        ReferenceCode code = office.running("Cantieri Nettuno S.r.l.");
        office.payAdvance(code, "4500.00");
        office.reportBreach(code, "REV_PRODUCTS_NOT_DELIVERED");
        office.serveNotice(code);
        office.letExpire(code, DeadlineKind.DL_18);
        office.decide(
                "ufficio",
                code,
                "UserTask_AssessCompliance",
                Map.of("decision", "PARTIAL", "recognisedPart", "4000.00", "grounds", "La parte svolta è utile."));
        office.decide(
                "direttore",
                code,
                "UserTask_DecideRevocation",
                Map.of("decision", "RETURN", "grounds", "Motivare la parte utile."));
        office.decide(
                "ufficio",
                code,
                "UserTask_AssessCompliance",
                Map.of("decision", "PARTIAL", "recognisedPart", "4000.00", "grounds", "Il piano è stato adottato."));
        office.decide(
                "direttore",
                code,
                "UserTask_DecideRevocation",
                Map.of(
                        "decision", "REVOKE",
                        "actNumber", "R-9",
                        "actDate", office.today().toString(),
                        "grounds", "Si conferma."));
        office.awaitState(code, CaseState.RECOVERY);
        awaitReleased(code, "R-9", "revoca del contributo del " + ItalianText.day(office.today()));
        office.decide(
                "ufficio",
                code,
                "UserTask_RequestRecovery",
                Map.of(
                        "requestedOn",
                        office.today().toString(),
                        "receivedOn",
                        office.today().toString(),
                        "dueDays",
                        "30"));
        office.decide("ufficio", code, "UserTask_RecordRecovery", Map.of("decision", "NOT_RECOVERED"));
        office.decide(
                "ufficio",
                code,
                "UserTask_EnforceGuarantee",
                Map.of(
                        "enforcedOn",
                        office.today().toString(),
                        "amount",
                        "500.00",
                        "grounds",
                        "Somma non restituita."));

        office.awaitState(code, CaseState.RETENTION);
        assertThat(payments.netPaid(code)).isEqualTo(Euro.of("4000.00"));
    }

    @Test
    @Rule({"PSW-22-03", "PSW-20-01"})
    void a_control_without_findings_is_closed_and_one_with_findings_opens_the_notice() {
        ReferenceCode code = office.running("Floricoltura Appia S.r.l.");
        office.openControl(code);
        office.decide(
                "controlli",
                code,
                "UserTask_CarryOutCheck",
                Map.of("outcome", "REGULAR", "checkDate", office.today().toString(), "findings", "Nulla da rilevare."));
        office.awaitNoFlag(code, CaseFlag.CONTROL_OPEN);
        office.openControl(code);
        office.decide(
                "controlli",
                code,
                "UserTask_CarryOutCheck",
                Map.of("outcome", "FINDINGS", "checkDate", office.today().toString(), "findings", "Poster assente."));
        office.decide(
                "ufficio",
                code,
                "UserTask_AssessFindings",
                Map.of("decision", "BREACH", "breachCode", "REV_PUBLICITY", "grounds", "Manca il poster A3."));
        office.awaitTask("ufficio", code, "UserTask_PrepareFormalNotice");

        assertThat(office.proposal(code).has(CaseFlag.FORMAL_NOTICE)).isTrue();
    }

    @Test
    @Rule({"PSW-22-03", "PSW-20-04"})
    void findings_after_the_settlement_are_pursued_by_the_control_itself() {
        ReferenceCode code = office.settled("Distillerie Albane S.r.l.");
        office.openControl(code);
        office.decide(
                "controlli",
                code,
                "UserTask_CarryOutCheck",
                Map.of(
                        "outcome",
                        "FINDINGS",
                        "checkDate",
                        office.today().toString(),
                        "findings",
                        "Documenti non disponibili."));
        office.decide(
                "ufficio",
                code,
                "UserTask_AssessFindings",
                Map.of("decision", "BREACH", "breachCode", "REV_NON_COOPERATION", "grounds", "Documenti negati."));
        office.serveNotice(code);
        office.revoke(code);
        office.recover(code, "5000.00");

        office.awaitState(code, CaseState.RETENTION);
        assertThat(payments.netPaid(code)).isEqualTo(Euro.ZERO);
    }

    @Test
    @Rule("PSW-12-12")
    void the_review_of_an_approved_case_confirms_or_excludes_it() {
        ReferenceCode confirmed = office.conceded("Riesame Uno S.r.l.");
        office.openReview(confirmed);
        office.decide(
                "rup",
                confirmed,
                "UserTask_DecideReview",
                Map.of("reviewDecision", "CONFIRM", "grounds", "Imprese diverse."));
        office.awaitNoFlag(confirmed, CaseFlag.UNDER_REVIEW);

        ReferenceCode excluded = office.conceded("Riesame Due S.r.l.");
        office.openReview(excluded);
        office.decide(
                "rup",
                excluded,
                "UserTask_DecideReview",
                Map.of("reviewDecision", "EXCLUDE", "grounds", "Stessa impresa."));
        office.awaitState(excluded, CaseState.RETENTION);
    }

    @Test
    @Rule("PSW-20-03")
    void the_director_may_close_the_procedure_of_revocation() {
        ReferenceCode code = office.running("Cordami Gaeta S.r.l.");
        office.reportBreach(code, "REV_PUBLICITY");
        office.serveNotice(code);
        office.letExpire(code, DeadlineKind.DL_18);
        office.decide(
                "ufficio",
                code,
                "UserTask_AssessCompliance",
                Map.of("decision", "TOTAL", "grounds", "Nessun riscontro."));
        office.decide(
                "direttore",
                code,
                "UserTask_DecideRevocation",
                Map.of("decision", "CLOSE", "grounds", "L'inadempimento è lieve ed è stato sanato."));
        office.awaitNoFlag(code, CaseFlag.FORMAL_NOTICE);

        assertThat(office.state(code)).isEqualTo(CaseState.IN_PROGRESS);
    }

    @Test
    @Rule("PSW-22-03")
    void findings_that_are_no_breach_close_the_control() {
        ReferenceCode code = office.running("Pastificio Formia S.r.l.");
        office.openControl(code);
        office.decide(
                "controlli",
                code,
                "UserTask_CarryOutCheck",
                Map.of(
                        "outcome",
                        "FINDINGS",
                        "checkDate",
                        office.today().toString(),
                        "findings",
                        "Registro in copia."));
        office.decide(
                "ufficio",
                code,
                "UserTask_AssessFindings",
                Map.of("decision", "NO_BREACH", "grounds", "Originale esibito."));
        office.awaitNoFlag(code, CaseFlag.CONTROL_OPEN);

        assertThat(office.proposal(code).has(CaseFlag.FORMAL_NOTICE)).isFalse();
    }

    @Test
    @Rule("PSW-18-10")
    void a_payment_that_the_accounting_office_cannot_make_goes_back_to_the_check() {
        ReferenceCode code = office.running("Officine Cori S.r.l.");
        office.beneficiary(code).requestAdvance("4500.00");
        office.checkAdvance(code);
        office.decide(
                "ragioneria",
                code,
                "UserTask_PayAdvance",
                Map.of("decision", "BLOCKED", "grounds", "Conto non raggiungibile."));
        office.checkAdvance(code);
        office.awaitTask("ragioneria", code, "UserTask_PayAdvance");

        assertThat(payments.netPaid(code)).isEqualTo(Euro.ZERO);
    }

    @Test
    @Rule({"PSW-19-28", "PSW-18-08"})
    void a_recognition_sent_back_by_the_rup_is_verified_again() {
        ReferenceCode code = office.running("Tessuti Alatri S.r.l.");
        office.endActivity(code, 7);
        office.beneficiary(code).report("3600.00");
        office.decide("ufficio", code, "UserTask_VerifyReport", Map.of());
        office.decide(
                "rup",
                code,
                "UserTask_ConfirmRecognition",
                Map.of("decision", "RETURN", "grounds", "Verificare la busta paga."));
        office.decide("ufficio", code, "UserTask_VerifyReport", Map.of());
        office.decide("rup", code, "UserTask_ConfirmRecognition", Map.of("decision", "CONFIRM"));

        office.awaitState(code, CaseState.BALANCE_DUE);
    }
}
