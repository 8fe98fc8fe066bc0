package it.sportello.web.desk;

import it.sportello.payment.FraudHold;
import it.sportello.payment.PaymentFile;
import it.sportello.payment.Payments;
import it.sportello.process.api.Role;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Rule;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The suspicions of fraud raised on a case, with their reasons: for the RUP, who decides on them, and for audit. */
@Service
@Transactional(readOnly = true)
@Rule("PSW-24-01")
class FraudFacts {

    static final Set<Role> READERS = EnumSet.of(Role.RUP, Role.AUDITORS);

    private final Payments payments;
    private final Italian italian;

    FraudFacts(Payments payments, Italian italian) {
        this.payments = payments;
        this.italian = italian;
    }

    Section holds(ReferenceCode code) {
        Section.Builder section = Section.titled("Segnalazioni di sospetta frode");
        List<FraudHold> holds = payments.find(code).map(PaymentFile::fraudHolds).orElse(List.of());
        if (holds.isEmpty()) {
            return section.say("Nessuna segnalazione.").build();
        }
        section.head("Segnalata", "Da", "Motivo", "Stato");
        holds.forEach(hold -> section.row(
                italian.instant(hold.raisedAt()),
                hold.raisedBy(),
                hold.reason(),
                hold.isRaised()
                        ? Section.cell("da decidere: pagamenti sospesi", "bad")
                        : Section.cell("chiusa", "good")));
        return section.build();
    }
}
