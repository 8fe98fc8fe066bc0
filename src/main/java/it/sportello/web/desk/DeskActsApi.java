package it.sportello.web.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import it.sportello.control.ControlCase;
import it.sportello.control.ControlType;
import it.sportello.process.api.DeskActs;
import it.sportello.revocation.BreachCode;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import it.sportello.web.Retries;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the desk opens on a case by itself ({@link DeskAct}), for programs. */
@RestController
@RequestMapping("/api/v1/desk/cases/{code}")
@Tag(name = "Ufficio")
@Rule({"PSW-12-11", "PSW-12-12", "PSW-20-01", "PSW-22-01", "PSW-24-01"})
class DeskActsApi {

    private final DeskActs acts;
    private final Retries retries;

    DeskActsApi(DeskActs acts, Retries retries) {
        this.acts = acts;
        this.retries = retries;
    }

    record ControlBody(@Nullable ControlType type, @Nullable String reason) {}

    record DocumentsBody(@Nullable String documents) {}

    record OpenedControl(UUID id, String type) {
        static OpenedControl of(ControlCase control) {
            return new OpenedControl(control.id(), control.type().label());
        }
    }

    record GroundsBody(@Nullable String grounds) {
        String text() {
            return grounds == null ? "" : grounds;
        }
    }

    record BreachBody(@Nullable BreachCode cause, @Nullable String evidence) {}

    @PostMapping("/controls")
    @Operation(summary = "Apre un controllo")
    @Rule("PSW-22-01")
    OpenedControl openControl(@PathVariable ReferenceCode code, @RequestBody ControlBody body, Authentication user) {
        Access.require(user, DeskAct.CONTROL.roles());
        ControlType type = required(body.type(), "type", "PSW-22-02");
        return retries.run(
                () -> OpenedControl.of(acts.openControl(code, type, orEmpty(body.reason()), user.getName())));
    }

    @PostMapping("/controls/documents")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Chiede al beneficiario i documenti per il controllo aperto")
    @Rule("PSW-22-04")
    void requestDocuments(@PathVariable ReferenceCode code, @RequestBody DocumentsBody body, Authentication user) {
        take(DeskAct.CONTROL_DOCUMENTS, user, by -> acts.requestControlDocuments(code, orEmpty(body.documents()), by));
    }

    @PostMapping("/conflicts")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Dichiara il proprio conflitto di interessi sulla pratica")
    @Rule("PSW-24-02")
    void declareConflict(@PathVariable ReferenceCode code, @RequestBody GroundsBody body, Authentication user) {
        take(DeskAct.CONFLICT, user, by -> acts.declareConflict(code, body.text(), by));
    }

    @PostMapping("/review")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Apre il riesame di una pratica approvata")
    @Rule("PSW-12-12")
    void openReview(@PathVariable ReferenceCode code, @RequestBody GroundsBody body, Authentication user) {
        take(DeskAct.REVIEW, user, by -> acts.openReview(code, body.text(), by));
    }

    @PostMapping("/exclusion-ground")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Segnala una causa di esclusione emersa dopo l'ammissione")
    @Rule("PSW-12-11")
    void exclusionGround(@PathVariable ReferenceCode code, @RequestBody GroundsBody body, Authentication user) {
        take(DeskAct.EXCLUSION_GROUND, user, by -> acts.reportExclusionGround(code, body.text(), by));
    }

    @PostMapping("/breaches")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Segnala un inadempimento del beneficiario")
    @Rule({"PSW-20-01", "PSW-20-05"})
    void breach(@PathVariable ReferenceCode code, @RequestBody BreachBody body, Authentication user) {
        take(DeskAct.BREACH, user, by -> {
            BreachCode cause = required(body.cause(), "cause", "PSW-20-05");
            acts.reportBreach(code, cause, orEmpty(body.evidence()), by);
        });
    }

    @PostMapping("/fraud-hold")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Sospende i pagamenti per sospetta frode")
    @Rule("PSW-24-01")
    void raiseFraudHold(@PathVariable ReferenceCode code, @RequestBody GroundsBody body, Authentication user) {
        take(DeskAct.FRAUD_HOLD, user, by -> acts.raiseFraudHold(code, body.text(), by));
    }

    @PostMapping("/fraud-hold/clearance")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Chiude le segnalazioni di sospetta frode")
    @Rule("PSW-24-01")
    void clearFraudHold(@PathVariable ReferenceCode code, @RequestBody GroundsBody body, Authentication user) {
        take(DeskAct.FRAUD_CLEARANCE, user, by -> acts.clearFraudHold(code, body.text(), by));
    }

    private void take(DeskAct what, Authentication user, Consumer<String> step) {
        Access.require(user, what.roles());
        retries.run(() -> step.accept(user.getName()));
    }

    private static <T> T required(@Nullable T value, String field, String rule) {
        if (value == null) {
            throw Refusal.invalid(List.of(Reason.on(field, "INVALID_FIELD", rule, "Il campo è obbligatorio.")));
        }
        return value;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
