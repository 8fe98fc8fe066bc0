package it.sportello.proposal;

import it.sportello.document.StoredDocument;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an applicant does until the application is in: draft, form, documents, sending of the form, transmission. The
 * owner is the tax code of the legal subject; the proposals of others do not exist for it (Refusal NOT_FOUND).
 */
@Rule({"PSW-12-02", "PSW-12-04", "PSW-12-05", "PSW-12-06"})
public interface Intake {

    /**
     * Opens a draft; it may be filled in before the call opens (PSW-12-07).
     *
     * @throws Refusal of kind NOT_FOUND when there is no such call
     */
    Proposal draft(String notice, String owner, String ownerName);

    /** @throws Refusal of kind NOT_FOUND when it is not the owner's */
    Proposal require(UUID id, String owner);

    List<Proposal> ofOwner(String owner);

    /** What has been filled in so far, or the form as it was sent. */
    ProposalForm form(UUID id, String owner);

    /** Keeps what has been filled in so far, whole or not. */
    Proposal fillIn(UUID id, String owner, ProposalForm form);

    /** Everything that still prevents the sending of the form; changes nothing. */
    List<Reason> blocks(UUID id, String owner);

    /**
     * Locks the form, gives the reference code and computes what later steps read (PSW-12-04).
     *
     * @throws Refusal of kind INVALID with every field that is missing or wrong
     */
    ReferenceCode sendForm(UUID id, String owner);

    /**
     * Keeps a document, until the transmission.
     *
     * @param code a code of table DOCUMENTS
     * @param subject the tax code of the party or person; empty for the applicant
     * @throws Refusal of kind INVALID for an unknown code or what is no PDF
     */
    StoredDocument attach(UUID id, String owner, String code, String subject, String fileName, byte[] content);

    /** Takes a document away, until the transmission. */
    void detach(UUID id, String owner, String code, String subject);

    /** The documents the form owes, each with what was uploaded for it. */
    List<ChecklistLine> checklist(UUID id, String owner);

    /** Gives up a proposal that was not transmitted. */
    void discard(UUID id, String owner);

    /**
     * Transmits the application: one short transaction, shared with those who transmit at the same time, in which it
     * takes its place in the order of arrival and its examination is started. Repeated, it gives the same receipt. Not
     * to be called in a transaction: the receipt is given after the commit.
     *
     * @param key the idempotency key of the caller, 1 to 100 characters
     * @throws Refusal of kind NOT_ALLOWED before the opening, after the closure (PSW-11-01, PSW-11-03), without the form
     *     (PSW-12-04), without a mandatory document (PSW-12-20), or with a key used for another proposal or transmission
     */
    Receipt transmit(UUID id, String owner, String key);

    /** @throws Refusal of kind NOT_ALLOWED when it was not transmitted */
    Receipt receipt(UUID id, String owner);

    /** @param document null while nothing was uploaded */
    record ChecklistLine(DocumentChecklist.Owed owed, @Nullable StoredDocument document) {}
}
