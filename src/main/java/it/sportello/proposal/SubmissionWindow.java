package it.sportello.proposal;

import it.sportello.shared.ItalianText;
import it.sportello.shared.Reason;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When applications may be transmitted: from the opening on, its instant included, to the closure, its instant included.
 *
 * @param closedAt null while the call is not closed; that the funds are exhausted closes nothing (PSW-11-02)
 */
@Rule({"PSW-11-01", "PSW-11-02", "PSW-11-03", "PSW-12-07", "PSW-10-01"})
public record SubmissionWindow(Instant opensAt, @Nullable Instant closedAt) {

    /** Why a transmission at that instant is refused, or empty. */
    public Optional<Reason> refusal(Instant at) {
        if (at.isBefore(opensAt)) {
            return Optional.of(Reason.of(
                    "EXC_SUBMISSION_BEFORE_OPENING",
                    "PSW-11-01",
                    "La trasmissione è possibile dall'apertura dell'avviso, il %s."
                            .formatted(ItalianText.instant(opensAt))));
        }
        return closure(at);
    }

    /** Why nothing is begun any more at that instant, or empty: the form may be compiled before the opening. */
    Optional<Reason> closure(Instant at) {
        return closedAt != null && at.isAfter(closedAt)
                ? Optional.of(Reason.of(
                        "EXC_SUBMISSION_AFTER_CLOSURE",
                        "PSW-11-03",
                        "La procedura è stata chiusa il %s.".formatted(ItalianText.instant(closedAt))))
                : Optional.empty();
    }

    /** @throws Refusal when the instant lies outside */
    void require(Instant at) {
        refusal(at).ifPresent(reason -> {
            throw Refusal.notAllowed(List.of(reason));
        });
    }
}
