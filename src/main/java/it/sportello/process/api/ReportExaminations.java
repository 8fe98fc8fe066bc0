package it.sportello.process.api;

import it.sportello.reporting.Recognition;
import it.sportello.shared.ReferenceCode;

/** What a report is worth, on the rest of the case (PSW-19-26, PSW-19-28). */
public interface ReportExaminations {

    /** What the rules alone propose, whatever the officer has decided. */
    Recognition proposed(ReferenceCode code);

    /** What the report is worth on the decisions taken so far; nothing is stored. */
    Recognition current(ReferenceCode code);

    /**
     * Computes the recognition on the decisions taken so far and keeps it as the proposal to the RUP. The caller holds
     * the case.
     *
     * @throws it.sportello.shared.Refusal not found without a report; not allowed once a recognition is confirmed
     */
    Recognition check(ReferenceCode code);
}
