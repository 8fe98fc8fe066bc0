package it.sportello.funding;

import it.sportello.shared.Rule;

/** The two endowments of the call, one per Action; no compensation between them (PSW-08-02, PSW-08-11). */
@Rule("PSW-08-02")
public enum Envelope {
    /** Adozione del piano. */
    A,
    /** Attuazione del piano. */
    B;

    /** The other envelope: where a transfer comes from or goes to (PSW-08-06). */
    public Envelope other() {
        return this == A ? B : A;
    }
}
