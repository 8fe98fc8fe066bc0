package it.sportello.revocation;

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
        NOTICE_OPENED,
        /** It joins the notice that is being prepared. */
        JOINED,
        /** A notice is out: it waits until that one ends, then opens the next. */
        WAITING
    }
}
