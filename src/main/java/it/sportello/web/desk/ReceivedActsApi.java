package it.sportello.web.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import it.sportello.process.api.ReceivedActs;
import it.sportello.process.api.Role;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import it.sportello.web.Retries;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The office records what the beneficiary sent by PEC, with the instant of its receipt. */
@RestController
@RequestMapping("/api/v1/desk/cases/{code}/received")
@ResponseStatus(HttpStatus.NO_CONTENT)
@Tag(name = "Ufficio")
@Rule("PSW-00-04")
class ReceivedActsApi {

    private static final Set<String> OFFICE = Set.of("ROLE_" + Role.OFFICERS.name(), "ROLE_" + Role.RUP.name());

    private final ReceivedActs acts;
    private final Retries retries;

    ReceivedActsApi(ReceivedActs acts, Retries retries) {
        this.acts = acts;
        this.retries = retries;
    }

    /**
     * @param receivedAt instant of ISO 8601
     * @param startDate the start declared, or null for the day of receipt
     */
    record StartBody(@Nullable Instant receivedAt, @Nullable String protocol, @Nullable LocalDate startDate) {}

    record DeedBody(@Nullable Instant receivedAt, @Nullable String protocol, @Nullable LocalDate deedDate) {}

    record ReplyBody(
            @Nullable Instant receivedAt,
            @Nullable String protocol,
            @Nullable String text,
            @Nullable LocalDate compliedOn) {}

    @PostMapping("/start")
    @Operation(summary = "Registra la comunicazione di avvio ricevuta per PEC")
    @Rule("PSW-16-01")
    void start(@PathVariable ReferenceCode code, @RequestBody StartBody body, Authentication user) {
        ReceivedActs.Receipt receipt = receipt(body.receivedAt(), body.protocol(), user);
        retries.run(() -> acts.start(code, body.startDate(), receipt));
    }

    @PostMapping("/ati-deed")
    @Operation(summary = "Registra l'atto costitutivo dell'ATI/ATS ricevuto per PEC")
    @Rule("PSW-16-03")
    void atiDeed(@PathVariable ReferenceCode code, @RequestBody DeedBody body, Authentication user) {
        ReceivedActs.Receipt receipt = receipt(body.receivedAt(), body.protocol(), user);
        LocalDate deedDate = required("deedDate", body.deedDate());
        retries.run(() -> acts.atiDeed(code, deedDate, receipt));
    }

    @PostMapping("/notice-reply")
    @Operation(summary = "Registra il riscontro alla diffida ricevuto per PEC")
    @Rule("PSW-20-02")
    void noticeReply(@PathVariable ReferenceCode code, @RequestBody ReplyBody body, Authentication user) {
        ReceivedActs.Receipt receipt = receipt(body.receivedAt(), body.protocol(), user);
        String text = required("text", body.text());
        retries.run(() -> acts.noticeReply(code, text, body.compliedOn(), receipt));
    }

    private static ReceivedActs.Receipt receipt(@Nullable Instant at, @Nullable String protocol, Authentication user) {
        if (user.getAuthorities().stream().noneMatch(role -> OFFICE.contains(role.getAuthority()))) {
            throw new AccessDeniedException("the office records what it receives");
        }
        return new ReceivedActs.Receipt(
                required("receivedAt", at), protocol == null ? "" : protocol.strip(), user.getName());
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw Refusal.invalid(field, "PSW-00-04", "Il campo è obbligatorio.");
        }
        return value;
    }
}
