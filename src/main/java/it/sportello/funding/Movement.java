package it.sportello.funding;

import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One immutable line of the ledger.
 *
 * @param code the case, for {@code COMMITTED} and {@code RELEASED} only
 * @param act number of the act or of the accounting commitment; null only for a {@code RELEASED} that no act precedes
 * @param reason what a {@code RELEASED} rests on: never missing there
 * @param by who confirmed it, null when it follows from an event of the case
 */
@Rule("PSW-08-02")
public record Movement(
        long number,
        Envelope envelope,
        Kind kind,
        Euro amount,
        @Nullable ReferenceCode code,
        @Nullable String act,
        @Nullable String reason,
        Instant at,
        @Nullable String by) {

    /** The movements of an envelope; the set-aside of PSW-13-14 is none of them. */
    public enum Kind {
        ALLOCATED("Stanziamento"),
        COMMITTED("Impegno"),
        RELEASED("Economia"),
        REOPENED("Riutilizzo"),
        TRANSFERRED_IN("Trasferimento in entrata"),
        TRANSFERRED_OUT("Trasferimento in uscita"),
        TOPPED_UP("Integrazione");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** For officers, in ItalianText. */
        public String label() {
            return label;
        }
    }
}
