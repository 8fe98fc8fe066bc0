package it.sportello.deadline.register;

import it.sportello.shared.ReferenceCode;

/** The lock under which a case and then its deadlines are changed. */
public interface CaseLock {

    /** Locks the case until the transaction ends: before any of its deadlines, never after. */
    void lock(ReferenceCode code);
}
