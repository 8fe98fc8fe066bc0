package it.sportello.proposal;

import it.sportello.shared.ItalianText;
import it.sportello.shared.Rule;
import java.time.Instant;

/**
 * The end of a call, as an act communicates it.
 *
 * @param at the last instant at which a transmission is accepted
 * @param act number of the act
 * @param annulled the call was revoked or annulled, not closed in its course (PSW-14-08)
 */
@Rule({"PSW-11-03", "PSW-14-08"})
public record Closure(String notice, Instant at, String act, boolean annulled) {

    /** What the page of the call says of it at that instant, in Italian. */
    public String banner(Instant present) {
        String when = ItalianText.instant(at);
        if (!present.isAfter(at)) {
            return "La procedura si chiude il " + when + ".";
        }
        return annulled
                ? "L'avviso è stato revocato o annullato: la procedura è chiusa dal " + when + "."
                : "La procedura è chiusa dal " + when + ".";
    }
}
