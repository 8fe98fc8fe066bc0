package it.sportello.proposal;

import it.sportello.document.Documents;
import it.sportello.document.StoredDocument;
import it.sportello.notice.Notice;
import it.sportello.notice.Notices;
import it.sportello.shared.LegalTime;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class StoredIntake implements Intake {

    private final ProposalStore store;
    private final TransmissionQueue transmissions;
    private final FormValidation validation;
    private final FormSummary summary;
    private final PlanReasons reasons;
    private final DocumentChecklist checklist;
    private final Documents documents;
    private final Notices notices;
    private final CallStates calls;
    private final Clock clock;

    StoredIntake(
            ProposalStore store,
            TransmissionQueue transmissions,
            FormValidation validation,
            FormSummary summary,
            PlanReasons reasons,
            DocumentChecklist checklist,
            Documents documents,
            Notices notices,
            CallStates calls,
            Clock clock) {
        this.store = store;
        this.transmissions = transmissions;
        this.validation = validation;
        this.summary = summary;
        this.reasons = reasons;
        this.checklist = checklist;
        this.documents = documents;
        this.notices = notices;
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    @Rule("PSW-11-03")
    public Proposal draft(String notice, String owner, String ownerName) {
        Notice inForce = inForce(notice);
        new SubmissionWindow(
                        inForce.call().opensAt(),
                        calls.closure(notice).map(Closure::at).orElse(null))
                .closure(clock.instant())
                .ifPresent(reason -> {
                    throw Refusal.notAllowed(List.of(reason));
                });
        return store.save(Proposal.draft(
                UUID.randomUUID(), inForce.id(), inForce.ruleSet(), owner, ownerName, Mark.of(owner, clock.instant())));
    }

    @Override
    @Transactional(readOnly = true)
    public Proposal require(UUID id, String owner) {
        return store.findByIdAndOwnerTaxCode(id, owner).orElseThrow(() -> notFound(id));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Proposal> ofOwner(String owner) {
        return store.findByOwnerTaxCodeOrderByCreatedAtAscIdAsc(owner);
    }

    @Override
    @Transactional(readOnly = true)
    public ProposalForm form(UUID id, String owner) {
        return FormJson.read(require(id, owner).formJson());
    }

    @Override
    public Proposal fillIn(UUID id, String owner, ProposalForm form) {
        Proposal proposal = lock(id, owner);
        proposal.fillIn(FormJson.write(form));
        return proposal;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Reason> blocks(UUID id, String owner) {
        Proposal proposal = require(id, owner);
        return validation.blocks(FormJson.read(proposal.formJson()), owner, inForce(proposal.notice()), today());
    }

    @Override
    @Rule({"PSW-12-04", "PSW-14-08"})
    public ReferenceCode sendForm(UUID id, String owner) {
        Proposal proposal = lock(id, owner);
        if (proposal.state() != CaseState.DRAFT) {
            throw Refusal.notAllowed("FORM_ALREADY_SENT", "PSW-12-04", "Il formulario è già stato inviato.");
        }
        Notice notice = inForce(proposal.notice());
        ProposalForm form = FormJson.read(proposal.formJson());
        LocalDate today = today();
        List<Reason> blocks = validation.blocks(form, owner, notice, today);
        if (!blocks.isEmpty()) {
            throw Refusal.invalid(blocks);
        }
        ReferenceCode code = new ReferenceCode("%s-%06d".formatted(notice.codePrefix(), store.nextReferenceNumber()));
        proposal.sendForm(
                code,
                notice.ruleSet(),
                form.applicant().name(),
                summary.of(form, notice, today),
                Mark.of(owner, clock.instant()));
        proposal.documentsComplete(missing(proposal, form).isEmpty());
        reasons.store(code, form, notice, today, clock.instant());
        return code;
    }

    @Override
    @Rule({"PSW-12-05", "PSW-12-13"})
    public StoredDocument attach(UUID id, String owner, String code, String subject, String fileName, byte[] content) {
        Proposal proposal = lock(id, owner);
        requireNotTransmitted(proposal);
        if (notices.byRuleSet(proposal.ruleSet()).documents().stream()
                .noneMatch(document -> document.code().equals(code))) {
            throw Refusal.invalid("code", "PSW-12-13", "Il documento non è tra quelli previsti dall'avviso: " + code);
        }
        if (!subject.isEmpty() && !TaxCodes.isValid(subject)) {
            throw Refusal.invalid("subject", "PSW-12-13", "Codice fiscale non valido.");
        }
        StoredDocument document = documents.put(id, code, subject, fileName, content, owner, clock.instant());
        recountDocuments(proposal);
        return document;
    }

    @Override
    public void detach(UUID id, String owner, String code, String subject) {
        Proposal proposal = lock(id, owner);
        requireNotTransmitted(proposal);
        if (!documents.remove(id, code, subject)) {
            throw Refusal.notFound("documento " + code);
        }
        recountDocuments(proposal);
    }

    @Override
    @Transactional(readOnly = true)
    public List<ChecklistLine> checklist(UUID id, String owner) {
        Proposal proposal = require(id, owner);
        ProposalForm form = FormJson.read(proposal.formJson());
        List<StoredDocument> uploaded = documents.list(id);
        return owed(proposal, form).stream()
                .map(owed -> new ChecklistLine(
                        owed,
                        uploaded.stream()
                                .filter(document -> document.code().equals(owed.code())
                                        && document.subject().equals(owed.subject()))
                                .findFirst()
                                .orElse(null)))
                .toList();
    }

    @Override
    public void discard(UUID id, String owner) {
        lock(id, owner).discard(Mark.of(owner, clock.instant()));
    }

    @Override
    @Transactional(propagation = Propagation.NEVER)
    public Receipt transmit(UUID id, String owner, String key) {
        if (key.isBlank() || key.length() > 100) {
            throw Refusal.invalid("Idempotency-Key", "PSW-12-06", "La chiave di idempotenza ha da 1 a 100 caratteri.");
        }
        return transmissions.transmit(new Transmission.Request(id, owner, key), () -> missing(id, owner));
    }

    @Override
    @Transactional(readOnly = true)
    public Receipt receipt(UUID id, String owner) {
        Proposal proposal = require(id, owner);
        return proposal.receipt()
                .orElseThrow(
                        () -> Refusal.notAllowed("NOT_TRANSMITTED", "PSW-12-06", "La domanda non è stata trasmessa."));
    }

    private void recountDocuments(Proposal proposal) {
        if (proposal.state() == CaseState.FORM_SENT) {
            ProposalForm form = FormJson.read(proposal.formJson());
            proposal.documentsComplete(missing(proposal, form).isEmpty());
        }
    }

    private List<Reason> missing(UUID id, String owner) {
        Proposal proposal = require(id, owner);
        return missing(proposal, FormJson.read(proposal.formJson()));
    }

    @Rule("PSW-12-20")
    private List<Reason> missing(Proposal proposal, ProposalForm form) {
        List<StoredDocument> uploaded = documents.list(proposal.id());
        List<Reason> missing = new ArrayList<>();
        for (DocumentChecklist.Owed owed : owed(proposal, form)) {
            boolean there = uploaded.stream()
                    .anyMatch(document -> document.code().equals(owed.code())
                            && document.subject().equals(owed.subject()));
            if (owed.mandatory() && !there) {
                String whose = owed.subject().isEmpty() ? "" : " di " + owed.subject();
                missing.add(Reason.on(
                        owed.subject().isEmpty() ? owed.code() : owed.code() + ":" + owed.subject(),
                        "EXC_DOC_MISSING",
                        "PSW-12-20",
                        "Manca il documento: " + owed.label() + whose + "."));
            }
        }
        return missing;
    }

    private List<DocumentChecklist.Owed> owed(Proposal proposal, ProposalForm form) {
        if (proposal.formSentAt().isEmpty() && (form.applicant() == null || form.signer() == null)) {
            return List.of();
        }
        return checklist.of(form, notices.byRuleSet(proposal.ruleSet()));
    }

    private static void requireNotTransmitted(Proposal proposal) {
        if (proposal.state() != CaseState.DRAFT && proposal.state() != CaseState.FORM_SENT) {
            throw Refusal.notAllowed(
                    "ALREADY_TRANSMITTED",
                    "PSW-12-06",
                    "La domanda è nello stato «%s»: i documenti non possono più essere cambiati."
                            .formatted(proposal.state().label()));
        }
    }

    private Proposal lock(UUID id, String owner) {
        return store.lockOwned(id, owner).orElseThrow(() -> notFound(id));
    }

    private Notice inForce(String notice) {
        try {
            return notices.inForce(notice, clock.instant());
        } catch (NoSuchElementException e) {
            throw Refusal.notFound("avviso " + notice);
        }
    }

    private LocalDate today() {
        return LegalTime.dateOf(clock.instant());
    }

    private static Refusal notFound(UUID id) {
        return Refusal.notFound("domanda " + id);
    }
}
