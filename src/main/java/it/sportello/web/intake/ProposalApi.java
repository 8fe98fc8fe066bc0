package it.sportello.web.intake;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import it.sportello.correspondence.Direction;
import it.sportello.correspondence.Messages;
import it.sportello.proposal.Intake;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.ProposalForm;
import it.sportello.proposal.Untransmitted;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.web.Problems.FieldProblem;
import it.sportello.web.Retries;
import it.sportello.web.intake.ProposalView.DocumentLine;
import it.sportello.web.intake.ProposalView.FormSent;
import it.sportello.web.intake.ProposalView.Letter;
import it.sportello.web.intake.ProposalView.ReceiptView;
import it.sportello.web.intake.ProposalView.Summary;
import it.sportello.web.intake.ProposalView.Whole;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** From the draft to the receipt, but for the transmission itself. The proposals of others are not found. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Domanda")
@SecurityRequirement(name = "token")
@Rule({"PSW-12-02", "PSW-12-04", "PSW-12-06"})
class ProposalApi {

    private final Intake intake;
    private final Messages messages;
    private final Retries retries;

    ProposalApi(Intake intake, Messages messages, Retries retries) {
        this.intake = intake;
        this.messages = messages;
        this.retries = retries;
    }

    @PostMapping("/notices/{notice}/proposals")
    @Operation(summary = "Apre una domanda in compilazione")
    ResponseEntity<Summary> open(@PathVariable String notice, @Owner LegalSubject subject) {
        Summary summary = Summary.of(intake.draft(notice, subject.taxCode(), subject.name()));
        return ResponseEntity.created(URI.create("/api/v1/proposals/" + summary.id()))
                .body(summary);
    }

    @GetMapping("/me/proposals")
    @Operation(summary = "Le domande del soggetto")
    List<Summary> mine(@Owner LegalSubject subject) {
        return intake.ofOwner(subject.taxCode()).stream().map(Summary::of).toList();
    }

    @GetMapping("/proposals/{id:[0-9a-fA-F-]{36}}")
    @Operation(summary = "La domanda con il formulario e i documenti dovuti")
    Whole whole(@PathVariable UUID id, @Owner LegalSubject subject) {
        String owner = subject.taxCode();
        Proposal proposal = intake.require(id, owner);
        return new Whole(Summary.of(proposal), intake.form(id, owner), documents(id, subject), letters(proposal));
    }

    /** What was written to the proposer before and after the form got its code, as of the closure of the call. */
    @Rule("PSW-11-03")
    private List<Letter> letters(Proposal proposal) {
        return Stream.of(Untransmitted.draftFile(proposal), Untransmitted.file(proposal))
                .distinct()
                .flatMap(file -> messages.of(file).stream())
                .filter(message -> message.party().equals(Messages.APPLICANT) && message.direction() == Direction.OUT)
                .map(Letter::of)
                .toList();
    }

    @PutMapping("/proposals/{id}")
    @Operation(summary = "Salva il formulario in compilazione, anche incompleto")
    Summary fillIn(@PathVariable UUID id, @RequestBody ProposalForm form, @Owner LegalSubject subject) {
        return retries.run(() -> Summary.of(intake.fillIn(id, subject.taxCode(), form)));
    }

    @GetMapping("/proposals/{id}/errors")
    @Operation(summary = "Tutto ciò che impedisce l'invio del formulario")
    List<FieldProblem> errors(@PathVariable UUID id, @Owner LegalSubject subject) {
        return intake.blocks(id, subject.taxCode()).stream()
                .map(ProposalApi::problem)
                .toList();
    }

    private static FieldProblem problem(Reason reason) {
        return new FieldProblem(reason.subject(), reason.code(), reason.rule().value(), reason.text());
    }

    @DeleteMapping("/proposals/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Abbandona una domanda non trasmessa")
    void discard(@PathVariable UUID id, @Owner LegalSubject subject) {
        retries.run(() -> intake.discard(id, subject.taxCode()));
    }

    @PostMapping("/proposals/{id}/form-submission")
    @Operation(summary = "Invia il formulario: lo blocca e assegna il codice di riferimento")
    FormSent sendForm(@PathVariable UUID id, @Owner LegalSubject subject) {
        ReferenceCode code = retries.run(() -> intake.sendForm(id, subject.taxCode()));
        return new FormSent(code);
    }

    @GetMapping("/proposals/{id}/documents")
    @Operation(summary = "I documenti dovuti, con quelli caricati")
    List<DocumentLine> documents(@PathVariable UUID id, @Owner LegalSubject subject) {
        return intake.checklist(id, subject.taxCode()).stream()
                .map(DocumentLine::of)
                .toList();
    }

    @GetMapping("/proposals/{id}/receipt")
    @Operation(summary = "La ricevuta della trasmissione")
    ReceiptView receipt(@PathVariable UUID id, @Owner LegalSubject subject) {
        return ReceiptView.of(intake.receipt(id, subject.taxCode()));
    }
}
