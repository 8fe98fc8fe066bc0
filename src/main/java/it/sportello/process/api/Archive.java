package it.sportello.process.api;

import it.sportello.deadline.DeadlineKind;
import it.sportello.deadline.Retention;
import it.sportello.deadline.register.Deadlines;
import it.sportello.notice.Notices;
import it.sportello.payment.PaymentFile;
import it.sportello.payment.Payments;
import it.sportello.proposal.Proposal;
import it.sportello.proposal.Proposals;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Until when a case is kept, by its terms in the register and the last movement of its money. */
@Service
@Transactional(readOnly = true)
@Rule({"PSW-23-01", "PSW-23-02", "PSW-23-04", "PSW-25-05"})
public class Archive {

    private final Deadlines register;
    private final Proposals proposals;
    private final Payments payments;
    private final Notices notices;

    Archive(Proposals proposals, Deadlines register, Payments payments, Notices notices) {
        this.proposals = proposals;
        this.register = register;
        this.payments = payments;
        this.notices = notices;
    }

    /** @throws Refusal not allowed while no retention of the case has begun */
    public KeptUntil keptUntil(ReferenceCode code) {
        LocalDate deMinimis = register.dueDate(code, DeadlineKind.DL_22)
                .orElseThrow(() -> Refusal.notAllowed(
                        "NO_RETENTION", "PSW-23-03", "La conservazione della pratica non è ancora iniziata."));
        return new KeptUntil(
                new Retention(
                        deMinimis,
                        register.dueDate(code, DeadlineKind.DL_23).orElse(null),
                        underTheCivilCode(proposals.require(code)).orElse(null)),
                register.find(code, DeadlineKind.DL_23)
                        .filter(period -> period.due() == null)
                        .isPresent(),
                register.dueDate(code, DeadlineKind.DL_24).orElse(null));
    }

    /** Art. 2220 Civil Code counts from the last entry in the books, here the last movement of the case's money. */
    @Rule("PSW-23-04")
    private Optional<LocalDate> underTheCivilCode(Proposal proposal) {
        int years = notices.byRuleSet(proposal.ruleSet()).terms().civilCodeYears();
        return payments.find(proposal.code()).flatMap(PaymentFile::lastEntryOn).map(last -> last.plusYears(years));
    }
}
