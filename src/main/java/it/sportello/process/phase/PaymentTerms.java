package it.sportello.process.phase;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.Term;
import it.sportello.deadline.register.Deadlines;
import it.sportello.process.timer.CaseTerms;
import it.sportello.proposal.Proposal;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What must hold on the day of a payment, from the check of the office: seat in Lazio (DL-17), DURC (DL-19). */
@Component
@Rule({"PSW-05-11", "PSW-18-10"})
class PaymentTerms {

    private final Deadlines register;
    private final CaseTerms terms;

    PaymentTerms(Deadlines register, CaseTerms terms) {
        this.register = register;
        this.terms = terms;
    }

    /**
     * The office has looked at the conditions of the payment that is open. A DURC takes the place of the one before.
     *
     * @param durcExpiry last valid day of a regular DURC, or null
     */
    void checked(Proposal proposal, @Nullable LocalDate durcExpiry, Instant at, String by) {
        StartEvent check = StartEvent.at(at, "verifica del " + by);
        if (register.running(proposal.code()).stream().noneMatch(one -> one.kind() == DeadlineKind.DL_17)) {
            terms.openUntilEvent(proposal, DeadlineKind.DL_17, check, by);
        }
        register.supersede(proposal.code(), DeadlineKind.DL_19, by, "acquisito un nuovo DURC");
        if (durcExpiry != null) {
            terms.open(
                    proposal,
                    DeadlineKind.DL_19,
                    StartEvent.on(LegalTime.dateOf(at), "DURC regolare"),
                    Term.onDate(durcExpiry),
                    by);
        }
    }

    /** Seat and DURC held on the day of the payment, which may be recorded after the DURC has expired. */
    void paid(ReferenceCode code, LocalDate day, String by) {
        register.meetAll(code, EnumSet.of(DeadlineKind.DL_17), LegalTime.startOf(day), by);
        if (register.find(code, DeadlineKind.DL_19).isPresent()) {
            register.met(code, DeadlineKind.DL_19, LegalTime.startOf(day), by);
        }
    }
}
