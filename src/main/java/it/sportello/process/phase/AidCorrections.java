package it.sportello.process.phase;

import it.sportello.funding.AidRegistrations;
import it.sportello.proposal.Procedure;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import org.springframework.stereotype.Component;

/** An aid that is registered and not conceded, or conceded for less, is corrected in the national register too. */
@Component
@Rule("PSW-06-15")
class AidCorrections {

    private final AidRegistrations registrations;
    private final Procedure procedure;

    AidCorrections(AidRegistrations registrations, Procedure procedure) {
        this.registrations = registrations;
        this.procedure = procedure;
    }

    /** The case gives back what was committed to it, before the act or after it. What was not registered stays so. */
    void aidLeft(ReferenceCode code) {
        if (registrations.of(code).isPresent()) {
            procedure.aidReduced(code);
        }
    }
}
