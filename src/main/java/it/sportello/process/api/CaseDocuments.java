package it.sportello.process.api;

import it.sportello.control.Controls;
import it.sportello.deadline.DeadlineKind;
import it.sportello.document.DocumentForm;
import it.sportello.document.Documents;
import it.sportello.document.StoredDocument;
import it.sportello.proposal.CaseState;
import it.sportello.proposal.Proposal;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The documents that a legal subject files in its case, before the act that relies on them. */
@Service
@Transactional
@Rule("PSW-12-02")
public class CaseDocuments {

    private static final Set<CaseState> NOT_ATTACHABLE = EnumSet.of(
            CaseState.DRAFT,
            CaseState.FORM_SENT,
            CaseState.DISCARDED,
            CaseState.ARCHIVED,
            CaseState.CLOSED,
            CaseState.CLOSED_CALL_ANNULLED);

    private final OwnCases cases;
    private final Documents documents;
    private final Controls controls;
    private final ActTerms actTerms;
    private final Clock clock;

    CaseDocuments(OwnCases cases, Documents documents, Controls controls, ActTerms actTerms, Clock clock) {
        this.cases = cases;
        this.documents = documents;
        this.controls = controls;
        this.actTerms = actTerms;
        this.clock = clock;
    }

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
        Proposal proposal = cases.lock(owner, code);
        if (NOT_ATTACHABLE.contains(proposal.state())) {
            throw OwnCases.stateRefused(proposal, "Il deposito di documenti", "PSW-12-05");
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
            cases.receive(code, "Documenti per il controllo", "Depositato: " + document.fileName() + ".");
        }
        return document;
    }

    /** What was attached to the acts of the case, and to its application. */
    @Transactional(readOnly = true)
    public List<StoredDocument> attachments(String owner, ReferenceCode code) {
        return documents.list(cases.require(owner, code).id());
    }

    /** Replaces a document that was transmitted and found irregular, while the term of the integration runs (DL-29). */
    @Rule("PSW-12-19")
    public StoredDocument replaceDocument(
            String owner, ReferenceCode code, String document, String subject, String fileName, byte[] content) {
        Proposal proposal = cases.lock(owner, code);
        actTerms.requireIntegration(proposal);
        actTerms.requireInTime(proposal, DeadlineKind.DL_29, "L'integrazione dei documenti", clock.instant());
        if (documents.find(proposal.id(), document, subject).isEmpty()) {
            throw Refusal.notAllowed(
                    "NOTHING_TO_INTEGRATE",
                    "PSW-12-19",
                    "Si integra solo un documento trasmesso e irregolare, mai un documento mancante.");
        }
        return documents.put(proposal.id(), document, subject, fileName, content, owner, clock.instant());
    }
}
