package it.sportello.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import it.sportello.admissibility.DocumentStatus;
import it.sportello.admissibility.FormalChecks;
import it.sportello.admissibility.RequiredDocuments;
import it.sportello.document.DocumentForm;
import it.sportello.grant.AccountType;
import it.sportello.grant.Delegate;
import it.sportello.grant.Iban;
import it.sportello.notice.Notices;
import it.sportello.payment.GuaranteeData;
import it.sportello.payment.InvoiceData;
import it.sportello.process.api.ActGathering;
import it.sportello.process.api.Attachment;
import it.sportello.process.api.BeneficiaryActs;
import it.sportello.process.api.CaseDocuments;
import it.sportello.process.api.FormalExaminations;
import it.sportello.process.api.PaymentActs;
import it.sportello.process.api.Received;
import it.sportello.process.clock.TrainingClock;
import it.sportello.proposal.Intake;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.test.Office;
import it.sportello.test.ReportSheet;
import it.sportello.web.Retries;
import it.sportello.web.intake.demo.SamplePdf;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The Region and its beneficiaries: every act and every decision is the real one, as pages and API call it. */
@TestComponent
@Lazy
class RegionConduct implements Lifecycles.Conduct {

    private static final Map<String, String> PEOPLE = Map.of(
            "UserTask_ScoreProposal", "commissione",
            "UserTask_SignDetermination", "direttore",
            "UserTask_PayAdvance", "ragioneria",
            "UserTask_PayBalance", "ragioneria",
            "UserTask_ConfirmRecognition", "rup");
    private static final Map<String, String> GROUPS = Map.of(
            "ufficio",
            "officers",
            "commissione",
            "commission",
            "direttore",
            "director",
            "ragioneria",
            "accounting",
            "rup",
            "rup");
    private static final Map<String, Object> SCORES = Map.of(
            "a1", "8", "a2", "16", "b1", "8", "b2", "8", "c1", "16", "d1", "12", "e1", "12", "grounds", "Coerente.");

    private final ProcessEngine engine;
    private final Intake intake;
    private final Proposals proposals;
    private final FormalExaminations examinations;
    private final FormalChecks checks;
    private final Notices notices;
    private final ActGathering gathering;
    private final BeneficiaryActs beneficiary;
    private final PaymentActs payments;
    private final CaseDocuments files;
    private final Retries retries;
    private final ObjectMapper json;
    private final TrainingClock clock;
    private final TransactionTemplate transaction;
    private final Map<String, SentProposal> sent = new LinkedHashMap<>();
    private final Set<ReferenceCode> toGather = new LinkedHashSet<>();

    RegionConduct(
            ProcessEngine engine,
            Intake intake,
            Proposals proposals,
            FormalExaminations examinations,
            FormalChecks checks,
            Notices notices,
            ActGathering gathering,
            BeneficiaryActs beneficiary,
            PaymentActs payments,
            CaseDocuments files,
            Retries retries,
            ObjectMapper json,
            TrainingClock clock,
            PlatformTransactionManager transactions) {
        this.engine = engine;
        this.intake = intake;
        this.proposals = proposals;
        this.examinations = examinations;
        this.checks = checks;
        this.notices = notices;
        this.gathering = gathering;
        this.beneficiary = beneficiary;
        this.payments = payments;
        this.files = files;
        this.retries = retries;
        this.json = json;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    // ------------------------------------------------------------------ the beneficiary

    @Override
    public void act(String message, String code) {
        SentProposal proposal = sent.get(code);
        String owner = proposal.owner();
        ReferenceCode reference = new ReferenceCode(code);
        switch (message) {
            case "transmitted" -> retries.run(() -> intake.transmit(proposal.id(), owner, "chiave-" + code));
            case "startCommunicated" -> start(owner, reference);
            case "advanceRequested" -> requestAdvance(owner, reference);
            case "activityEnded" ->
                retries.run(() -> beneficiary.activity().endActivity(received(owner), reference, today()));
            case "reportSubmitted" -> report(owner, reference);
            case "balanceInvoiced" -> {
                attach(owner, reference, Attachment.BALANCE_INVOICE);
                InvoiceData invoice = new InvoiceData("2/A", today(), Euro.of("500.00"));
                retries.run(() -> payments.invoiceBalance(owner, reference, invoice));
            }
            default -> throw new IllegalArgumentException(message);
        }
    }

    private void start(String owner, ReferenceCode code) {
        attach(owner, code, Attachment.DEDICATED_ACCOUNT);
        retries.run(() -> beneficiary
                .startUp()
                .communicateAccount(
                        received(owner),
                        code,
                        new Iban("IT60X0542811101000000123456"),
                        AccountType.BANK,
                        List.of(new Delegate("Mario Rossi", "RSSMRA80A01H501U")),
                        today()));
        retries.run(() -> beneficiary.startUp().communicateStart(received(owner), code, today()));
    }

    private void requestAdvance(String owner, ReferenceCode code) {
        attach(owner, code, Attachment.GUARANTEE);
        attach(owner, code, Attachment.ADVANCE_INVOICE);
        Euro amount = Euro.of("4500.00");
        GuaranteeData guarantee =
                new GuaranteeData("Banca del Tevere", "F-1", amount, true, true, today(), today().plusYears(3));
        InvoiceData invoice = new InvoiceData("1/A", today(), amount);
        retries.run(() -> payments.requestAdvance(owner, code, guarantee, invoice));
    }

    private void report(String owner, ReferenceCode code) {
        attach(owner, code, Attachment.REPORT);
        JsonNode form = json.valueToTree(ReportSheet.experts(owner, "3600.00", today()));
        retries.run(() -> beneficiary.report().submitReport(received(owner), code, form));
    }

    private void attach(String owner, ReferenceCode code, Attachment kind) {
        retries.run(() ->
                files.attach(owner, code, kind, "", kind + ".pdf", DocumentForm.ELECTRONIC, SamplePdf.of(kind.name())));
    }

    // ------------------------------------------------------------------ the desk

    @Override
    public void decide(String task, String taskId, String code) {
        String person = PEOPLE.getOrDefault(task, "ufficio");
        prepare(task, new ReferenceCode(code), person);
        engine.getIdentityService().setAuthentication(person, List.of(GROUPS.get(person)));
        try {
            retries.run(() -> engine.getTaskService().claim(taskId, person));
            retries.run(() -> engine.getFormService().submitTaskForm(taskId, fields(task, code)));
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    /** What is recorded by the embedded forms before the decision. */
    private void prepare(String task, ReferenceCode code, String person) {
        if ("UserTask_CheckFormalAdmissibility".equals(task)) {
            transaction.executeWithoutResult(status -> {
                Proposal proposal = proposals.lock(code);
                new RequiredDocuments(notices.byRuleSet(proposal.ruleSet()))
                        .of(examinations.facts(code))
                        .forEach(owed -> checks.recordDocument(
                                code, owed.key(), DocumentStatus.OK, owed.stamped() ? true : null, false, "", person));
            });
        } else if ("UserTask_GatherCases".equals(task)) {
            gathering.gather(code, toGather);
        }
    }

    private Map<String, Object> fields(String task, String code) {
        String today = today().toString();
        return switch (task) {
            case "UserTask_CheckFormalAdmissibility" -> Map.of("formalOutcome", "ADMIT");
            case "UserTask_ScoreProposal" -> SCORES;
            case "UserTask_RecordAidSurvey" ->
                Map.of("surveyDate", today, "surveyNumber", "VIS-" + code, "aidsTotal", "0.00");
            case "UserTask_ConfirmCommitment" ->
                Map.of("cor", "1" + code.substring(code.length() - 6), "commitmentNumber", "IMP-" + code);
            case "UserTask_GatherCases" -> Map.of("grounds", "Esiti dell'istruttoria");
            case "UserTask_SignDetermination" -> Map.of("decision", "SIGN", "actNumber", "G-" + code, "actDate", today);
            case "UserTask_RecordPublication" ->
                Map.of("burNumber", "42", "burDate", today, "portalDate1", today, "portalDate2", today);
            case "UserTask_RequestCup" ->
                Map.of(
                        "cup",
                        "F81B20000" + code.substring(code.length() - 6),
                        "projectCode",
                        code,
                        "communicatedOn",
                        today);
            case "UserTask_CheckRequirements" -> requirements();
            case "UserTask_CheckAdvanceConditions" -> conditions(Map.of("guaranteeAccepted", "ACCEPTED"));
            case "UserTask_CheckBalanceConditions" -> conditions(Map.of());
            case "UserTask_PayAdvance", "UserTask_PayBalance" ->
                Map.of("decision", "PAID", "orderNumber", "M-1", "paymentDate", today);
            case "UserTask_ConfirmRecognition" -> Map.of("decision", "CONFIRM");
            case "UserTask_RecordAidChange" ->
                Map.of("covar", code.substring(code.length() - 6), "registeredOn", today);
            default -> Map.of();
        };
    }

    private Map<String, Object> conditions(Map<String, Object> more) {
        Map<String, Object> fields = new LinkedHashMap<>(more);
        fields.put("durcStatus", "REGULAR");
        fields.put("durcExpiry", today().plusDays(120).toString());
        fields.putAll(requirements());
        return fields;
    }

    private static Map<String, Object> requirements() {
        return Map.of("lazioEmployees", "8", "operatingUnit", "true", "legalSeat", "true", "requirementsKept", "true");
    }

    // ------------------------------------------------------------------ time

    @Override
    public void endOfDay(List<String> codes) {
        toGather.clear();
        codes.forEach(code -> toGather.add(new ReferenceCode(code)));
        moveTo(today().plusDays(1));
    }

    @Override
    public void signed(List<String> codes) {
        // The signature itself has told every case.
    }

    @Override
    public void published(List<String> codes) {
        // The publication itself has told every case.
    }

    @Override
    public void monthsPass() {
        moveTo(today().plusMonths(8));
    }

    @Override
    public void settled(List<String> codes) {
        // The settlement itself has told every case.
    }

    private void moveTo(LocalDate day) {
        clock.moveTo(day.atTime(9, 0).atZone(Office.ROME).toInstant());
    }

    private Received received(String owner) {
        return Received.onPortal(owner, clock.now());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.now(), Office.ROME);
    }

    /** The codes of new cases, sent and complete. */
    List<String> sent(int first, int count) {
        sent.clear();
        for (int number = first; number < first + count; number++) {
            SentProposal proposal = SentProposal.of(intake, notices, clock.now(), number);
            sent.put(proposal.code(), proposal);
        }
        return List.copyOf(sent.keySet());
    }
}
