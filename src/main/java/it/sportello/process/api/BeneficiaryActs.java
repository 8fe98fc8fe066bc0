package it.sportello.process.api;

import com.fasterxml.jackson.databind.JsonNode;
import it.sportello.act.Acts;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.Term;
import it.sportello.deadline.register.Deadlines;
import it.sportello.deadline.register.Fulfilment;
import it.sportello.document.Documents;
import it.sportello.document.StoredDocument;
import it.sportello.funding.AidSurveys;
import it.sportello.funding.FundLedger;
import it.sportello.grant.AccountType;
import it.sportello.grant.DedicatedAccount;
import it.sportello.grant.Delegate;
import it.sportello.grant.ExtensionRequest;
import it.sportello.grant.Grants;
import it.sportello.grant.Iban;
import it.sportello.grant.Start;
import it.sportello.grant.Variation;
import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.process.phase.ActivityEnd;
import it.sportello.process.phase.BreachDesk;
import it.sportello.process.timer.CaseTerms;
import it.sportello.proposal.CaseFlag;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Procedure;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.reporting.ExpenseReport;
import it.sportello.reporting.Reports;
import it.sportello.revocation.BreachCode;
import it.sportello.revocation.Revocations;
import it.sportello.shared.ItalianText;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the applicant, then beneficiary, does to its own case. Each act is one transaction: it locks the case, asks state
 * and term, changes what it concerns, marks the register and leaves the message for the engine, which follows later and
 * always. {@code owner} is the tax code of the legal subject; the cases of others are not found. The instant of an act
 * is that of its receipt.
 */
@Service
@Transactional
@Rule({"PSW-12-02", "PSW-16-10"})
public class BeneficiaryActs {

    static final Set<CaseState> CONCEDED = EnumSet.range(CaseState.APPROVED, CaseState.BALANCE_DUE);
    private static final Set<CaseState> BEFORE_CONCESSION = EnumSet.range(CaseState.TRANSMITTED, CaseState.COMMITTED);
    private static final Set<CaseState> AFTER_FORMAL_CHECK =
            EnumSet.range(CaseState.ADMITTED_TO_EVALUATION, CaseState.COMMITTED);

    private final OwnCases cases;
    private final Proposals proposals;
    private final Grants grants;
    private final Reports reports;
    private final Revocations revocations;
    private final FundLedger ledger;
    private final AidSurveys surveys;
    private final Acts acts;
    private final Documents documents;
    private final Deadlines register;
    private final CaseTerms terms;
    private final ActTerms actTerms;
    private final BreachDesk breaches;
    private final ActivityEnd activityEnd;
    private final Procedure procedure;
    private final Notices notices;

    BeneficiaryActs(
            OwnCases cases,
            Proposals proposals,
            Grants grants,
            Reports reports,
            Revocations revocations,
            FundLedger ledger,
            AidSurveys surveys,
            Acts acts,
            Documents documents,
            Deadlines register,
            CaseTerms terms,
            ActTerms actTerms,
            BreachDesk breaches,
            ActivityEnd activityEnd,
            Procedure procedure,
            Notices notices) {
        this.cases = cases;
        this.proposals = proposals;
        this.grants = grants;
        this.reports = reports;
        this.revocations = revocations;
        this.ledger = ledger;
        this.surveys = surveys;
        this.acts = acts;
        this.documents = documents;
        this.register = register;
        this.terms = terms;
        this.actTerms = actTerms;
        this.breaches = breaches;
        this.activityEnd = activityEnd;
        this.procedure = procedure;
        this.notices = notices;
    }

    // ---------------------------------------------------------------- before the concession

    /** Communicates a change of what was declared on other aids (A03), until the concession; that of Action B may be later. */
    @Rule({"PSW-06-14", "PSW-08-10"})
    public void communicateChange(Received received, ReferenceCode code, String description, LocalDate changedOn) {
        Proposal proposal = cases.lock(received.owner(), code);
        if (!proposal.has(CaseFlag.B_AWAITING_FUNDS)) {
            OwnCases.requireState(
                    proposal, BEFORE_CONCESSION, "La comunicazione di variazioni all'allegato A03", "PSW-06-14");
        }
        OwnCases.requireText("description", description, "PSW-06-14", "Descrivere la variazione.");
        cases.requireNotFuture("changedOn", changedOn, "PSW-06-14");
        surveys.positionChanged(code, changedOn);
        cases.receive(
                received,
                code,
                "Variazione dei dati dell'allegato A03 del " + ItalianText.day(changedOn),
                description.strip() + " La verifica degli aiuti va ripetuta.");
    }

    /** Answers the reasons of refusal within the term: the phase is over (DL-28). Late observations are refused. */
    @Rule("PSW-12-19")
    public void observe(Received received, ReferenceCode code, String text) {
        Proposal proposal = cases.lock(received.owner(), code);
        if (!proposal.has(CaseFlag.PRE_REJECTION_NOTICE)) {
            throw Refusal.notAllowed(
                    "NO_PRE_REJECTION_NOTICE", "PSW-12-19", "Non sono stati comunicati motivi ostativi.");
        }
        OwnCases.requireText("text", text, "PSW-12-19", "Il testo delle osservazioni è vuoto.");
        boolean open = actTerms.observed(proposal, received);
        cases.receive(received, code, "Osservazioni sui motivi ostativi", text.strip());
        if (open) {
            procedure.observationsClosed(code);
        }
    }

    /** The integration is complete: the phase is over (DL-29). A late one is refused. */
    @Rule("PSW-12-19")
    public void integrate(Received received, ReferenceCode code, String text) {
        Proposal proposal = cases.lock(received.owner(), code);
        actTerms.requireIntegration(proposal);
        OwnCases.requireText("text", text, "PSW-12-19", "Indicare che cosa è stato integrato.");
        boolean open = actTerms.integrated(proposal, received);
        cases.receive(received, code, "Integrazione documentale", text.strip());
        if (open) {
            procedure.integrationClosed(code);
        }
    }

    /**
     * Gives up. Before the concession nothing is asked for any more; after it, what was paid is recovered and what was
     * committed released by the settlement that follows.
     */
    @Rule({"PSW-12-12", "PSW-08-12", "PSW-18-08"})
    public void withdraw(Received received, ReferenceCode code, String reason) {
        Proposal proposal = cases.lock(received.owner(), code);
        OwnCases.requireText("reason", reason, "PSW-12-12", "Indicare il motivo della rinuncia.");
        if (AFTER_FORMAL_CHECK.contains(proposal.state())
                && proposal.proposedOutcome()
                        .filter(outcome -> outcome == CaseState.EXCLUDED)
                        .isPresent()) {
            throw Refusal.notAllowed(
                    "EXCLUSION_PROPOSED",
                    "PSW-12-11",
                    "È stata accertata una causa di esclusione: la pratica attende l'atto che la dispone.");
        }
        boolean conceded = proposal.hadConcession();
        boolean opened = register.find(code, DeadlineKind.DL_04).isPresent();
        proposal.withdraw(proposals.by(received.owner()).because(reason.strip()));
        if (!conceded && opened) {
            ledger.leave(
                    code,
                    received.recorded(
                            "rinuncia comunicata il " + ItalianText.day(LegalTime.dateOf(received.at())) + "."));
        }
        acts.leave(code, "rinuncia");
        register.waiveAll(code, received.owner(), "rinuncia");
        cases.receive(received, code, "Rinuncia", reason.strip());
        procedure.withdrawn(code);
    }

    // ---------------------------------------------------------------- start-up

    /**
     * Files the deed of the association, uploaded before as {@link Attachment#ATI_DEED} (DL-06). A late deed is
     * accepted; the breach stays.
     */
    @Rule("PSW-16-03")
    public void formaliseAti(Received received, ReferenceCode code, LocalDate deedDate) {
        Proposal proposal = cases.lock(received.owner(), code);
        OwnCases.requireState(
                proposal, Set.of(CaseState.AWAITING_START), "Il deposito dell'atto costitutivo", "PSW-16-03");
        cases.requireAttached(proposal, Attachment.ATI_DEED, "PSW-16-03");
        OwnCases.requireNotBefore(
                "deedDate",
                deedDate,
                proposal.submissionDate().orElseThrow(),
                "la domanda, che dichiarava l'associazione ancora da formalizzare",
                "PSW-16-03");
        grants.formaliseAti(code, deedDate, received.at());
        actTerms.meetOrBreach(
                proposal, DeadlineKind.DL_06, BreachCode.REV_ATI_NOT_FORMALISED, received.at(), received.owner());
        proposal.lower(CaseFlag.ATI_TO_FORMALISE, proposals.by(received.owner()));
        cases.receive(received, code, "Atto costitutivo dell'ATI/ATS", "Atto del " + ItalianText.day(deedDate) + ".");
        procedure.atiFormalised(code);
    }

    /**
     * Communicates the start (DL-07); the nine months run from its receipt (DL-09), with the times of the proposal
     * (DL-11). A start that is late, or communicated late, is accepted; the breach stays.
     *
     * @param declared null means the day of receipt
     */
    @Rule({"PSW-05-10", "PSW-16-01", "PSW-16-02", "PSW-09-01", "PSW-20-06"})
    public Start communicateStart(Received received, ReferenceCode code, @Nullable LocalDate declared) {
        Proposal proposal = cases.lock(received.owner(), code);
        OwnCases.requireState(proposal, Set.of(CaseState.AWAITING_START), "La comunicazione di avvio", "PSW-16-01");
        Start start = grants.communicateStart(code, declared, received.at());
        boolean startedInTime = register.dueDate(code, DeadlineKind.DL_07)
                .map(due -> !start.startDate().isAfter(due))
                .orElse(true);
        Fulfilment fulfilment = register.met(code, DeadlineKind.DL_07, received.at(), received.owner());
        proposal.start(proposals.by(received.owner()));
        if (fulfilment instanceof Fulfilment.InTime inTime && startedInTime) {
            actTerms.withdrawBreach(inTime, code, DeadlineKind.DL_07, received.owner());
        } else if (fulfilment instanceof Fulfilment.Late) {
            actTerms.breachOfTerm(proposal, DeadlineKind.DL_07, BreachCode.REV_START_LATE);
        } else if (!startedInTime) {
            breachOfLateStart(proposal, start.startDate());
        }
        String evidence = "comunicazione di avvio del " + ItalianText.day(day(received.at()));
        terms.open(
                proposal,
                DeadlineKind.DL_09,
                StartEvent.at(received.at(), evidence),
                Term.months(lengths(proposal).activityMonths()),
                received.owner());
        terms.open(
                proposal,
                DeadlineKind.DL_11,
                StartEvent.on(start.startDate(), evidence),
                Term.days(start.ownScheduleDays()),
                received.owner());
        terms.openUntilEvent(
                proposal, DeadlineKind.DL_15, StartEvent.on(start.startDate(), evidence), received.owner());
        cases.receive(
                received,
                code,
                "Comunicazione di avvio delle attività",
                "Avvio: " + ItalianText.day(start.startDate()) + ".");
        procedure.startCommunicated(code);
        procedure.requirementsToCheck(code);
        return start;
    }

    private void breachOfLateStart(Proposal proposal, LocalDate start) {
        boolean known = revocations.breaches(proposal.code()).stream()
                .anyMatch(breach -> breach.code() == BreachCode.REV_START_LATE);
        if (!known) {
            breaches.found(
                    proposal.code(),
                    BreachCode.REV_START_LATE,
                    "Avvio dichiarato al " + ItalianText.day(start) + ", oltre il termine.",
                    DeadlineKind.DL_07.id(),
                    "sistema");
        }
    }

    /**
     * Communicates the dedicated account, or a change of it or of its delegates (DL-08, from its opening or first use).
     * A late one is accepted; the breach stays. Until there is one nothing is paid.
     *
     * @param usedSince opening, first use for the project, or day of the change
     */
    @Rule("PSW-16-04")
    public DedicatedAccount communicateAccount(
            Received received,
            ReferenceCode code,
            Iban iban,
            AccountType type,
            List<Delegate> delegates,
            LocalDate usedSince) {
        Proposal proposal = cases.lock(received.owner(), code);
        OwnCases.requireState(proposal, CONCEDED, "La comunicazione del conto dedicato", "PSW-16-04");
        DedicatedAccount account = grants.communicateAccount(code, iban, type, delegates, usedSince, received.at());
        terms.open(
                proposal,
                DeadlineKind.DL_08,
                StartEvent.on(usedSince, "apertura o primo utilizzo del conto"),
                Term.days(lengths(proposal).accountCommunicationDays()),
                received.owner());
        actTerms.meetOrBreach(
                proposal, DeadlineKind.DL_08, BreachCode.REV_TRACEABILITY, received.at(), received.owner());
        cases.receive(received, code, "Comunicazione del conto dedicato", "Conto " + iban + ".");
        return account;
    }

    // ---------------------------------------------------------------- activity and report

    /** Asks to change the project before changing it; one request at a time. */
    @Rule({"PSW-16-07", "PSW-09-03"})
    public Variation requestVariation(
            Received received, ReferenceCode code, String reason, String changes, @Nullable LocalDate requestedEnd) {
        Proposal proposal = cases.lock(received.owner(), code);
        proposal.raise(CaseFlag.VARIATION_PENDING, proposals.by(received.owner()));
        List<String> files = documents.list(proposal.id()).stream()
                .filter(document -> document.code().equals(Attachment.VARIATION.name()))
                .map(StoredDocument::fileName)
                .toList();
        Variation variation =
                grants.requestVariation(code, orEmpty(reason), orEmpty(changes), files, requestedEnd, received.at());
        terms.openUntilEvent(
                proposal,
                DeadlineKind.DL_25,
                StartEvent.at(received.at(), "richiesta di variazione"),
                received.owner());
        cases.receive(
                received, code, "Richiesta di variazione", variation.changes() + " Motivo: " + variation.reason());
        procedure.variationRequested(code);
        return variation;
    }

    /** Declares the last day of activity; the sixty days of the report run from it (DL-12). */
    @Rule({"PSW-09-01", "PSW-19-01", "PSW-16-02"})
    public void endActivity(Received received, ReferenceCode code, LocalDate end) {
        Proposal proposal = cases.lock(received.owner(), code);
        if (!activityEnd.closedByTermSince(proposal, received.at())) {
            OwnCases.requireState(
                    proposal, Set.of(CaseState.IN_PROGRESS), "La comunicazione di fine attività", "PSW-19-01");
        }
        Optional<LocalDate> due = register.dueDate(code, DeadlineKind.DL_09);
        activityEnd.declared(proposal, end, received.at(), received.owner());
        cases.receive(received, code, "Comunicazione di fine attività", "Fine attività: " + ItalianText.day(end) + ".");
        if (due.filter(end::isAfter).isPresent()) {
            breaches.termElapsed(code, BreachCode.REV_NOT_COMPLETED, DeadlineKind.DL_09);
        }
    }

    /** Asks for more time to report, before the term of the report expires; one request at a time. */
    @Rule("PSW-19-02")
    public ExtensionRequest requestExtension(
            Received received, ReferenceCode code, String reason, LocalDate requestedDate) {
        Proposal proposal = cases.lock(received.owner(), code);
        OwnCases.requireState(proposal, Set.of(CaseState.ACTIVITY_ENDED), "La richiesta di proroga", "PSW-19-02");
        if (grants.of(code).pendingExtension().isPresent()) {
            throw Refusal.notAllowed("EXTENSION_PENDING", "PSW-19-02", "Una richiesta di proroga è già in esame.");
        }
        LocalDate due = register.dueDate(code, DeadlineKind.DL_12)
                .orElseThrow(() -> Refusal.notAllowed(
                        "TERM_SUSPENDED", "PSW-19-02", "Il termine del rendiconto è sospeso e non ha una scadenza."));
        ExtensionRequest request = grants.requestExtension(code, orEmpty(reason), requestedDate, due, received.at());
        terms.openUntilEvent(
                proposal, DeadlineKind.DL_13, StartEvent.at(received.at(), "richiesta di proroga"), received.owner());
        cases.receive(
                received,
                code,
                "Richiesta di proroga del rendiconto",
                "Nuova scadenza richiesta: " + ItalianText.day(requestedDate) + ". Motivo: " + request.reason());
        procedure.extensionRequested(code);
        return request;
    }

    /**
     * Presents the report (DL-12). A late report is accepted; the breach stays.
     *
     * @param form as {@link it.sportello.reporting.ReportForm} reads it
     * @throws Refusal with every error of the form
     */
    @Rule({"PSW-19-01", "PSW-19-07", "PSW-20-06"})
    public ExpenseReport submitReport(Received received, ReferenceCode code, JsonNode form) {
        Proposal proposal = cases.lock(received.owner(), code);
        OwnCases.requireState(
                proposal, Set.of(CaseState.ACTIVITY_ENDED), "La presentazione del rendiconto", "PSW-19-01");
        ExpenseReport report = reports.submit(code, form, received.at());
        actTerms.meetOrBreach(
                proposal, DeadlineKind.DL_12, BreachCode.REV_REPORT_LATE, received.at(), received.owner());
        proposal.submitReport(proposals.by(received.owner()));
        cases.receive(
                received,
                code,
                "Rendiconto",
                "Spese presentate: " + report.lines().size() + ".");
        procedure.reportSubmitted(code);
        return report;
    }

    // ---------------------------------------------------------------- formal notice

    /**
     * Answers the formal notice, saying why or showing that the beneficiary has complied (DL-18): the wait for the
     * answer is over. A further answer, until the officer has assessed the first, is kept with it.
     *
     * @param compliedOn the day of compliance, or null for observations only
     */
    @Rule({"PSW-20-01", "PSW-20-02", "PSW-20-06"})
    public void answerNotice(Received received, ReferenceCode code, String text, @Nullable LocalDate compliedOn) {
        Proposal proposal = cases.lock(received.owner(), code);
        OwnCases.requireText("text", text, "PSW-20-01", "Il testo del riscontro è vuoto.");
        if (compliedOn != null) {
            cases.requireNotFuture("compliedOn", compliedOn, "PSW-20-06");
            revocations.comply(code, compliedOn, text);
        }
        revocations.reply(code, text, received.at());
        cases.receive(received, code, "Riscontro alla diffida", text);
        Fulfilment fulfilment = register.met(proposal.code(), DeadlineKind.DL_18, received.at(), received.owner());
        boolean open = fulfilment instanceof Fulfilment.InTime inTime && !inTime.breachToWithdraw();
        boolean expiresNow = fulfilment instanceof Fulfilment.Late && terms.hasExpired(code, DeadlineKind.DL_18);
        if (open || expiresNow) {
            procedure.noticeTermClosed(code);
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private Notice.Terms lengths(Proposal proposal) {
        return notices.byRuleSet(proposal.ruleSet()).terms();
    }

    private static LocalDate day(Instant at) {
        return LegalTime.dateOf(at);
    }
}
