package it.sportello.process.api;

import it.sportello.act.ActItem;
import it.sportello.shared.ReferenceCode;
import java.util.List;
import java.util.Set;

/** Which cases a determination may gather, and what it says of each (PSW-14-03, PSW-14-06). */
public interface ActGathering {

    /** The cases that wait for an act, as the act would carry them, in the order of their codes. */
    List<ActItem> candidates();

    /**
     * Puts these cases, and no others, in the act.
     *
     * @throws it.sportello.shared.Refusal when one of them does not wait for an act, or the act is signed
     */
    void gather(ReferenceCode act, Set<ReferenceCode> codes);
}
