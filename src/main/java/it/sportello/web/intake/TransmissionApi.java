package it.sportello.web.intake;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import it.sportello.proposal.Intake;
import it.sportello.shared.Rule;
import it.sportello.web.Retries;
import it.sportello.web.intake.ProposalView.ReceiptView;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The click: what everybody asks for at the same moment. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Domanda")
@SecurityRequirement(name = "token")
@Rule("PSW-12-06")
class TransmissionApi {

    private final Intake intake;
    private final Retries retries;

    TransmissionApi(Intake intake, Retries retries) {
        this.intake = intake;
        this.retries = retries;
    }

    @PostMapping("/proposals/{id}/transmission")
    @Operation(
            summary = "Trasmette la domanda",
            description = "Ripetuta con la stessa chiave, la richiesta dà la stessa ricevuta. Con 429 o 503 ripeterla"
                    + " tale e quale dopo i secondi di Retry-After: nulla è registrato, salvo che la risposta dica"
                    + " incerto l'esito (UNCERTAIN).")
    ReceiptView transmit(
            @PathVariable UUID id, @RequestHeader("Idempotency-Key") String key, @Owner LegalSubject subject) {
        return ReceiptView.of(retries.run(() -> intake.transmit(id, subject.taxCode(), key)));
    }
}
