package it.sportello.web.desk;

import it.sportello.document.Documents;
import it.sportello.document.StoredDocument;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The documents of a case, as they were transmitted. */
@RestController
class DocumentDownload {

    private final Proposals proposals;
    private final Documents documents;
    private final Clock clock;

    DocumentDownload(Proposals proposals, Documents documents, Clock clock) {
        this.proposals = proposals;
        this.documents = documents;
        this.clock = clock;
    }

    static String url(ReferenceCode code, UUID document) {
        return "/api/v1/desk/cases/" + code + "/documents/" + document;
    }

    @GetMapping("/api/v1/desk/cases/{code}/documents/{id}")
    @Rule("PSW-23-07")
    ResponseEntity<byte[]> get(@PathVariable String code, @PathVariable UUID id, Authentication user) {
        StoredDocument document =
                documents.require(proposals.require(Codes.read(code)).id(), id);
        ContentDisposition shown = ContentDisposition.inline()
                .filename(document.fileName(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, shown.toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(documents.open(document.id(), user.getName(), clock.instant()));
    }
}
