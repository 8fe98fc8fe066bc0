package it.sportello.deadline.register;

import it.sportello.shared.ReferenceCode;
import java.util.Collection;

/** The running timers that follow the register. */
public interface Timers {

    /** A date of this case has moved: its timers must read the register again. Called in the transaction of the act. */
    void redate(ReferenceCode code);

    /** The same for many cases at once. */
    default void redateAll(Collection<ReferenceCode> codes) {
        codes.forEach(this::redate);
    }
}
