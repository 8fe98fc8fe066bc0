package it.sportello.process.watch;

import it.sportello.proposal.CaseState;
import it.sportello.shared.ReferenceCode;

/**
 * A case whose procedure does not stand where its state says.
 *
 * @param found where the procedure stands, in Italian
 */
public record Disagreement(ReferenceCode code, CaseState state, String found) {

    /** In one sentence, in Italian. */
    public String sentence() {
        return "La domanda %s è nello stato «%s», ma %s.".formatted(code, state.label(), found);
    }
}
