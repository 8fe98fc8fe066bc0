package it.sportello.document;

import it.sportello.shared.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The documents of each folder. A folder has one current document for each code and subject; earlier ones are kept. */
public interface Documents {

    /**
     * Keeps a PDF as the current document of that code and subject; an earlier one is superseded, not lost.
     *
     * @throws Refusal of kind INVALID when it is empty, too large or no PDF (PSW-12-05)
     */
    default StoredDocument put(
            UUID folder, String code, String subject, String fileName, byte[] content, String by, Instant at) {
        return put(folder, code, subject, fileName, DocumentForm.ELECTRONIC, content, by, at);
    }

    /**
     * As above, saying in which form its holder keeps the document (PSW-23-05).
     *
     * @throws Refusal of kind INVALID when it is empty, too large or no PDF (PSW-12-05)
     */
    StoredDocument put(
            UUID folder,
            String code,
            String subject,
            String fileName,
            DocumentForm form,
            byte[] content,
            String by,
            Instant at);

    /**
     * Takes the current document away, where the folder still allows it: what was transmitted stays.
     *
     * @return whether there was one
     */
    boolean remove(UUID folder, String code, String subject);

    /** The current documents, by code and subject. */
    List<StoredDocument> list(UUID folder);

    Optional<StoredDocument> find(UUID folder, String code, String subject);

    /** @throws Refusal of kind NOT_FOUND when there is none with that id in that folder */
    StoredDocument require(UUID folder, UUID document);

    /**
     * The bytes as they were uploaded; who opened them is logged (PSW-23-07).
     *
     * @throws Refusal of kind NOT_FOUND when there is none with that id
     */
    byte[] open(UUID document, String by, Instant at);

    /** Who opened the documents of a folder, superseded ones too, the latest first. */
    List<Access> accesses(UUID folder);

    /** One opening of a document. */
    record Access(String code, String fileName, String by, Instant at) {}

    /** The most bytes a document may have. */
    long maxSize();
}
