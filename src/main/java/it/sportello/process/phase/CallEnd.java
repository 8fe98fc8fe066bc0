package it.sportello.process.phase;

import it.sportello.act.Act;
import it.sportello.proposal.CallStates;
import it.sportello.proposal.Closure;
import it.sportello.proposal.Untransmitted;
import it.sportello.shared.ItalianText;
import it.sportello.shared.LegalTime;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The end of a call: communicated by its act, and carried out once its instant has passed (DL-02). */
@Component
@Rule({"PSW-11-03", "PSW-14-08"})
class CallEnd {

    private final CallStates calls;
    private final Untransmitted untransmitted;

    CallEnd(CallStates calls, Untransmitted untransmitted) {
        this.calls = calls;
        this.untransmitted = untransmitted;
    }

    /**
     * The call closes at the instant the act says, or with its signature; who has not transmitted yet is told in time.
     *
     * @throws Refusal where that instant has passed: what was accepted by then stays accepted (PSW-11-02)
     */
    @Rule({"PSW-11-02", "PSW-11-03"})
    void close(Act act) {
        Instant signed = calls.holdTransmissions(act.notice());
        Instant at = Optional.ofNullable(act.data().get("closesAt"))
                .map(written ->
                        LocalDateTime.parse(written).atZone(LegalTime.ROME).toInstant())
                .orElse(signed);
        if (at.isBefore(signed)) {
            throw Refusal.notAllowed(
                    "CLOSURE_IN_THE_PAST",
                    "PSW-11-02",
                    "L'atto chiude la procedura il %s, prima della firma: va rinviato per indicare un'altra data."
                            .formatted(ItalianText.instant(at)));
        }
        String number = act.number().orElseThrow();
        calls.close(act.notice(), at, number);
        if (at.isAfter(signed)) {
            untransmitted.announce(new Closure(act.notice(), at, number, false));
        }
    }

    /** Nothing is accepted after the signature. */
    @Rule("PSW-14-08")
    void annul(Act act) {
        Instant signed = calls.holdTransmissions(act.notice());
        calls.annul(act.notice(), signed, act.number().orElseThrow());
    }

    /** What was never transmitted ends, some proposals a transaction. */
    @Scheduled(fixedDelay = 1000)
    void endWhatWasLeftBehind() {
        boolean more = true;
        while (more) {
            more = untransmitted.endSome();
        }
    }
}
