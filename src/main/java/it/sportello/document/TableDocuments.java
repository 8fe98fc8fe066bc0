package it.sportello.document;

import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Rule({"PSW-23-01", "PSW-23-07"})
class TableDocuments implements Documents {

    private static final String COLUMNS =
            "id, folder, code, subject, file_name, form, size, sha256, uploaded_at, uploaded_by";
    private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{N} ._()-]");
    private static final int LONGEST_NAME = 120;

    private final JdbcClient jdbc;
    private final PdfCheck pdf;
    private final long maxSize;

    TableDocuments(JdbcClient jdbc, DocumentSettings settings) {
        this.jdbc = jdbc;
        this.maxSize = settings.maxSize().toBytes();
        this.pdf = new PdfCheck(maxSize);
    }

    @Override
    @Transactional
    public StoredDocument put(
            UUID folder,
            String code,
            String subject,
            String fileName,
            DocumentForm form,
            byte[] content,
            String by,
            Instant at) {
        pdf.check(content);
        StoredDocument document = new StoredDocument(
                UUID.randomUUID(),
                folder,
                code,
                subject,
                safe(fileName),
                form,
                content.length,
                sha256(content),
                at,
                by);
        jdbc.sql(
                        """
                update document set superseded_at = :at
                where folder = :folder and code = :code and subject = :subject and superseded_at is null""")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("folder", folder)
                .param("code", code)
                .param("subject", subject)
                .update();
        jdbc.sql(
                        """
                insert into document (id, folder, code, subject, file_name, form, size, sha256, uploaded_at,
                                      uploaded_by, content)
                values (:id, :folder, :code, :subject, :name, :form, :size, :sha256, :at, :by, :content)""")
                .param("id", document.id())
                .param("folder", folder)
                .param("code", code)
                .param("subject", subject)
                .param("name", document.fileName())
                .param("form", form.name())
                .param("size", document.size())
                .param("sha256", document.sha256())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("content", content)
                .update();
        return document;
    }

    @Override
    @Transactional
    public boolean remove(UUID folder, String code, String subject) {
        return jdbc.sql(
                                """
                delete from document
                where folder = ? and code = ? and subject = ? and superseded_at is null""")
                        .params(folder, code, subject)
                        .update()
                > 0;
    }

    @Override
    public List<StoredDocument> list(UUID folder) {
        return jdbc.sql("select " + COLUMNS
                        + " from document where folder = ? and superseded_at is null order by code, subject")
                .param(folder)
                .query(TableDocuments::read)
                .list();
    }

    @Override
    public Optional<StoredDocument> find(UUID folder, String code, String subject) {
        return jdbc.sql("select " + COLUMNS
                        + " from document where folder = ? and code = ? and subject = ? and superseded_at is null")
                .params(folder, code, subject)
                .query(TableDocuments::read)
                .optional();
    }

    @Override
    public StoredDocument require(UUID folder, UUID document) {
        return jdbc.sql("select " + COLUMNS + " from document where folder = ? and id = ?")
                .params(folder, document)
                .query(TableDocuments::read)
                .optional()
                .orElseThrow(() -> Refusal.notFound("documento " + document));
    }

    @Override
    @Transactional
    @Rule("PSW-23-07")
    public byte[] open(UUID document, String by, Instant at) {
        byte[] content = jdbc.sql("select content from document where id = ?")
                .param(document)
                .query((row, n) -> row.getBytes(1))
                .optional()
                .orElseThrow(() -> Refusal.notFound("documento " + document));
        jdbc.sql("insert into document_access (id, folder, code, file_name, document, opened_by, opened_at)"
                        + " select ?, folder, code, file_name, id, ?, ? from document where id = ?")
                .params(UUID.randomUUID(), by, at.atOffset(ZoneOffset.UTC), document)
                .update();
        return content;
    }

    @Override
    @Rule("PSW-23-07")
    public List<Access> accesses(UUID folder) {
        return jdbc.sql("select code, file_name, opened_by, opened_at from document_access where folder = ?"
                        + " order by opened_at desc, id")
                .param(folder)
                .query((row, n) -> new Access(
                        row.getString("code"),
                        row.getString("file_name"),
                        row.getString("opened_by"),
                        row.getObject("opened_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    @Override
    public long maxSize() {
        return maxSize;
    }

    private static StoredDocument read(ResultSet row, int number) throws SQLException {
        return new StoredDocument(
                row.getObject("id", UUID.class),
                row.getObject("folder", UUID.class),
                row.getString("code"),
                row.getString("subject"),
                row.getString("file_name"),
                DocumentForm.valueOf(row.getString("form")),
                row.getLong("size"),
                row.getString("sha256"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                row.getString("uploaded_by"));
    }

    /** The name goes into headers and pages: only letters, digits and plain signs of it are kept. */
    private static String safe(String fileName) {
        String plain = UNSAFE.matcher(fileName).replaceAll("_").strip();
        String named = plain.isEmpty() ? "documento.pdf" : plain;
        return named.length() <= LONGEST_NAME ? named : named.substring(named.length() - LONGEST_NAME);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
