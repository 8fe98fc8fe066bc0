package it.sportello.admissibility;

import it.sportello.notice.Notice;
import it.sportello.shared.LegalTime;
import it.sportello.shared.Reason;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a proposal may be transmitted: from the opening to the communicated closure, both instants included. */
@Rule({"PSW-11-01", "PSW-11-02", "PSW-11-03", "PSW-12-07"})
public final class SubmissionWindow {

    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss", Locale.ITALY).withZone(LegalTime.ROME);

    private final Notice notice;

    public SubmissionWindow(Notice notice) {
        this.notice = notice;
    }

    /**
     * Why a transmission at that instant is refused, or empty. Exhaustion of the funds alone refuses nothing.
     *
     * @param closedAt the communicated closure, or null while the call is open
     */
    public Optional<Reason> refusal(Instant at, @Nullable Instant closedAt) {
        Instant opensAt = notice.call().opensAt();
        if (at.isBefore(opensAt)) {
            return Optional.of(ExclusionCode.EXC_SUBMISSION_BEFORE_OPENING.because("Trasmissione del "
                    + LOCAL.format(at) + ", prima dell'apertura del " + LOCAL.format(opensAt) + "."));
        }
        if (closedAt != null && at.isAfter(closedAt)) {
            return Optional.of(ExclusionCode.EXC_SUBMISSION_AFTER_CLOSURE.because("Trasmissione del " + LOCAL.format(at)
                    + ", dopo la chiusura della procedura del " + LOCAL.format(closedAt) + "."));
        }
        return Optional.empty();
    }
}
