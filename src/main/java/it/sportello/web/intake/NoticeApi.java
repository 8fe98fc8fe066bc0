package it.sportello.web.intake;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import it.sportello.notice.Notices;
import it.sportello.proposal.CallStates;
import it.sportello.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.NoSuchElementException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The facts of the call, open to everybody. */
@RestController
@RequestMapping("/api/v1/notices")
@Tag(name = "Avviso")
class NoticeApi {

    private final Notices notices;
    private final CallStates calls;
    private final Clock clock;

    NoticeApi(Notices notices, CallStates calls, Clock clock) {
        this.notices = notices;
        this.calls = calls;
        this.clock = clock;
    }

    @GetMapping("/{notice}")
    @Operation(summary = "I dati dell'avviso, l'informativa sulla privacy e l'assistenza")
    NoticeView notice(@PathVariable String notice) {
        Instant present = clock.instant();
        try {
            return NoticeView.of(
                    notices.inForce(notice, present),
                    present,
                    calls.closure(notice).orElse(null));
        } catch (NoSuchElementException e) {
            throw Refusal.notFound("avviso " + notice);
        }
    }
}
