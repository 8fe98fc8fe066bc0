package it.sportello.web.beneficiary;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import it.sportello.process.api.OwnCases;
import it.sportello.process.api.PrivacyActs;
import it.sportello.registry.RightsRequestType;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import it.sportello.web.Retries;
import it.sportello.web.beneficiary.CaseView.Acknowledged;
import it.sportello.web.intake.LegalSubject;
import it.sportello.web.intake.Owner;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rights of data subjects. */
@RestController
@RequestMapping(CaseApi.CASE)
@Tag(name = "Dati personali")
@SecurityRequirement(name = "token")
class PrivacyApi {

    private final PrivacyActs privacy;
    private final OwnCases cases;
    private final CaseReader reader;
    private final Retries retries;

    PrivacyApi(PrivacyActs privacy, OwnCases cases, CaseReader reader, Retries retries) {
        this.privacy = privacy;
        this.cases = cases;
        this.reader = reader;
        this.retries = retries;
    }

    record RightsBody(@Nullable RightsRequestType type, @Nullable String text) {
        RightsRequestType chosen() {
            return new Bodies.Missing().need("type", type, "PSW-25-06").get(type);
        }
    }

    @PostMapping("/privacy-requests")
    @Operation(
            summary = "Esercita i diritti sui dati personali",
            description = "La revoca del consenso è valutata dal responsabile e non revoca il contributo.")
    @Rule("PSW-25-06")
    Acknowledged request(@PathVariable ReferenceCode code, @RequestBody RightsBody body, @Owner LegalSubject owner) {
        cases.require(owner.taxCode(), code);
        retries.run(() -> privacy.request(code, body.chosen(), Bodies.orEmpty(body.text())));
        return reader.acknowledged(owner.taxCode(), code);
    }
}
