package it.sportello.payment;

import it.sportello.shared.Euro;
import it.sportello.shared.Reason;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One tranche on its way: requested, blocked or ordered, paid, perhaps recovered. */
@Entity
@Table(name = "payment")
@Rule({"PSW-18-01", "PSW-18-03"})
public class Payment {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    @Enumerated(EnumType.STRING)
    private Tranche tranche;

    @Enumerated(EnumType.STRING)
    private PaymentState state;

    @Column
    private Euro due;

    @Column
    private Instant requestedAt;

    @Column
    private boolean lazioSeat;

    @Column
    private boolean requirementsKept;

    @Column
    private @Nullable String checkedBy;

    @Column
    private @Nullable Instant checkedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column
    private List<Reason> blockedBy;

    @Column
    private @Nullable String iban;

    @Column
    private @Nullable String orderNumber;

    @Column
    private @Nullable LocalDate paidOn;

    @Column
    private @Nullable String paidBy;

    protected Payment() {}

    Payment(Tranche tranche, Euro due, Instant requestedAt) {
        this.id = UUID.randomUUID();
        this.tranche = tranche;
        this.state = PaymentState.REQUESTED;
        this.due = due;
        this.requestedAt = requestedAt;
        this.blockedBy = List.of();
    }

    /** True while it is neither paid nor superseded. */
    public boolean isOpen() {
        return state == PaymentState.REQUESTED || state == PaymentState.BLOCKED || state == PaymentState.ORDERED;
    }

    void checked(boolean lazioSeat, boolean requirementsKept, String by, Instant at) {
        requireOpen();
        this.lazioSeat = lazioSeat;
        this.requirementsKept = requirementsKept;
        this.checkedBy = by;
        this.checkedAt = at;
    }

    void order(String iban) {
        requireOpen();
        this.state = PaymentState.ORDERED;
        this.blockedBy = List.of();
        this.iban = iban;
    }

    void block(List<Reason> reasons) {
        requireOpen();
        this.state = PaymentState.BLOCKED;
        this.blockedBy = List.copyOf(reasons);
        this.iban = null;
    }

    void pay(String orderNumber, LocalDate on, String by) {
        if (state != PaymentState.ORDERED) {
            throw Refusal.notAllowed("PAYMENT_NOT_ORDERED", "PSW-18-01", "Il pagamento non è stato disposto.");
        }
        if (orderNumber.isBlank()) {
            throw Refusal.invalid("orderNumber", "PSW-18-01", "Indicare il numero del mandato di pagamento.");
        }
        this.state = PaymentState.PAID;
        this.orderNumber = orderNumber.strip();
        this.paidOn = on;
        this.paidBy = by;
    }

    void recovered() {
        if (state == PaymentState.PAID) {
            state = PaymentState.RECOVERED;
        }
    }

    void supersede() {
        requireOpen();
        state = PaymentState.SUPERSEDED;
    }

    private void requireOpen() {
        if (!isOpen()) {
            throw Refusal.notAllowed("PAYMENT_CLOSED", "PSW-18-01", "Il pagamento è già " + state.label() + ".");
        }
    }

    public UUID id() {
        return id;
    }

    public Tranche tranche() {
        return tranche;
    }

    public PaymentState state() {
        return state;
    }

    /** The amount of the tranche. */
    public Euro due() {
        return due;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    /** As found at the officer's last check; false before any. */
    public boolean lazioSeat() {
        return lazioSeat;
    }

    /** As found at the officer's last check; false before any. */
    public boolean requirementsKept() {
        return requirementsKept;
    }

    public Optional<String> checkedBy() {
        return Optional.ofNullable(checkedBy);
    }

    public Optional<Instant> checkedAt() {
        return Optional.ofNullable(checkedAt);
    }

    /** Why it is blocked; empty unless it is. */
    public List<Reason> blockedBy() {
        return List.copyOf(blockedBy);
    }

    /** The account it was ordered to: the dedicated account, no other (PSW-16-04). */
    public Optional<String> iban() {
        return Optional.ofNullable(iban);
    }

    public Optional<String> orderNumber() {
        return Optional.ofNullable(orderNumber);
    }

    public Optional<LocalDate> paidOn() {
        return Optional.ofNullable(paidOn);
    }
}
