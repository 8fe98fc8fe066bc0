package it.sportello.web.beneficiary;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import it.sportello.document.DocumentForm;
import it.sportello.document.Documents;
import it.sportello.process.api.Attachment;
import it.sportello.process.api.BeneficiaryActs;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.web.Problems;
import it.sportello.web.Retries;
import it.sportello.web.beneficiary.CaseView.Attached;
import it.sportello.web.intake.LegalSubject;
import it.sportello.web.intake.Owner;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The documents of the acts, in PDF: uploaded first, then the act is done. */
@RestController
@RequestMapping(CaseApi.CASE)
@Tag(name = "Allegati della pratica")
@SecurityRequirement(name = "token")
@Rule({"PSW-12-05", "PSW-12-19", "PSW-22-04"})
class AttachmentApi {

    private final BeneficiaryActs acts;
    private final Documents documents;
    private final Retries retries;

    AttachmentApi(BeneficiaryActs acts, Documents documents, Retries retries) {
        this.acts = acts;
        this.documents = documents;
        this.retries = retries;
    }

    @GetMapping("/attachments")
    @Operation(summary = "I documenti della domanda e degli atti successivi")
    List<Attached> list(@PathVariable ReferenceCode code, @Owner LegalSubject owner) {
        return acts.attachments(owner.taxCode(), code).stream()
                .map(Attached::of)
                .toList();
    }

    @PutMapping(path = "/attachments/{kind}", consumes = MediaType.APPLICATION_PDF_VALUE)
    @Operation(
            summary = "Carica l'allegato di un atto; sostituisce quello già caricato",
            description = "«form» dice in quale forma è conservato: ORIGINAL, CERTIFIED_COPY o ELECTRONIC.")
    @Rule("PSW-23-05")
    ResponseEntity<Object> put(
            @PathVariable ReferenceCode code,
            @PathVariable Attachment kind,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String fileName,
            @RequestParam(defaultValue = "ELECTRONIC") DocumentForm form,
            HttpServletRequest request,
            @Owner LegalSubject owner)
            throws IOException {
        return store(
                request,
                content -> Attached.of(acts.attach(
                        owner.taxCode(), code, kind, subject, named(fileName, kind.name()), form, content)));
    }

    @PutMapping(path = "/integration/documents/{document}", consumes = MediaType.APPLICATION_PDF_VALUE)
    @Operation(summary = "Sostituisce un documento irregolare della domanda, entro il termine dell'integrazione")
    ResponseEntity<Object> replace(
            @PathVariable ReferenceCode code,
            @PathVariable String document,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String fileName,
            HttpServletRequest request,
            @Owner LegalSubject owner)
            throws IOException {
        return store(
                request,
                content -> Attached.of(acts.replaceDocument(
                        owner.taxCode(), code, document, subject, named(fileName, document), content)));
    }

    private ResponseEntity<Object> store(HttpServletRequest request, Function<byte[], Attached> keep)
            throws IOException {
        if (request.getContentLengthLong() > documents.maxSize()) {
            return Problems.tooLarge();
        }
        byte[] content = request.getInputStream().readNBytes(Math.toIntExact(documents.maxSize() + 1));
        return ResponseEntity.ok(retries.run(() -> keep.apply(content)));
    }

    private static String named(String fileName, String otherwise) {
        return fileName.isBlank() ? otherwise + ".pdf" : fileName;
    }
}
