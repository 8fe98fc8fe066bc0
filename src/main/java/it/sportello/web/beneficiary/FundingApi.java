package it.sportello.web.beneficiary;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import it.sportello.process.api.FundingAnswers;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.web.Retries;
import it.sportello.web.beneficiary.Bodies.AnswerBody;
import it.sportello.web.beneficiary.CaseView.Acknowledged;
import it.sportello.web.intake.LegalSubject;
import it.sportello.web.intake.Owner;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The answers of the applicant where the resources do not cover all that it asked for. */
@RestController
@RequestMapping(CaseApi.CASE)
@Tag(name = "Pratica")
@SecurityRequirement(name = "token")
class FundingApi {

    private final FundingAnswers answers;
    private final CaseReader reader;
    private final Retries retries;

    FundingApi(FundingAnswers answers, CaseReader reader, Retries retries) {
        this.answers = answers;
        this.reader = reader;
        this.retries = retries;
    }

    @PostMapping("/partial-grant")
    @Operation(summary = "Accetta o rifiuta il contributo parziale offerto per l'Azione A")
    @Rule("PSW-08-09")
    Acknowledged partialGrant(
            @PathVariable ReferenceCode code, @RequestBody AnswerBody body, @Owner LegalSubject owner) {
        boolean accepted = body.isAccepted();
        retries.run(() -> answers.answerPartialGrant(owner.taxCode(), code, accepted));
        return reader.acknowledged(owner.taxCode(), code);
    }

    @PostMapping("/action-a-only")
    @Operation(
            summary = "Conferma la sola Azione A",
            description = "Rinuncia all'Azione B in attesa di fondi. Senza risposta l'Azione B resta in attesa.")
    @Rule("PSW-08-10")
    Acknowledged actionAOnly(@PathVariable ReferenceCode code, @Owner LegalSubject owner) {
        retries.run(() -> answers.keepActionAOnly(owner.taxCode(), code));
        return reader.acknowledged(owner.taxCode(), code);
    }
}
