package it.sportello.web.intake;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import it.sportello.document.Documents;
import it.sportello.document.StoredDocument;
import it.sportello.proposal.Intake;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import it.sportello.web.Problems;
import it.sportello.web.Retries;
import it.sportello.web.intake.ProposalView.Uploaded;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The documents of a proposal: uploaded before the transmission, which itself carries none. */
@RestController
@RequestMapping("/api/v1/proposals/{id}/documents/{code}")
@Tag(name = "Documenti")
@SecurityRequirement(name = "token")
@Rule({"PSW-12-05", "PSW-12-13"})
class DocumentApi {

    private final Intake intake;
    private final Documents documents;
    private final Retries retries;
    private final Clock clock;

    DocumentApi(Intake intake, Documents documents, Retries retries, Clock clock) {
        this.intake = intake;
        this.documents = documents;
        this.retries = retries;
        this.clock = clock;
    }

    @PutMapping(consumes = MediaType.APPLICATION_PDF_VALUE)
    @Operation(summary = "Carica un documento in PDF; sostituisce quello già caricato")
    ResponseEntity<Object> put(
            @PathVariable UUID id,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String fileName,
            HttpServletRequest request,
            @Owner LegalSubject owner)
            throws IOException {
        if (request.getContentLengthLong() > documents.maxSize()) {
            return Problems.tooLarge();
        }
        byte[] content = request.getInputStream().readNBytes(Math.toIntExact(documents.maxSize() + 1));
        return store(id, owner, code, subject, fileName, content);
    }

    @PutMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "Carica un documento in PDF come modulo multipart, nella parte «file»")
    ResponseEntity<Object> putPart(
            @PathVariable UUID id,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam("file") MultipartFile file,
            @Owner LegalSubject owner)
            throws IOException {
        String name = file.getOriginalFilename();
        return store(id, owner, code, subject, name == null ? "" : name, file.getBytes());
    }

    private ResponseEntity<Object> store(
            UUID id, LegalSubject owner, String code, String subject, String fileName, byte[] content) {
        String name = fileName.isBlank() ? code + ".pdf" : fileName;
        StoredDocument document = retries.run(() -> intake.attach(id, owner.taxCode(), code, subject, name, content));
        return ResponseEntity.ok(Uploaded.of(document));
    }

    @GetMapping
    @Operation(summary = "Scarica un documento caricato")
    ResponseEntity<byte[]> get(
            @PathVariable UUID id,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String subject,
            @Owner LegalSubject owner) {
        intake.require(id, owner.taxCode());
        StoredDocument document =
                documents.find(id, code, subject).orElseThrow(() -> Refusal.notFound("documento " + code));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header("Content-Disposition", "attachment; filename=\"" + code + ".pdf\"")
                .header("X-Content-Type-Options", "nosniff")
                .body(documents.open(document.id(), owner.taxCode(), clock.instant()));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Toglie un documento, prima della trasmissione")
    void delete(
            @PathVariable UUID id,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String subject,
            @Owner LegalSubject owner) {
        retries.run(() -> intake.detach(id, owner.taxCode(), code, subject));
    }
}
