package it.sportello.web.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import it.sportello.control.ControlCase;
import it.sportello.control.ControlType;
import it.sportello.process.api.DeskActs;
import it.sportello.process.api.Role;
import it.sportello.revocation.BreachCode;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import it.sportello.web.Retries;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the desk opens on a case by itself, each by the roles to which it belongs. */
@RestController
@RequestMapping("/api/v1/desk/cases/{code}")
@Tag(name = "Ufficio")
@Rule({"PSW-12-11", "PSW-12-12", "PSW-20-01", "PSW-22-01", "PSW-24-01"})
class DeskActsApi {

    static final Set<Role> OFFICE = EnumSet.of(Role.OFFICERS, Role.RUP);
    static final Set<Role> CONTROL = EnumSet.of(Role.CONTROLLERS, Role.OFFICERS, Role.RUP);
    static final Set<Role> ANYBODY = EnumSet.complementOf(EnumSet.of(Role.OPERATIONS));

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
        Access.require(user, CONTROL);
        ControlType type = body.type();
        if (type == null) {
            throw missing("type", "PSW-22-02");
        }
        return retries.run(
                () -> OpenedControl.of(acts.openControl(code, type, orEmpty(body.reason()), user.getName())));
    }

    @PostMapping("/controls/documents")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Chiede al beneficiario i documenti per il controllo aperto")
    @Rule("PSW-22-04")
    void requestDocuments(@PathVariable ReferenceCode code, @RequestBody DocumentsBody body, Authentication user) {
        Access.require(user, CONTROL);
        retries.run(() -> acts.requestControlDocuments(code, orEmpty(body.documents()), user.getName()));
    }

    @PostMapping("/conflicts")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Dichiara il proprio conflitto di interessi sulla pratica")
    @Rule("PSW-24-02")
    void declareConflict(@PathVariable ReferenceCode code, @RequestBody GroundsBody body, Authentication user) {
        Access.require(user, ANYBODY);
        retries.run(() -> acts.declareConflict(code, body.text(), user.getName()));
    }

    @PostMapping("/review")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Apre il riesame di una pratica approvata")
    @Rule("PSW-12-12")
    void openReview(@PathVariable ReferenceCode code, @RequestBody GroundsBody body, Authentication user) {
        Access.require(user, OFFICE);
        retries.run(() -> acts.openReview(code, body.text(), user.getName()));
    }

    @PostMapping("/exclusion-ground")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Segnala una causa di esclusione emersa dopo l'ammissione")
    @Rule("PSW-12-11")
    void exclusionGround(@PathVariable ReferenceCode code, @RequestBody GroundsBody body, Authentication user) {
        Access.require(user, OFFICE);
        retries.run(() -> acts.reportExclusionGround(code, body.text(), user.getName()));
    }

    @PostMapping("/breaches")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Segnala un inadempimento del beneficiario")
    @Rule({"PSW-20-01", "PSW-20-05"})
    void breach(@PathVariable ReferenceCode code, @RequestBody BreachBody body, Authentication user) {
        Access.require(user, OFFICE);
        BreachCode cause = body.cause();
        if (cause == null) {
            throw missing("cause", "PSW-20-05");
        }
        retries.run(() -> acts.reportBreach(code, cause, orEmpty(body.evidence()), user.getName()));
    }

    @PostMapping("/fraud-hold")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Sospende i pagamenti per sospetta frode")
    @Rule("PSW-24-01")
    void raiseFraudHold(@PathVariable ReferenceCode code, @RequestBody GroundsBody body, Authentication user) {
        Access.require(user, ANYBODY);
        retries.run(() -> acts.raiseFraudHold(code, body.text(), user.getName()));
    }

    @PostMapping("/fraud-hold/clearance")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Chiude le segnalazioni di sospetta frode")
    @Rule("PSW-24-01")
    void clearFraudHold(@PathVariable ReferenceCode code, @RequestBody GroundsBody body, Authentication user) {
        Access.require(user, EnumSet.of(Role.RUP));
        retries.run(() -> acts.clearFraudHold(code, body.text(), user.getName()));
    }

    private static Refusal missing(String field, String rule) {
        return Refusal.invalid(List.of(Reason.on(field, "INVALID_FIELD", rule, "Il campo è obbligatorio.")));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
