package it.sportello.process.api;

import com.fasterxml.jackson.databind.JsonNode;
import it.sportello.act.Acts;
import it.sportello.control.Controls;
import it.sportello.correspondence.Channel;
import it.sportello.correspondence.Messages;
import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.Term;
import it.sportello.deadline.register.Deadlines;
import it.sportello.deadline.register.Fulfilment;
import it.sportello.document.DocumentForm;
import it.sportello.document.Documents;
import it.sportello.document.StoredDocument;
import it.sportello.funding.FundLedger;
import it.sportello.grant.AccountType;
import it.sportello.grant.DedicatedAccount;
import it.sportello.grant.Delegate;
import it.sportello.grant.ExtensionRequest;
import it.sportello.grant.Grants;
import it.sportello.grant.Iban;
import it.sportello.grant.PaymentOption;
import it.sportello.grant.Start;
import it.sportello.grant.Variation;
import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.payment.GuaranteeData;
import it.sportello.payment.InvoiceData;
import it.sportello.payment.Payment;
import it.sportello.payment.PaymentFile;
import it.sportello.payment.Payments;
import it.sportello.payment.Tranche;
import it.sportello.process.phase.ActivityEnd;
import it.sportello.process.phase.ApprovalTerm;
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
import java.time.Clock;
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

    private static final Set<CaseState> CONCEDED = EnumSet.range(CaseState.APPROVED, CaseState.BALANCE_DUE);
    private static final Set<CaseState> ADVANCE_OPEN =
            EnumSet.range(CaseState.IN_PROGRESS, CaseState.REPORT_VERIFICATION);
    private static final Set<CaseState> BEFORE_CONCESSION = EnumSet.range(CaseState.TRANSMITTED, CaseState.COMMITTED);
    private static final Set<CaseState> AFTER_FORMAL_CHECK =
            EnumSet.range(CaseState.ADMITTED_TO_EVALUATION, CaseState.COMMITTED);
    private static final Set<CaseState> NOT_ATTACHABLE = EnumSet.of(
            CaseState.DRAFT,
            CaseState.FORM_SENT,
            CaseState.DISCARDED,
            CaseState.ARCHIVED,
            CaseState.CLOSED,
            CaseState.CLOSED_CALL_ANNULLED);

    private final Proposals proposals;
    private final Grants grants;
    private final Payments payments;
    private final Reports reports;
    private final Revocations revocations;
    private final Controls controls;
    private final FundLedger ledger;
    private final Acts acts;
    private final Documents documents;
    private final Messages messages;
    private final Deadlines register;
    private final CaseTerms terms;
    private final ActTerms actTerms;
    private final BreachDesk breaches;
    private final ApprovalTerm approval;
    private final ActivityEnd activityEnd;
    private final Procedure procedure;
    private final Notices notices;
    private final Clock clock;

    BeneficiaryActs(
            Proposals proposals,
            Grants grants,
            Payments payments,
            Reports reports,
            Revocations revocations,
            Controls controls,
            FundLedger ledger,
            Acts acts,
            Documents documents,
            Messages messages,
            Deadlines register,
            CaseTerms terms,
            ActTerms actTerms,
            BreachDesk breaches,
            ApprovalTerm approval,
            ActivityEnd activityEnd,
            Procedure procedure,
            Notices notices,
            Clock clock) {
        this.proposals = proposals;
        this.grants = grants;
        this.payments = payments;
        this.reports = reports;
        this.revocations = revocations;
        this.controls = controls;
        this.ledger = ledger;
        this.acts = acts;
        this.documents = documents;
        this.messages = messages;
        this.register = register;
        this.terms = terms;
        this.actTerms = actTerms;
        this.breaches = breaches;
        this.approval = approval;
        this.activityEnd = activityEnd;
        this.procedure = procedure;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * The case of that owner, to read it.
     *
     * @throws Refusal of kind NOT_FOUND for the cases of others too
     */
    @Transactional(readOnly = true)
    public Proposal require(String owner, ReferenceCode code) {
        return owned(proposals.require(code), owner);
    }

    // ---------------------------------------------------------------- documents

    /**
     * Keeps a PDF for an act still to come; an earlier one of the same kind and subject is superseded, not lost.
     *
     * @param subject tells several of a kind apart, such as the id of a document of the report; empty where one is owed
     * @param form in which the beneficiary keeps it
     */
    @Rule({"PSW-12-05", "PSW-22-04", "PSW-23-05"})
    public StoredDocument attach(
            String owner,
            ReferenceCode code,
            Attachment kind,
            String subject,
            String fileName,
            DocumentForm form,
            byte[] content) {
        Proposal proposal = lock(owner, code);
        if (NOT_ATTACHABLE.contains(proposal.state())) {
            throw stateRefused(proposal, "Il deposito di documenti", "PSW-12-05");
        }
        if (kind == Attachment.CONTROL && !controls.anyOpen(code)) {
            throw Refusal.notAllowed("NO_CONTROL_OPEN", "PSW-22-04", "Non vi è un controllo in corso.");
        }
        if (!kind.many() && !subject.isEmpty()) {
            throw Refusal.invalid("subject", "PSW-12-05", "Per questo documento non si indica un riferimento.");
        }
        if (subject.length() > 16) {
            throw Refusal.invalid("subject", "PSW-12-05", "Il riferimento ha al massimo 16 caratteri.");
        }
        StoredDocument document =
                documents.put(proposal.id(), kind.name(), subject, fileName, form, content, owner, clock.instant());
        if (kind == Attachment.CONTROL) {
            receive(code, "Documenti per il controllo", "Depositato: " + document.fileName() + ".");
        }
        return document;
    }

    /** What was attached to the acts of the case, and to its application. */
    @Transactional(readOnly = true)
    public List<StoredDocument> attachments(String owner, ReferenceCode code) {
        return documents.list(require(owner, code).id());
    }

    // ---------------------------------------------------------------- before the concession

    /** Communicates a change of what was declared on other aids (A03), until the concession. */
    @Rule("PSW-06-14")
    public void communicateChange(Received received, ReferenceCode code, String description, LocalDate changedOn) {
        Proposal proposal = lock(received.owner(), code);
        requireState(proposal, BEFORE_CONCESSION, "La comunicazione di variazioni all'allegato A03", "PSW-06-14");
        requireText("description", description, "PSW-06-14", "Descrivere la variazione.");
        requireNotFuture("changedOn", changedOn, "PSW-06-14");
        receive(
                received,
                code,
                "Variazione dei dati dell'allegato A03 del " + ItalianText.day(changedOn),
                description.strip() + " La verifica degli aiuti va ripetuta.");
    }

    /** Answers the reasons of refusal within the term: the phase is over (DL-28). Late observations are refused. */
    @Rule("PSW-12-19")
    public void observe(Received received, ReferenceCode code, String text) {
        Proposal proposal = lock(received.owner(), code);
        if (!proposal.has(CaseFlag.PRE_REJECTION_NOTICE)) {
            throw Refusal.notAllowed(
                    "NO_PRE_REJECTION_NOTICE", "PSW-12-19", "Non sono stati comunicati motivi ostativi.");
        }
        requireText("text", text, "PSW-12-19", "Il testo delle osservazioni è vuoto.");
        boolean open = actTerms.meetInTime(proposal, DeadlineKind.DL_28, "Le osservazioni", received);
        approval.startAgain(
                code,
                StartEvent.at(received.at(), "ricevimento delle osservazioni"),
                "Presentate osservazioni sui motivi ostativi",
                received.owner());
        receive(received, code, "Osservazioni sui motivi ostativi", text.strip());
        if (open) {
            procedure.observationsClosed(code);
        }
    }

    /** Replaces a document that was transmitted and found irregular, while the term of the integration runs (DL-29). */
    @Rule("PSW-12-19")
    public StoredDocument replaceDocument(
            String owner, ReferenceCode code, String document, String subject, String fileName, byte[] content) {
        Proposal proposal = lock(owner, code);
        requireIntegration(proposal);
        actTerms.requireInTime(proposal, DeadlineKind.DL_29, "L'integrazione dei documenti", clock.instant());
        if (documents.find(proposal.id(), document, subject).isEmpty()) {
            throw Refusal.notAllowed(
                    "NOTHING_TO_INTEGRATE",
                    "PSW-12-19",
                    "Si integra solo un documento trasmesso e irregolare, mai un documento mancante.");
        }
        return documents.put(proposal.id(), document, subject, fileName, content, owner, clock.instant());
    }

    /** The integration is complete: the phase is over (DL-29). A late one is refused. */
    @Rule("PSW-12-19")
    public void integrate(Received received, ReferenceCode code, String text) {
        Proposal proposal = lock(received.owner(), code);
        requireIntegration(proposal);
        requireText("text", text, "PSW-12-19", "Indicare che cosa è stato integrato.");
        boolean open = actTerms.meetInTime(proposal, DeadlineKind.DL_29, "L'integrazione dei documenti", received);
        receive(received, code, "Integrazione documentale", text.strip());
        if (open) {
            procedure.integrationClosed(code);
        }
    }

    private void requireIntegration(Proposal proposal) {
        if (proposal.state() != CaseState.FORMAL_CHECK
                || register.find(proposal.code(), DeadlineKind.DL_29).isEmpty()) {
            throw Refusal.notAllowed(
                    "NO_INTEGRATION_REQUESTED", "PSW-12-19", "Non è stata richiesta un'integrazione dei documenti.");
        }
    }

    /**
     * Gives up. Before the concession nothing is asked for any more; after it, what was paid is recovered and what was
     * committed released by the settlement that follows.
     */
    @Rule({"PSW-12-12", "PSW-08-12", "PSW-18-08"})
    public void withdraw(Received received, ReferenceCode code, String reason) {
        Proposal proposal = lock(received.owner(), code);
        requireText("reason", reason, "PSW-12-12", "Indicare il motivo della rinuncia.");
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
            ledger.leave(code, "rinuncia");
        }
        acts.leave(code, "rinuncia");
        register.waiveAll(code, received.owner(), "rinuncia");
        receive(received, code, "Rinuncia", reason.strip());
        procedure.withdrawn(code);
    }

    /**
     * Answers the offer of what is left of envelope A (switch {@code funding.partial}): accepted, it is the contribution
     * of Action A; refused, the proposal goes on waiting and the queue stands still behind it.
     */
    @Rule("PSW-08-09")
    public void answerPartialGrant(String owner, ReferenceCode code, boolean accepted) {
        lock(owner, code);
        if (accepted) {
            ledger.acceptOffer(code);
        } else {
            ledger.refuseOffer(code);
        }
        receive(code, accepted ? "Contributo parziale accettato" : "Contributo parziale rifiutato", "");
    }

    // ---------------------------------------------------------------- start-up

    /**
     * Files the deed of the association, uploaded before as {@link Attachment#ATI_DEED} (DL-06). A late deed is
     * accepted; the breach stays.
     */
    @Rule("PSW-16-03")
    public void formaliseAti(Received received, ReferenceCode code, LocalDate deedDate) {
        Proposal proposal = lock(received.owner(), code);
        requireState(proposal, Set.of(CaseState.AWAITING_START), "Il deposito dell'atto costitutivo", "PSW-16-03");
        requireAttached(proposal, Attachment.ATI_DEED, "PSW-16-03");
        requireNotBefore(
                "deedDate",
                deedDate,
                proposal.submissionDate().orElseThrow(),
                "la domanda, che dichiarava l'associazione ancora da formalizzare",
                "PSW-16-03");
        grants.formaliseAti(code, deedDate, received.at());
        actTerms.meetOrBreach(
                proposal, DeadlineKind.DL_06, BreachCode.REV_ATI_NOT_FORMALISED, received.at(), received.owner());
        proposal.lower(CaseFlag.ATI_TO_FORMALISE, proposals.by(received.owner()));
        receive(received, code, "Atto costitutivo dell'ATI/ATS", "Atto del " + ItalianText.day(deedDate) + ".");
        procedure.atiFormalised(code);
    }

    /**
     * Communicates the start (DL-07); the nine months run from its receipt (DL-09), with the times of the proposal
     * (DL-11). A start that is late, or communicated late, is accepted; the breach stays.
     *
     * @param declared null means the day of receipt
     */
    @Rule({"PSW-16-01", "PSW-16-02", "PSW-09-01", "PSW-20-06"})
    public Start communicateStart(Received received, ReferenceCode code, @Nullable LocalDate declared) {
        Proposal proposal = lock(received.owner(), code);
        requireState(proposal, Set.of(CaseState.AWAITING_START), "La comunicazione di avvio", "PSW-16-01");
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
        receive(
                received,
                code,
                "Comunicazione di avvio delle attività",
                "Avvio: " + ItalianText.day(start.startDate()) + ".");
        procedure.startCommunicated(code);
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
        Proposal proposal = lock(received.owner(), code);
        requireState(proposal, CONCEDED, "La comunicazione del conto dedicato", "PSW-16-04");
        DedicatedAccount account = grants.communicateAccount(code, iban, type, delegates, usedSince, received.at());
        terms.open(
                proposal,
                DeadlineKind.DL_08,
                StartEvent.on(usedSince, "apertura o primo utilizzo del conto"),
                Term.days(lengths(proposal).accountCommunicationDays()),
                received.owner());
        actTerms.meetOrBreach(
                proposal, DeadlineKind.DL_08, BreachCode.REV_TRACEABILITY, received.at(), received.owner());
        receive(received, code, "Comunicazione del conto dedicato", "Conto " + iban + ".");
        return account;
    }

    // ---------------------------------------------------------------- money

    /** Chooses between advance and balance, and one payment at the end. */
    @Rule("PSW-18-06")
    public void choosePaymentOption(String owner, ReferenceCode code, PaymentOption option) {
        Proposal proposal = lock(owner, code);
        requireState(proposal, CONCEDED, "La scelta della modalità di erogazione", "PSW-18-06");
        boolean requested = payments.find(code)
                .flatMap(file -> file.payment(Tranche.ADVANCE))
                .isPresent();
        if (requested && option == PaymentOption.SINGLE_AT_END) {
            throw Refusal.notAllowed("ADVANCE_ALREADY_REQUESTED", "PSW-18-06", "L'acconto è già stato richiesto.");
        }
        grants.choosePaymentOption(code, option);
        receive(code, "Modalità di erogazione", "Modalità scelta: " + option.label() + ".");
    }

    /**
     * Asks for the advance; guarantee and invoice were uploaded before as {@link Attachment#GUARANTEE} and {@link
     * Attachment#ADVANCE_INVOICE}.
     */
    @Rule({"PSW-18-02", "PSW-18-03", "PSW-18-04"})
    public Payment requestAdvance(String owner, ReferenceCode code, GuaranteeData guarantee, InvoiceData invoice) {
        Proposal proposal = lock(owner, code);
        requireState(proposal, ADVANCE_OPEN, "La richiesta dell'acconto", "PSW-18-02");
        requireAttached(proposal, Attachment.GUARANTEE, "PSW-18-04");
        requireAttached(proposal, Attachment.ADVANCE_INVOICE, "PSW-18-03");
        requireIssued("guarantee.issuedOn", guarantee.issuedOn(), code, "PSW-18-04");
        requireIssued("invoice.date", invoice.date(), code, "PSW-18-03");
        Payment payment = payments.requestAdvance(code, guarantee, invoice, clock.instant());
        proposal.raise(CaseFlag.ADVANCE_REQUESTED, proposals.by(owner));
        receive(
                code,
                "Richiesta dell'acconto",
                "Garanzia n. " + guarantee.number() + ", fattura n. " + invoice.number() + ".");
        procedure.advanceRequested(code);
        return payment;
    }

    /** Files a guarantee in place of the one of the advance that is open; its PDF replaces the former. */
    @Rule("PSW-18-04")
    public void replaceGuarantee(String owner, ReferenceCode code, GuaranteeData guarantee) {
        Proposal proposal = lock(owner, code);
        requireState(proposal, ADVANCE_OPEN, "La sostituzione della garanzia", "PSW-18-04");
        requireAttached(proposal, Attachment.GUARANTEE, "PSW-18-04");
        if (openPayment(code, Tranche.ADVANCE).isEmpty()) {
            throw noAdvance();
        }
        requireIssued("guarantee.issuedOn", guarantee.issuedOn(), code, "PSW-18-04");
        payments.replaceGuarantee(code, guarantee, clock.instant());
        receive(code, "Sostituzione della garanzia", "Garanzia n. " + guarantee.number() + ".");
    }

    /** Files a corrected invoice of the advance that is open; its PDF replaces the former. */
    @Rule({"PSW-18-03", "PSW-18-11"})
    public void correctAdvanceInvoice(String owner, ReferenceCode code, InvoiceData invoice) {
        Proposal proposal = lock(owner, code);
        requireState(proposal, ADVANCE_OPEN, "La correzione della fattura dell'acconto", "PSW-18-03");
        requireAttached(proposal, Attachment.ADVANCE_INVOICE, "PSW-18-03");
        if (openPayment(code, Tranche.ADVANCE).isEmpty()) {
            throw noAdvance();
        }
        requireIssued("invoice.date", invoice.date(), code, "PSW-18-03");
        payments.receiveInvoice(code, invoice, clock.instant());
        receive(code, "Fattura corretta dell'acconto", "Fattura n. " + invoice.number() + ".");
    }

    private static Refusal noAdvance() {
        return Refusal.notAllowed("NO_ADVANCE_OPEN", "PSW-18-03", "Non vi è un acconto da erogare.");
    }

    /**
     * Files the invoice of the balance or single payment, uploaded before as {@link Attachment#BALANCE_INVOICE}; a
     * further one corrects it.
     */
    @Rule({"PSW-18-07", "PSW-18-09", "PSW-18-11"})
    public void invoiceBalance(String owner, ReferenceCode code, InvoiceData invoice) {
        Proposal proposal = lock(owner, code);
        requireState(proposal, Set.of(CaseState.BALANCE_DUE), "La fattura del saldo", "PSW-18-07");
        requireAttached(proposal, Attachment.BALANCE_INVOICE, "PSW-18-07");
        requireIssued("invoice.date", invoice.date(), code, "PSW-18-07");
        boolean first = payments.find(code)
                .flatMap(file -> file.openPayment().flatMap(file::invoiceOf))
                .isEmpty();
        payments.balanceInvoice(code, invoice, clock.instant());
        receive(code, "Fattura del saldo", "Fattura n. " + invoice.number() + ".");
        if (first) {
            procedure.balanceInvoiced(code);
        }
    }

    private Optional<Payment> openPayment(ReferenceCode code, Tranche tranche) {
        return payments.find(code).flatMap(PaymentFile::openPayment).filter(payment -> payment.tranche() == tranche);
    }

    // ---------------------------------------------------------------- activity and report

    /** Asks to change the project before changing it; one request at a time. */
    @Rule({"PSW-16-07", "PSW-09-03"})
    public Variation requestVariation(
            Received received, ReferenceCode code, String reason, String changes, @Nullable LocalDate requestedEnd) {
        Proposal proposal = lock(received.owner(), code);
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
        receive(received, code, "Richiesta di variazione", variation.changes() + " Motivo: " + variation.reason());
        procedure.variationRequested(code);
        return variation;
    }

    /** Declares the last day of activity; the sixty days of the report run from it (DL-12). */
    @Rule({"PSW-09-01", "PSW-19-01", "PSW-16-02"})
    public void endActivity(Received received, ReferenceCode code, LocalDate end) {
        Proposal proposal = lock(received.owner(), code);
        if (!activityEnd.closedByTermSince(proposal, received.at())) {
            requireState(proposal, Set.of(CaseState.IN_PROGRESS), "La comunicazione di fine attività", "PSW-19-01");
        }
        Optional<LocalDate> due = register.dueDate(code, DeadlineKind.DL_09);
        activityEnd.declared(proposal, end, received.at(), received.owner());
        receive(received, code, "Comunicazione di fine attività", "Fine attività: " + ItalianText.day(end) + ".");
        if (due.filter(end::isAfter).isPresent()) {
            breaches.termElapsed(code, BreachCode.REV_NOT_COMPLETED, DeadlineKind.DL_09);
        }
    }

    /** Asks for more time to report, before the term of the report expires; one request at a time. */
    @Rule("PSW-19-02")
    public ExtensionRequest requestExtension(
            Received received, ReferenceCode code, String reason, LocalDate requestedDate) {
        Proposal proposal = lock(received.owner(), code);
        requireState(proposal, Set.of(CaseState.ACTIVITY_ENDED), "La richiesta di proroga", "PSW-19-02");
        if (grants.of(code).pendingExtension().isPresent()) {
            throw Refusal.notAllowed("EXTENSION_PENDING", "PSW-19-02", "Una richiesta di proroga è già in esame.");
        }
        LocalDate due = register.dueDate(code, DeadlineKind.DL_12)
                .orElseThrow(() -> Refusal.notAllowed(
                        "TERM_SUSPENDED", "PSW-19-02", "Il termine del rendiconto è sospeso e non ha una scadenza."));
        ExtensionRequest request = grants.requestExtension(code, orEmpty(reason), requestedDate, due, received.at());
        terms.openUntilEvent(
                proposal, DeadlineKind.DL_13, StartEvent.at(received.at(), "richiesta di proroga"), received.owner());
        receive(
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
        Proposal proposal = lock(received.owner(), code);
        requireState(proposal, Set.of(CaseState.ACTIVITY_ENDED), "La presentazione del rendiconto", "PSW-19-01");
        ExpenseReport report = reports.submit(code, form, received.at());
        actTerms.meetOrBreach(
                proposal, DeadlineKind.DL_12, BreachCode.REV_REPORT_LATE, received.at(), received.owner());
        proposal.submitReport(proposals.by(received.owner()));
        receive(
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
        Proposal proposal = lock(received.owner(), code);
        requireText("text", text, "PSW-20-01", "Il testo del riscontro è vuoto.");
        if (compliedOn != null) {
            requireNotFuture("compliedOn", compliedOn, "PSW-20-06");
            revocations.comply(code, compliedOn, text);
        }
        revocations.reply(code, text, received.at());
        receive(received, code, "Riscontro alla diffida", text);
        Fulfilment fulfilment = register.met(proposal.code(), DeadlineKind.DL_18, received.at(), received.owner());
        boolean open = fulfilment instanceof Fulfilment.InTime inTime && !inTime.breachToWithdraw();
        boolean expiresNow = fulfilment instanceof Fulfilment.Late && terms.hasExpired(code, DeadlineKind.DL_18);
        if (open || expiresNow) {
            procedure.noticeTermClosed(code);
        }
    }

    // ---------------------------------------------------------------- guards

    private Proposal lock(String owner, ReferenceCode code) {
        return owned(proposals.lock(code), owner);
    }

    private static Proposal owned(Proposal proposal, String owner) {
        if (!proposal.ownerTaxCode().equals(owner)) {
            throw Refusal.notFound("pratica " + proposal.code());
        }
        return proposal;
    }

    private static void requireState(Proposal proposal, Set<CaseState> states, String what, String rule) {
        if (!states.contains(proposal.state())) {
            throw stateRefused(proposal, what, rule);
        }
    }

    private static Refusal stateRefused(Proposal proposal, String what, String rule) {
        return Refusal.notAllowed(
                "STATE_NOT_ALLOWED",
                rule,
                "%s non è possibile: la pratica è nello stato «%s».".formatted(what, proposal.stateLabel()));
    }

    private void requireAttached(Proposal proposal, Attachment kind, String rule) {
        if (documents.find(proposal.id(), kind.name(), "").isEmpty()) {
            throw Refusal.invalid(kind.name(), rule, "Manca il documento: " + kind.label() + ".");
        }
    }

    private static void requireText(String field, @Nullable String text, String rule, String message) {
        if (text == null || text.isBlank()) {
            throw Refusal.invalid(field, rule, message);
        }
    }

    private void requireNotFuture(String field, LocalDate date, String rule) {
        if (date.isAfter(day(clock.instant()))) {
            throw Refusal.invalid(field, rule, "La data non può essere futura.");
        }
    }

    private static void requireNotBefore(String field, LocalDate date, LocalDate preceding, String event, String rule) {
        if (date.isBefore(preceding)) {
            throw Refusal.invalid(
                    field, rule, "La data non può precedere %s (%s).".formatted(event, ItalianText.day(preceding)));
        }
    }

    /** Guarantees and invoices are issued for a contribution that has been conceded. */
    private void requireIssued(String field, LocalDate date, ReferenceCode code, String rule) {
        requireNotFuture(field, date, rule);
        requireNotBefore(field, date, grants.of(code).adoptedOn(), "la concessione", rule);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private void receive(ReferenceCode code, String subject, String body) {
        messages.receive(code, Channel.PORTAL, Messages.APPLICANT, subject, body, clock.instant());
    }

    private void receive(Received received, ReferenceCode code, String subject, String body) {
        messages.receive(code, received.channel(), Messages.APPLICANT, subject, received.recorded(body), received.at());
    }

    private Notice.Terms lengths(Proposal proposal) {
        return notices.byRuleSet(proposal.ruleSet()).terms();
    }

    private static LocalDate day(Instant at) {
        return LegalTime.dateOf(at);
    }
}
