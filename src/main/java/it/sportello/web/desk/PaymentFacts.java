package it.sportello.web.desk;

import it.sportello.grant.Grants;
import it.sportello.payment.DurcReading;
import it.sportello.payment.DurcStatus;
import it.sportello.payment.GuaranteeState;
import it.sportello.payment.Payment;
import it.sportello.payment.PaymentFile;
import it.sportello.payment.Payments;
import it.sportello.payment.Recovery;
import it.sportello.payment.Tranche;
import it.sportello.shared.Euro;
import it.sportello.shared.LegalTime;
import it.sportello.shared.Outcome;
import it.sportello.shared.ReferenceCode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is to be paid, what was paid, and what has to come back. */
@Service
@Transactional(readOnly = true)
class PaymentFacts {

    private final Payments payments;
    private final Grants grants;
    private final Italian italian;
    private final Clock clock;

    PaymentFacts(Payments payments, Grants grants, Italian italian, Clock clock) {
        this.payments = payments;
        this.grants = grants;
        this.italian = italian;
        this.clock = clock;
    }

    Section payment(ReferenceCode code) {
        Section.Builder section = Section.titled("Pagamento");
        Optional<PaymentFile> found = payments.find(code);
        Optional<Payment> open = found.flatMap(PaymentFile::openPayment);
        if (found.isEmpty() || open.isEmpty()) {
            return section.say("Nessun pagamento aperto.").build();
        }
        PaymentFile file = found.get();
        Payment payment = open.get();
        LocalDate today = today();
        section.fact("Tranche", payment.tranche().label())
                .fact("Importo dovuto", italian.euro(payment.due()))
                .fact("Stato del pagamento", payment.state().label())
                .fact(
                        "Fattura",
                        file.invoiceOf(payment)
                                .map(invoice -> "n. " + invoice.number() + " del " + italian.day(invoice.issuedOn())
                                        + ", " + italian.euro(invoice.amount()))
                                .orElse("non presentata"));
        if (payment.tranche() == Tranche.ADVANCE) {
            section.fact("Fideiussione", guarantee(file));
        }
        section.fact("DURC", durc(file, today));
        grants.find(code).ifPresent(grant -> section.fact("CUP", grant.cup().orElse("da acquisire"))
                .fact("Conto dedicato", grant.account().map(Italian::account).orElse("non comunicato")));
        Outcome<Euro> outcome = payments.preview(code, today);
        if (outcome.isAccepted()) {
            section.say("Tutte le condizioni per il pagamento sono soddisfatte alla data odierna.", "good");
        }
        outcome.grounds().forEach(ground -> section.say("Blocca il pagamento: " + Italian.withRule(ground), "bad"));
        outcome.warnings().forEach(warning -> section.say("Avviso: " + Italian.withRule(warning), "warn"));
        return section.build();
    }

    Section payments(ReferenceCode code) {
        Section.Builder section = Section.titled("Pagamenti");
        Optional<PaymentFile> found = payments.find(code);
        if (found.isEmpty()) {
            return section.say("Nessun pagamento richiesto.").build();
        }
        PaymentFile file = found.get();
        section.fact("Erogato", italian.euro(file.paid()))
                .fact("Recuperato", italian.euro(file.recovered()))
                .fact("Fideiussione", guarantee(file))
                .fact("DURC", durc(file, today()));
        if (file.hasFraudHold()) {
            section.say("Pagamenti sospesi: sono in corso verifiche.", "bad");
        }
        section.head("Tranche", "Stato", "Richiesto", "Mandato", "Pagato", "Importo €");
        file.payments()
                .forEach(payment -> section.row(
                        payment.tranche().label(),
                        payment.state().label(),
                        italian.instant(payment.requestedAt()),
                        payment.orderNumber().orElse("—"),
                        italian.day(payment.paidOn().orElse(null)),
                        italian.euro(payment.due())));
        return section.build();
    }

    Section recovery(ReferenceCode code) {
        Section.Builder section = Section.titled("Recupero");
        Optional<PaymentFile> file = payments.find(code);
        List<Recovery> recoveries = file.map(PaymentFile::recoveries).orElse(List.of());
        if (file.isEmpty() || recoveries.isEmpty()) {
            return section.say("Nessuna somma da recuperare.").build();
        }
        Recovery recovery = file.get().openRecovery().orElse(recoveries.get(recoveries.size() - 1));
        section.fact("Causa", recovery.cause().label())
                .fact("Da restituire", italian.euro(recovery.amount()))
                .fact("Restituito", italian.euro(recovery.received()))
                .fact("Resta da restituire", italian.euro(recovery.outstanding()))
                .fact("Determinato", italian.instant(recovery.determinedAt()))
                .fact("Erogato al beneficiario", italian.euro(file.get().netPaid()))
                .fact("Fideiussione", guarantee(file.get()));
        recovery.requestedOn().ifPresent(day -> section.fact("Richiesto il", italian.day(day)));
        recovery.noticeReceivedOn().ifPresent(day -> section.fact("Richiesta ricevuta il", italian.day(day)));
        return section.build();
    }

    private String guarantee(PaymentFile file) {
        return file.guarantee()
                .map(g -> "n. " + g.number() + " di " + g.guarantor() + ", " + italian.euro(g.amount()) + ", scadenza "
                        + g.expiry().map(italian::day).orElse("fino allo svincolo") + ", " + label(g.state()))
                .orElse("non presentata");
    }

    private static String label(GuaranteeState state) {
        return switch (state) {
            case RECEIVED -> "da esaminare";
            case REJECTED -> "respinta";
            case ACCEPTED -> "accettata";
            case ENFORCED -> "escussa";
            case RELEASED -> "svincolata";
        };
    }

    private String durc(PaymentFile file, LocalDate today) {
        List<DurcReading> readings = file.durcRecords().stream()
                .sorted(Comparator.comparing(record -> record.readAt()))
                .map(record -> record.reading())
                .toList();
        if (readings.isEmpty()) {
            return "da acquisire";
        }
        DurcReading last = readings.get(readings.size() - 1);
        String status = last.status().label();
        return last.status() == DurcStatus.REGULAR
                ? status + ", valido fino al " + italian.day(last.expiry())
                        + (last.isPositiveOn(today) ? "" : " (scaduto)")
                : status;
    }

    private LocalDate today() {
        return LegalTime.dateOf(clock.instant());
    }
}
