package it.sportello.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import it.sportello.act.ActKind;
import it.sportello.act.Acts;
import it.sportello.correspondence.Messages;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.register.Deadlines;
import it.sportello.process.clock.TrainingClock;
import it.sportello.process.phase.Determinations;
import it.sportello.process.watch.Reconciler;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.CaseTransition;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ReferenceCode;
import it.sportello.web.intake.ApiTokens;
import it.sportello.web.intake.LegalSubject;
import it.sportello.web.intake.demo.SampleForm;
import it.sportello.web.intake.demo.SampleProposals;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Lazy;

/**
 * The Region at work in a test: each role at the desk over HTTP, the clock, and the waits for what the engine does in
 * its own time (bounded, on conditions).
 */
@TestComponent
@Lazy
public class Office {

    public static final ZoneId ROME = ZoneId.of("Europe/Rome");

    /** What the Commission gives to a good proposal. */
    public static final Map<String, String> SCORE_OF_80 = Map.of(
            "a1",
            "8",
            "a2",
            "16",
            "b1",
            "8",
            "b2",
            "8",
            "c1",
            "16",
            "d1",
            "12",
            "e1",
            "12",
            "grounds",
            "Proposta chiara e coerente.");

    private static final AtomicInteger ENTERPRISES = new AtomicInteger(4000);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Proposals proposals;
    private final SampleProposals samples;
    private final TrainingClock clock;
    private final Deadlines register;
    private final Acts acts;
    private final int port;
    private final ApiTokens tokens;
    private final Messages messages;
    private final Determinations determinations;
    private final Reconciler reconciler;
    private final Set<ReferenceCode> transmitted = new HashSet<>();
    private final Map<String, DeskUser> people = new HashMap<>();
    private final Map<ReferenceCode, Beneficiary> beneficiaries = new HashMap<>();

    Office(
            ApiTokens tokens,
            Messages messages,
            Determinations determinations,
            Proposals proposals,
            SampleProposals samples,
            TrainingClock clock,
            Deadlines register,
            Acts acts,
            Reconciler reconciler,
            @LocalServerPort int port) {
        this.tokens = tokens;
        this.messages = messages;
        this.determinations = determinations;
        this.proposals = proposals;
        this.samples = samples;
        this.clock = clock;
        this.register = register;
        this.acts = acts;
        this.reconciler = reconciler;
        this.port = port;
    }

    // ------------------------------------------------------------------ people and time

    public DeskUser user(String name) {
        return people.computeIfAbsent(name, n -> DeskUser.login(port, n));
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.now(), ROME);
    }

    /** Goes on to the morning of a day; nothing happens when it is past. */
    public void moveTo(LocalDate day) {
        moveTo(day.atTime(LocalTime.of(9, 0)).atZone(ROME).toInstant());
    }

    public void moveTo(Instant instant) {
        if (instant.isAfter(clock.now())) {
            clock.moveTo(instant);
        }
    }

    /** Goes on to the first second after a term of the case. */
    public void letExpire(ReferenceCode code, DeadlineKind kind) {
        moveTo(register.firesAt(code, kind).plusSeconds(1));
    }

    // ------------------------------------------------------------------ cases

    /** An enterprise that has never applied. */
    public SampleForm enterprise(String name) {
        return SampleForm.of(ENTERPRISES.incrementAndGet(), name);
    }

    /** Files and transmits the proposal through the intake. */
    public ReferenceCode transmitted(SampleForm form) {
        return transmitted("psw-2020", form);
    }

    /** As above, under another call. */
    public ReferenceCode transmitted(String notice, SampleForm form) {
        ReferenceCode code = samples.file(notice, form).code();
        transmitted.add(code);
        return code;
    }

    /** Every case filed here stands where its procedure stands. */
    public void awaitAgreement() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(reconciler.compare())
                .noneMatch(disagreement -> transmitted.contains(disagreement.code())));
    }

    public Proposal proposal(ReferenceCode code) {
        return proposals.require(code);
    }

    public CaseState state(ReferenceCode code) {
        return proposals.require(code).state();
    }

    public void awaitState(ReferenceCode code, CaseState state) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state(code)).isEqualTo(state));
    }

    /** The one who sends the acts of this case. */
    public Beneficiary beneficiary(ReferenceCode code) {
        return beneficiaries.computeIfAbsent(code, c -> {
            Proposal proposal = proposal(c);
            String token = tokens.issue(new LegalSubject(proposal.ownerTaxCode(), proposal.applicantName()));
            return new Beneficiary(port, token, proposal.ownerTaxCode(), c, this);
        });
    }

    public void awaitNoFlag(ReferenceCode code, CaseFlag flag) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(proposal(code).has(flag)).isFalse());
    }

    /** Waits for a message to that role or party whose subject begins so. */
    public void awaitMessage(ReferenceCode code, String recipient, String subject) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(messages.of(code))
                .anyMatch(message ->
                        message.party().equals(recipient) && message.subject().startsWith(subject)));
    }

    /** Waits until the case can be gathered by a determination. */
    public void awaitCandidate(ReferenceCode code) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(determinations.candidates())
                .anyMatch(item -> item.code().equals(code)));
    }

    // ------------------------------------------------------------------ what the desk records or opens by itself

    /** The office records an act that came by PEC at that instant, whatever the answer. */
    public HttpResponse<String> recordPec(ReferenceCode code, String what, Instant at, Map<String, String> fields) {
        Map<String, String> form = new HashMap<>(fields);
        form.put("what", what);
        form.put("receivedAt", at.atZone(ROME).toLocalDateTime().toString());
        form.put("protocol", "2020/1234");
        return user("ufficio").post("/desk/cases/" + code + "/pec", form);
    }

    public void openControl(ReferenceCode code) {
        open("controlli", code, "controls", Map.of("type", "ON_SITE_TECHNICAL", "reason", "Campione"));
    }

    public void openReview(ReferenceCode code) {
        open("ufficio", code, "review", Map.of("grounds", "Possibile doppia presentazione."));
    }

    public void reportExclusionGround(ReferenceCode code) {
        open("ufficio", code, "exclusion-ground", Map.of("grounds", "Segnalazione di un altro ufficio."));
    }

    public void reportBreach(ReferenceCode code, String cause) {
        open("ufficio", code, "breaches", Map.of("cause", cause, "evidence", "Accertato dall'ufficio."));
    }

    private void open(String person, ReferenceCode code, String what, Object body) {
        HttpResponse<String> answer = user(person).call("POST", "/api/v1/desk/cases/" + code + "/" + what, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    // ------------------------------------------------------------------ tasks

    public void awaitNoTask(ReferenceCode code, String task) {
        await().atMost(PATIENCE).until(() -> !hasTask("ufficio", code, task));
    }

    /** Waits for the task, takes it as that person, and submits its form; it must be accepted. */
    public void decide(String person, ReferenceCode code, String task, Map<String, ?> fields) {
        HttpResponse<String> answer = submit(person, code, task, fields);
        assertThat(answer.statusCode())
                .as("%s of %s: %s", task, code, answer.body())
                .isEqualTo(204);
    }

    /** As {@link #decide}, whatever the answer. */
    public HttpResponse<String> submit(String person, ReferenceCode code, String task, Map<String, ?> fields) {
        DeskUser user = user(person);
        JsonNode open = awaitTask(person, code, task);
        String id = open.get("id").asText();
        if (!person.equals(open.path("assignee").asText())) {
            user.claim(id);
        }
        return user.submit(id, fields);
    }

    /** Waits for the task of a case. */
    public JsonNode awaitTask(String person, ReferenceCode code, String task) {
        DeskUser user = user(person);
        return await().atMost(PATIENCE)
                .until(() -> user.tasks(code.value(), task).stream().findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    public boolean hasTask(String person, ReferenceCode code, String task) {
        return !user(person).tasks(code.value(), task).isEmpty();
    }

    // ------------------------------------------------------------------ a case brought to where a test begins

    /** An enterprise that has never applied, in the first band: 5,000.00 for Action A, 2,500.00 for Action B. */
    public SampleForm smallEnterprise(String name) {
        return enterprise(name).employees(8, 0);
    }

    /** Admitted to the evaluation. */
    public ReferenceCode admitted(String name) {
        ReferenceCode code = transmitted(smallEnterprise(name));
        admit(code);
        return code;
    }

    /** Conceded and published. */
    public ReferenceCode conceded(String name) {
        return conceded(smallEnterprise(name));
    }

    /** Conceded, its activity started today. */
    public ReferenceCode running(String name) {
        ReferenceCode code = conceded(name);
        underWay(code);
        return code;
    }

    /** Its whole contribution for Action A paid as the balance of an activity of seven months. */
    public ReferenceCode settled(String name) {
        ReferenceCode code = running(name);
        endActivity(code, 7);
        recognise(code, "3600.00");
        payBalance(code, "5000.00");
        awaitState(code, CaseState.RETENTION);
        return code;
    }

    // ------------------------------------------------------------------ the usual way

    /** The Commission of the call that all share is appointed by an act, once for the suite. */
    public synchronized void appointCommission() {
        if (acts.isSigned(ActKind.COMMISSION, "psw-2020")) {
            return;
        }
        callAct(Map.of(
                "kind", "COMMISSION",
                "subject", "Nomina della Commissione di valutazione",
                "members", "Giulia Ferri, Carlo Neri, Ada Riva",
                "grounds", "Avvio delle valutazioni tecniche."));
    }

    /** An act on the call, drafted by the RUP and signed by the Director. */
    public ReferenceCode callAct(Map<String, String> content) {
        String instance = user("rup").start("call-act");
        ReferenceCode act = act(instance, "rup", "UserTask_DraftCallAct");
        decide("rup", act, "UserTask_DraftCallAct", content);
        decide(
                "direttore",
                act,
                "UserTask_SignCallAct",
                Map.of("decision", "SIGN", "actNumber", "G-" + act, "actDate", today().toString()));
        return act;
    }

    /** The code of the act whose process has just been started. */
    public ReferenceCode act(String instance, String person, String firstTask) {
        DeskUser user = user(person);
        await().atMost(PATIENCE).until(() -> !user.tasksOf(instance, firstTask).isEmpty());
        return acts.all().stream()
                .map(act -> act.code())
                .filter(code -> user.tasks(code.value(), firstTask).stream()
                        .anyMatch(task -> task.get("processInstanceId").asText().equals(instance)))
                .findFirst()
                .orElseThrow();
    }

    /** Formal check passed: every document in order. */
    public void admit(ReferenceCode code) {
        examineDocuments(code);
        decide("ufficio", code, "UserTask_CheckFormalAdmissibility", Map.of("formalOutcome", "ADMIT"));
    }

    /** Records every document as in order, through the embedded form's own API. */
    public void examineDocuments(ReferenceCode code) {
        examine(code, "", "OK");
    }

    /** As above, but one document, by its code, has another status. */
    public void examine(ReferenceCode code, String exception, String status) {
        DeskUser officer = user("ufficio");
        JsonNode task = awaitTask("ufficio", code, "UserTask_CheckFormalAdmissibility");
        String id = task.get("id").asText();
        if (!"ufficio".equals(task.path("assignee").asText())) {
            officer.claim(id);
        }
        String path = "/api/v1/desk/tasks/" + id + "/formal-check";
        JsonNode form = officer.read(officer.get(path));
        List<Map<String, String>> documents = new ArrayList<>();
        form.get("documents").forEach(document -> {
            boolean other = document.get("code").asText().equals(exception);
            documents.add(Map.of(
                    "id", document.get("id").asText(),
                    "status", other ? status : "OK",
                    "grounds", other ? "Rilevato dall'ufficio." : ""));
        });
        HttpResponse<String> answer =
                officer.call("PUT", path, Map.of("documents", documents, "requirements", List.of()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    public void score(ReferenceCode code) {
        appointCommission();
        decide("commissione", code, "UserTask_ScoreProposal", SCORE_OF_80);
    }

    public void surveyAids(ReferenceCode code, String total) {
        decide(
                "ufficio",
                code,
                "UserTask_RecordAidSurvey",
                Map.of("surveyDate", today().toString(), "surveyNumber", "VIS-" + code, "aidsTotal", total));
    }

    /** Scored, financeable, its day over, committed. */
    public void commit(ReferenceCode code) {
        queue(code);
        takeTurn(code);
    }

    /** Financeable and in the queue, its day over. */
    public void queue(ReferenceCode code) {
        surveyAids(code, "0.00");
        // The turn may come before anybody looks: the history keeps that the case has been in the queue.
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(proposals.history(code))
                .extracting(CaseTransition::to)
                .contains(CaseState.FUNDING_QUEUE));
        LocalDate submitted = proposal(code).submissionDate().orElseThrow();
        moveTo(submitted.plusDays(1));
    }

    /** In the queue, its turn come or about to come: committed, with its code in the register. */
    public void takeTurn(ReferenceCode code) {
        takeTurn(code, Map.of("cor", "1234567", "commitmentNumber", "IMP-" + code));
    }

    /** As above, with what the officer fills in. */
    public void takeTurn(ReferenceCode code, Map<String, String> commitment) {
        reachTurn(code);
        decide("ufficio", code, "UserTask_ConfirmCommitment", commitment);
        awaitState(code, CaseState.COMMITTED);
    }

    /** Its turn come, the survey of the day recorded: the commitment is to be confirmed. */
    public void reachTurn(ReferenceCode code) {
        if (needsNewSurvey(code)) {
            surveyAids(code, "0.00");
        }
    }

    /** The survey of an earlier day is repeated when the turn comes (PSW-06-15). */
    private boolean needsNewSurvey(ReferenceCode code) {
        await().atMost(PATIENCE)
                .until(() -> hasTask("ufficio", code, "UserTask_ConfirmCommitment")
                        || hasTask("ufficio", code, "UserTask_RecordAidSurvey"));
        return hasTask("ufficio", code, "UserTask_RecordAidSurvey");
    }

    /** One determination for these cases, signed; gives its code. */
    public ReferenceCode determination(List<ReferenceCode> codes) {
        ReferenceCode act = gathered(codes);
        sign(act);
        return act;
    }

    /** A determination of which nothing is chosen yet. */
    public ReferenceCode opened() {
        return act(user("ufficio").start("determination"), "ufficio", "UserTask_GatherCases");
    }

    /** A determination that waits for the Director's signature; surveys of an earlier day are repeated. */
    public ReferenceCode gathered(List<ReferenceCode> codes) {
        ReferenceCode act = opened();
        List<ReferenceCode> toSurvey = choose(act, codes);
        toSurvey.forEach(code -> {
            surveyAids(code, "0.00");
            awaitCandidate(code);
        });
        assertThat(toSurvey.isEmpty() ? toSurvey : choose(act, codes)).isEmpty();
        decide("ufficio", act, "UserTask_GatherCases", Map.of("grounds", "Esiti dell'istruttoria"));
        return act;
    }

    /** Chooses the cases of a determination in preparation; gives those left out until their survey is repeated. */
    public List<ReferenceCode> choose(ReferenceCode act, List<ReferenceCode> codes) {
        DeskUser officer = user("ufficio");
        JsonNode task = awaitTask("ufficio", act, "UserTask_GatherCases");
        String id = task.get("id").asText();
        if (!"ufficio".equals(task.path("assignee").asText())) {
            officer.claim(id);
        }
        HttpResponse<String> saved = await().atMost(PATIENCE)
                .until(
                        () -> officer.call(
                                "PUT",
                                "/api/v1/desk/tasks/" + id + "/gather-cases",
                                Map.of(
                                        "codes",
                                        codes.stream().map(ReferenceCode::value).toList())),
                        answer -> answer.statusCode() == 200);
        List<ReferenceCode> left = new ArrayList<>();
        officer.read(saved).get("cases").forEach(row -> {
            ReferenceCode code = new ReferenceCode(row.get("code").asText());
            if (codes.contains(code) && !row.get("selected").asBoolean()) {
                left.add(code);
            }
        });
        return left;
    }

    public void sign(ReferenceCode act) {
        decide(
                "direttore",
                act,
                "UserTask_SignDetermination",
                Map.of("decision", "SIGN", "actNumber", "G-" + act, "actDate", today().toString()));
    }

    /** Published on the BUR today. */
    public void publish(ReferenceCode act) {
        decide(
                "ufficio",
                act,
                "UserTask_RecordPublication",
                Map.of(
                        "burNumber", "42",
                        "burDate", today().toString(),
                        "portalDate1", today().toString(),
                        "portalDate2", today().toString()));
    }

    /** From the transmission to the publication of the concession. */
    public ReferenceCode conceded(SampleForm form) {
        ReferenceCode code = transmitted(form);
        admit(code);
        score(code);
        commit(code);
        publish(determination(List.of(code)));
        awaitState(code, CaseState.AWAITING_START);
        return code;
    }

    /** The negative outcome goes its way: notice of the reasons, no observations, act, publication. */
    public void refuse(ReferenceCode code) {
        notifyReasons(code);
        confirmRejection(code);
        publish(determination(List.of(code)));
    }

    /** The notice of the reasons of refusal is received today. */
    public void notifyReasons(ReferenceCode code) {
        decide("ufficio", code, "UserTask_NotifyPreRejection", Map.of("receivedOn", today().toString()));
    }

    /** No observations within the term: the negative outcome is confirmed. */
    public void confirmRejection(ReferenceCode code) {
        letExpire(code, DeadlineKind.DL_28);
        assessObservations(code, "CONFIRMED", "Nessuna osservazione.");
    }

    /** The applicant answers the notice of the reasons, and convinces the office. */
    public void acceptObservations(ReferenceCode code, String text) {
        beneficiary(code).observe(text);
        assessObservations(code, "ACCEPTED", "Le osservazioni superano i motivi.");
    }

    private void assessObservations(ReferenceCode code, String outcome, String grounds) {
        decide(
                "ufficio",
                code,
                "UserTask_AssessObservations",
                Map.of("rejectionConfirmed", outcome, "grounds", grounds));
    }

    /** A ground of exclusion that came up after the admission holds. */
    public void confirmLaterExclusion(ReferenceCode code, String grounds) {
        decide(
                "ufficio",
                code,
                "UserTask_ConfirmLaterExclusion",
                Map.of("exclusionConfirmed", "CONFIRMED", "grounds", grounds));
    }

    /** CUP acquired, account communicated, activity started today. */
    public void underWay(ReferenceCode code) {
        requestCup(code);
        beneficiary(code).communicateAccount();
        beneficiary(code).start();
        awaitState(code, CaseState.IN_PROGRESS);
        checkRequirements(code, "8");
    }

    /** The officer looks at the requirements again at the start: that many employees in Lazio, all else kept. */
    public void checkRequirements(ReferenceCode code, String employees) {
        decide(
                "ufficio",
                code,
                "UserTask_CheckRequirements",
                Map.of(
                        "lazioEmployees", employees,
                        "operatingUnit", "true",
                        "legalSeat", "true",
                        "requirementsKept", "true",
                        "grounds", "Verifica all'avvio."));
    }

    public void requestCup(ReferenceCode code) {
        decide(
                "ufficio",
                code,
                "UserTask_RequestCup",
                Map.of(
                        "cup", "F81B20000" + code.value().substring(code.value().length() - 6),
                        "projectCode", code.value(),
                        "communicatedOn", today().toString()));
    }

    /** The beneficiary declares the end of the activity, that many months from today. */
    public void endActivity(ReferenceCode code, int months) {
        moveTo(today().plusMonths(months));
        beneficiary(code).endActivity();
    }

    /** The advance asked for, checked and paid today. */
    public void payAdvance(ReferenceCode code, String amount) {
        beneficiary(code).requestAdvance(amount);
        checkAdvance(code);
        decide("ragioneria", code, "UserTask_PayAdvance", payment());
    }

    /** The officer finds the conditions of the advance regular today. */
    public void checkAdvance(ReferenceCode code) {
        Map<String, String> conditions = new HashMap<>(Beneficiary.regularConditions(today()));
        conditions.put("guaranteeAccepted", "ACCEPTED");
        decide("ufficio", code, "UserTask_CheckAdvanceConditions", conditions);
    }

    /** The report sent, verified without changes and recognised. */
    public void recognise(ReferenceCode code, String net) {
        beneficiary(code).report(net);
        decide("ufficio", code, "UserTask_VerifyReport", Map.of());
        decide("rup", code, "UserTask_ConfirmRecognition", Map.of("decision", "CONFIRM"));
    }

    /** The balance invoiced, checked and paid today. */
    public void payBalance(ReferenceCode code, String amount) {
        awaitState(code, CaseState.BALANCE_DUE);
        beneficiary(code).invoiceBalance(amount);
        decide("ufficio", code, "UserTask_CheckBalanceConditions", Beneficiary.regularConditions(today()));
        decide("ragioneria", code, "UserTask_PayBalance", payment());
    }

    private Map<String, String> payment() {
        return Map.of("decision", "PAID", "orderNumber", "M-1", "paymentDate", today().toString());
    }

    /** The formal notice served today. */
    public void serveNotice(ReferenceCode code) {
        decide(
                "ufficio",
                code,
                "UserTask_PrepareFormalNotice",
                Map.of(
                        "decision", "SERVE",
                        "text", "Si diffida ad adempiere.",
                        "noticeDays", "15",
                        "receivedOn", today().toString(),
                        "grounds", "Inadempimento accertato."));
    }

    /** The notice expired without an answer: total revocation by the Director. */
    public void revoke(ReferenceCode code) {
        letExpire(code, DeadlineKind.DL_18);
        decide(
                "ufficio",
                code,
                "UserTask_AssessCompliance",
                Map.of("decision", "TOTAL", "grounds", "Nessun riscontro alla diffida."));
        decide(
                "direttore",
                code,
                "UserTask_DecideRevocation",
                Map.of(
                        "decision",
                        "REVOKE",
                        "actNumber",
                        "R-" + code,
                        "actDate",
                        today().toString(),
                        "grounds",
                        "Si conferma la proposta."));
    }

    /** The sum asked back and paid back. */
    public void recover(ReferenceCode code, String amount) {
        awaitState(code, CaseState.RECOVERY);
        decide(
                "ufficio",
                code,
                "UserTask_RequestRecovery",
                Map.of("requestedOn", today().toString(), "receivedOn", today().toString(), "dueDays", "30"));
        decide(
                "ufficio",
                code,
                "UserTask_RecordRecovery",
                Map.of("decision", "RECOVERED", "recoveredOn", today().toString(), "amount", amount));
    }
}
