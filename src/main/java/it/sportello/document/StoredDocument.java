package it.sportello.document;

import it.sportello.shared.Rule;
import java.time.Instant;
import java.util.UUID;

/**
 * A document of a folder, without its content.
 *
 * @param folder the id of the case or of whatever else the document belongs to
 * @param code the kind of document, such as {@code DE_MINIMIS_A03}
 * @param subject the tax code of the party or person it is about; empty for the owner of the folder
 * @param form in which its holder keeps it; the file is always a PDF
 * @param size in bytes
 * @param sha256 of the content, 64 hexadecimal digits
 */
@Rule({"PSW-12-05", "PSW-12-13", "PSW-23-05"})
public record StoredDocument(
        UUID id,
        UUID folder,
        String code,
        String subject,
        String fileName,
        DocumentForm form,
        long size,
        String sha256,
        Instant uploadedAt,
        String uploadedBy) {}
