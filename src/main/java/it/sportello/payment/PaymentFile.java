package it.sportello.payment;

import it.sportello.notice.Notice.InterestMode;
import it.sportello.shared.Euro;
import it.sportello.shared.ItalianText;
import it.sportello.shared.Reason;
import it.sportello.shared.ReferenceCode;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;

/**
 * The money of one case: its payments, guarantee, invoices, certificates, recoveries and fraud flags. What the
 * beneficiary holds never exceeds the grant; at most one payment is open at a time.
 */
@Entity
@Table(name = "payment_file")
@Rule({"PSW-18-01", "PSW-18-08", "PSW-18-12"})
public class PaymentFile {

    @Id
    private String caseCode;

    @Version
    private @Nullable Integer version;

    /** The grant in force when money last moved: the database compares what is paid with it. */
    @Column
    private Euro grantTotal;

    @Column
    private Euro paid;

    @Column
    private Euro recovered;

    @Column
    private Euro released;

    @Column
    private boolean settled;

    @OneToMany(cascade = CascadeType.ALL, fetch = FetchType.EAGER)
    @Fetch(FetchMode.SELECT)
    @JoinColumn(name = "case_code", nullable = false, updatable = false)
    @OrderBy("requestedAt")
    private List<Payment> payments = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL, fetch = FetchType.EAGER)
    @Fetch(FetchMode.SELECT)
    @JoinColumn(name = "case_code", nullable = false, updatable = false)
    @OrderBy("receivedAt")
    private List<Guarantee> guarantees = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL, fetch = FetchType.EAGER)
    @Fetch(FetchMode.SELECT)
    @JoinColumn(name = "case_code", nullable = false, updatable = false)
    @OrderBy("receivedAt")
    private List<Invoice> invoices = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL, fetch = FetchType.EAGER)
    @Fetch(FetchMode.SELECT)
    @JoinColumn(name = "case_code", nullable = false, updatable = false)
    @OrderBy("readAt")
    private List<DurcRecord> durcRecords = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL, fetch = FetchType.EAGER)
    @Fetch(FetchMode.SELECT)
    @JoinColumn(name = "case_code", nullable = false, updatable = false)
    @OrderBy("determinedAt")
    private List<Recovery> recoveries = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL, fetch = FetchType.EAGER)
    @Fetch(FetchMode.SELECT)
    @JoinColumn(name = "case_code", nullable = false, updatable = false)
    @OrderBy("raisedAt")
    private List<FraudHold> fraudHolds = new ArrayList<>();

    protected PaymentFile() {}

    PaymentFile(ReferenceCode code) {
        this.caseCode = code.value();
        this.grantTotal = Euro.ZERO;
        this.paid = Euro.ZERO;
        this.recovered = Euro.ZERO;
        this.released = Euro.ZERO;
    }

    /** Opens the advance; there is one only (PSW-18-12). */
    @Rule({"PSW-18-02", "PSW-18-12"})
    Payment requestAdvance(
            Tranches.Advance amounts, GuaranteeData guarantee, InvoiceData invoice, boolean chosen, Instant at) {
        List<Reason> reasons = new ArrayList<>();
        if (!chosen) {
            reasons.add(Reason.of(
                    "ADVANCE_NOT_CHOSEN",
                    "PSW-18-06",
                    "È stata scelta l'erogazione unica a conclusione: per l'acconto occorre cambiare modalità."));
        }
        if (payments.stream().anyMatch(p -> p.tranche() == Tranche.ADVANCE && p.state() != PaymentState.SUPERSEDED)) {
            reasons.add(Reason.of("ADVANCE_ALREADY_REQUESTED", "PSW-18-12", "L'acconto è già stato richiesto."));
        }
        if (settled) {
            reasons.add(Reason.of(
                    "ADVANCE_SUPERSEDED", "PSW-18-01", "Il contributo è già stato definito: l'acconto non è dovuto."));
        }
        if (!reasons.isEmpty()) {
            throw Refusal.notAllowed(reasons);
        }
        grantTotal = amounts.grantTotal();
        Payment payment = new Payment(Tranche.ADVANCE, amounts.advance(), at);
        payments.add(payment);
        guarantees.add(new Guarantee(guarantee, at));
        invoices.add(new Invoice(payment.id(), invoice, at));
        return payment;
    }

    /** A guarantee in place of one rejected or not sufficient. */
    @Rule("PSW-18-04")
    Guarantee replaceGuarantee(GuaranteeData data, Instant at) {
        if (openPayment().filter(p -> p.tranche() == Tranche.ADVANCE).isEmpty()) {
            throw Refusal.notAllowed("NO_ADVANCE_OPEN", "PSW-18-04", "Non vi è un acconto da erogare.");
        }
        Guarantee guarantee = new Guarantee(data, at);
        guarantees.add(guarantee);
        return guarantee;
    }

    /** The invoice of the payment that is open, or a corrected one. */
    @Rule({"PSW-18-03", "PSW-18-11"})
    Payment receiveInvoice(InvoiceData data, Instant at) {
        Payment payment = requireOpenPayment();
        invoices.add(new Invoice(payment.id(), data, at));
        return payment;
    }

    /** What the officer found, on the payment that is open. */
    void recordCheck(ConditionCheck check, String by, Instant at) {
        Payment payment = requireOpenPayment();
        if (check.guaranteeAccepted() != null) {
            guarantee()
                    .orElseThrow(() -> Refusal.notAllowed(
                            "GUARANTEE_NOT_VALID", "PSW-18-04", "Non è stata presentata alcuna garanzia."))
                    .assess(check.guaranteeAccepted());
        }
        check.durc().forEach(reading -> durcRecords.add(new DurcRecord(reading, by, at)));
        payment.checked(check.lazioSeat(), check.requirementsKept(), by, at);
    }

    /** The payment that is open as the gate sees it. */
    PaymentConditions conditions(boolean startDeclared, boolean cupAcquired, boolean account, LocalDate payDate) {
        Payment payment = requireOpenPayment();
        return new PaymentConditions(
                payment.tranche(),
                payment.due(),
                payDate,
                startDeclared,
                settled,
                invoiceOf(payment).map(Invoice::amount).orElse(null),
                guarantee().map(Guarantee::terms).orElse(null),
                cupAcquired,
                lastDurcReadings(),
                account,
                payment.lazioSeat(),
                payment.requirementsKept(),
                hasFraudHold());
    }

    private List<DurcReading> lastDurcReadings() {
        Map<String, DurcReading> last = new LinkedHashMap<>();
        durcRecords.forEach(row -> last.put(row.reading().subject(), row.reading()));
        return List.copyOf(last.values());
    }

    /**
     * Records that the open payment was made.
     *
     * @throws Refusal when it would bring what is paid above the grant
     */
    Payment pay(Euro grantInForce, String orderNumber, LocalDate on, String by) {
        Payment payment = requireOpenPayment();
        if (netPaid().plus(payment.due()).exceeds(grantInForce)) {
            throw Refusal.notAllowed(
                    "ABOVE_GRANT",
                    "PSW-18-01",
                    "L'erogazione porterebbe il totale pagato oltre il contributo concesso ("
                            + ItalianText.euro(grantInForce) + ").");
        }
        payment.pay(orderNumber, on, by);
        grantTotal = grantInForce;
        paid = paid.plus(payment.due());
        return payment;
    }

    /** Closes an advance that was not paid: the recognition takes its place. */
    boolean supersedeOpenPayment() {
        Optional<Payment> open = openPayment();
        open.ifPresent(Payment::supersede);
        return open.isPresent();
    }

    /** Opens the last payment or the recovery; what was open before is superseded. */
    @Rule({"PSW-18-01", "PSW-18-08", "PSW-08-12"})
    SettlementResult settle(
            Euro grantInForce,
            Tranches.Settlement settlement,
            SettlementCause cause,
            InterestMode interest,
            Instant at) {
        boolean superseded = supersedeOpenPayment();
        recoveries.stream().filter(Recovery::isOpen).forEach(Recovery::replace);
        settled = true;
        grantTotal = grantInForce;
        Euro newlyReleased = settlement.released().minusOrZero(released);
        released = released.max(settlement.released());
        SettlementResult.Kind kind = SettlementResult.Kind.NONE;
        if (settlement.balance().isPositive()) {
            Tranche tranche = paid.isPositive() ? Tranche.BALANCE : Tranche.SINGLE_PAYMENT;
            payments.add(new Payment(tranche, settlement.balance(), at));
            kind = SettlementResult.Kind.PAY;
        } else if (settlement.recovery().isPositive()) {
            recoveries.add(new Recovery(cause, settlement.recovery(), interest, at));
            kind = SettlementResult.Kind.RECOVER;
        }
        return new SettlementResult(
                kind, settlement.recognised(), settlement.balance(), settlement.recovery(), newlyReleased, superseded);
    }

    /** Part or all of what is to be given back has come. */
    @Rule({"PSW-18-08", "PSW-20-04"})
    Recovery receiveRecovery(Euro sum, LocalDate on) {
        Recovery recovery = requireOpenRecovery();
        recovery.receive(sum, on);
        recovered = recovered.plus(sum);
        if (netPaid().isZero()) {
            payments.forEach(Payment::recovered);
        }
        return recovery;
    }

    /** Asks the guarantor for a sum: never more than is still to come back. */
    @Rule({"PSW-18-08", "PSW-18-04"})
    Guarantee enforceGuarantee(Euro sum, LocalDate on) {
        Recovery recovery = requireOpenRecovery();
        if (sum.exceeds(recovery.outstanding())) {
            throw Refusal.invalid(
                    "amount",
                    "PSW-18-08",
                    "L'importo escusso non può superare la somma ancora dovuta ("
                            + ItalianText.euro(recovery.outstanding()) + ").");
        }
        Guarantee guarantee = requireGuarantee();
        guarantee.enforce(sum, on);
        recovery.enforced();
        return guarantee;
    }

    /** Lets the guarantor go, once nothing is left to pay or recover. */
    @Rule("PSW-18-04")
    Guarantee releaseGuarantee(Instant at) {
        if (openRecovery().isPresent()) {
            throw Refusal.notAllowed(
                    "RECOVERY_OUTSTANDING",
                    "PSW-18-04",
                    "La garanzia non può essere svincolata: vi sono somme da recuperare.");
        }
        Guarantee guarantee = requireGuarantee();
        guarantee.release(at);
        return guarantee;
    }

    @Rule("PSW-24-01")
    void raiseFraudHold(String reason, String by, Instant at) {
        if (reason.isBlank()) {
            throw Refusal.invalid("reason", "PSW-24-01", "Indicare il motivo della segnalazione.");
        }
        fraudHolds.add(new FraudHold(reason.strip(), by, at));
    }

    @Rule("PSW-24-01")
    void clearFraudHolds(String grounds, String by, Instant at) {
        if (!hasFraudHold()) {
            throw Refusal.notAllowed("NO_FRAUD_HOLD", "PSW-24-01", "Non vi sono segnalazioni da chiudere.");
        }
        if (grounds.isBlank()) {
            throw Refusal.invalid("grounds", "PSW-24-01", "Indicare la motivazione della chiusura.");
        }
        fraudHolds.stream().filter(FraudHold::isRaised).forEach(hold -> hold.clear(grounds.strip(), by, at));
    }

    public ReferenceCode code() {
        return new ReferenceCode(caseCode);
    }

    /** What the beneficiary holds: paid less given back. */
    public Euro netPaid() {
        return paid.minus(recovered);
    }

    /** All that was ever paid. */
    public Euro paid() {
        return paid;
    }

    /** All that came back. */
    public Euro recovered() {
        return recovered;
    }

    /** True once a settlement was determined. */
    public boolean settled() {
        return settled;
    }

    /** The last entry of the books: a payment made or a sum given back; empty where no money has moved. */
    @Rule("PSW-23-04")
    public Optional<LocalDate> lastEntryOn() {
        return Stream.concat(
                        payments.stream().flatMap(payment -> payment.paidOn().stream()),
                        recoveries.stream().flatMap(recovery -> recovery.lastReceivedOn().stream()))
                .max(Comparator.naturalOrder());
    }

    /** Every payment, the last one last. */
    public List<Payment> payments() {
        return List.copyOf(payments);
    }

    /** The payment neither paid nor superseded. */
    public Optional<Payment> openPayment() {
        return payments.stream().filter(Payment::isOpen).findFirst();
    }

    public Optional<Payment> payment(Tranche tranche) {
        return payments.stream()
                .filter(p -> p.tranche() == tranche && p.state() != PaymentState.SUPERSEDED)
                .findFirst();
    }

    /** The last guarantee received. */
    public Optional<Guarantee> guarantee() {
        return guarantees.isEmpty() ? Optional.empty() : Optional.of(guarantees.get(guarantees.size() - 1));
    }

    /** The last invoice received for that payment. */
    public Optional<Invoice> invoiceOf(Payment payment) {
        return invoices.stream()
                .filter(invoice -> invoice.paymentId().equals(payment.id()))
                .reduce((earlier, later) -> later);
    }

    /** Every certificate read, the last one last. */
    public List<DurcRecord> durcRecords() {
        return List.copyOf(durcRecords);
    }

    /** Every recovery, the last one last. */
    public List<Recovery> recoveries() {
        return List.copyOf(recoveries);
    }

    /** The recovery of which something is still to come back. */
    public Optional<Recovery> openRecovery() {
        return recoveries.stream().filter(Recovery::isOpen).findFirst();
    }

    public boolean hasFraudHold() {
        return fraudHolds.stream().anyMatch(FraudHold::isRaised);
    }

    /** Every fraud flag, for the RUP only. */
    public List<FraudHold> fraudHolds() {
        return List.copyOf(fraudHolds);
    }

    private Payment requireOpenPayment() {
        return openPayment()
                .orElseThrow(
                        () -> Refusal.notAllowed("NO_PAYMENT_OPEN", "PSW-18-01", "Non vi è un pagamento da erogare."));
    }

    Recovery requireOpenRecovery() {
        return openRecovery()
                .orElseThrow(() -> Refusal.notAllowed("NO_RECOVERY", "PSW-18-08", "Non vi sono somme da recuperare."));
    }

    Guarantee requireGuarantee() {
        return guarantee()
                .orElseThrow(() -> Refusal.notAllowed(
                        "GUARANTEE_NOT_IN_FORCE", "PSW-18-04", "Non vi è una garanzia accettata in essere."));
    }
}
