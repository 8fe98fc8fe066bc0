package it.sportello.process.phase;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.StartEvent;
import it.sportello.deadline.Term;
import it.sportello.deadline.register.Deadlines;
import it.sportello.notice.Notices;
import it.sportello.payment.Guarantee;
import it.sportello.payment.Payments;
import it.sportello.process.timer.CaseTerms;
import it.sportello.proposal.Procedure;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.shared.LegalTime;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** DL-20: the guarantee is valid to its expiry; its reminder opens the task to renew or enforce it. */
@Component
@Rule("PSW-18-04")
class GuaranteeTerm {

    private final Proposals proposals;
    private final Payments payments;
    private final Deadlines register;
    private final CaseTerms terms;
    private final Notices notices;
    private final Procedure procedure;

    GuaranteeTerm(
            Proposals proposals,
            Payments payments,
            Deadlines register,
            CaseTerms terms,
            Notices notices,
            Procedure procedure) {
        this.proposals = proposals;
        this.payments = payments;
        this.register = register;
        this.terms = terms;
        this.notices = notices;
        this.procedure = procedure;
    }

    /** The office accepts the guarantee last received; accepted again, nothing changes. */
    void accepted(ReferenceCode code, String by) {
        Guarantee guarantee = payments.of(code).guarantee().orElseThrow();
        Optional<LocalDate> watched = register.dueDate(code, DeadlineKind.DL_20);
        guarantee
                .expiry()
                .filter(expiry -> !watched.equals(Optional.of(expiry)))
                .ifPresent(expiry -> {
                    register.supersede(code, DeadlineKind.DL_20, by, "garanzia sostituita");
                    watch(code, StartEvent.on(guarantee.issuedOn(), "garanzia n. " + guarantee.number()), expiry, by);
                });
    }

    /** The renewal meets the term of the former expiry, and a new one runs. */
    void renewed(ReferenceCode code, Instant at, String by) {
        ended(code, at, by);
        Guarantee guarantee = payments.of(code).guarantee().orElseThrow();
        StartEvent renewal = StartEvent.on(LegalTime.dateOf(at), "rinnovo della garanzia n. " + guarantee.number());
        guarantee.expiry().ifPresent(expiry -> watch(code, renewal, expiry, by));
    }

    /** Renewed, enforced or released: this expiry is watched no more. */
    void ended(ReferenceCode code, Instant at, String by) {
        if (register.find(code, DeadlineKind.DL_20).isPresent()) {
            register.met(code, DeadlineKind.DL_20, at, by);
        }
    }

    /** Where the day of every reminder is past already, the task is due now. */
    private void watch(ReferenceCode code, StartEvent event, LocalDate expiry, String by) {
        Proposal proposal = proposals.lock(code);
        terms.open(proposal, DeadlineKind.DL_20, event, Term.onDate(expiry), by);
        List<Integer> warnings =
                notices.byRuleSet(proposal.ruleSet()).reminders().getOrDefault(DeadlineKind.DL_20.id(), List.of());
        if (warnings.stream().noneMatch(days -> expiry.minusDays(days).isAfter(event.date()))) {
            procedure.guaranteeExpiring(code);
        }
    }
}
