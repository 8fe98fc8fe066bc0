package it.sportello.revocation;

import it.sportello.shared.Explanation;
import it.sportello.shared.Rule;

/**
 * Where a breach has gone.
 *
 * @param breach as kept
 * @param effect what the caller has to do about it
 */
public record BreachRecorded(Breach breach, Effect effect) {

    /** What came of recording a breach. */
    public enum Effect {
        /** A notice is opened: its process is to be started. */
        NOTICE_OPENED("è aperta la diffida"),
        /** It joins the notice that is being prepared. */
        JOINED("si aggiunge alla diffida in preparazione"),
        /** A notice is out: it waits until that one ends, then opens the next. */
        WAITING("attende la conclusione della diffida notificata");

        private final String label;

        Effect(String label) {
            this.label = label;
        }
    }

    @Rule("PSW-00-10")
    public Explanation explanation() {
        return explain(breach.code(), breach.evidence(), effect);
    }

    /** @param evidence where the breach was found, in Italian */
    public static Explanation explain(BreachCode cause, String evidence, Effect effect) {
        return Explanation.of("breach", cause.rule().value(), "PSW-20-01", "PSW-20-05")
                .input("cause", cause)
                .input("evidence", evidence)
                .input("effect", effect)
                .step("Causa (" + cause.source() + "): " + cause.label() + ".")
                .step("Risulta da: " + evidence)
                .step("Nulla è revocato senza diffida: " + effect.label + ".")
                .result(cause.label());
    }
}
