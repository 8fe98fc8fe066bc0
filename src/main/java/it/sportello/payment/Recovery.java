package it.sportello.payment;

import it.sportello.notice.Notice.InterestMode;
import it.sportello.shared.Euro;
import it.sportello.shared.ItalianText;
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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A sum to be given back, from its determination to its receipt or the enforcement of the guarantee (PSW-18-08). */
@Entity
@Table(name = "recovery")
@Rule({"PSW-18-08", "PSW-20-03", "PSW-20-04"})
public class Recovery {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    @Enumerated(EnumType.STRING)
    private SettlementCause cause;

    @Column
    private Euro amount;

    @Column
    private Euro received;

    @Enumerated(EnumType.STRING)
    private RecoveryState state;

    @Enumerated(EnumType.STRING)
    private InterestMode interestMode;

    @Column
    private Instant determinedAt;

    @Column
    private @Nullable LocalDate requestedOn;

    @Column
    private @Nullable LocalDate noticeReceivedOn;

    @Column
    private @Nullable Integer dueDays;

    @Column
    private @Nullable String actNumber;

    @Column
    private @Nullable LocalDate lastReceivedOn;

    protected Recovery() {}

    Recovery(SettlementCause cause, Euro amount, InterestMode interestMode, Instant at) {
        this.id = UUID.randomUUID();
        this.cause = cause;
        this.amount = amount;
        this.received = Euro.ZERO;
        this.state = RecoveryState.DETERMINED;
        this.interestMode = interestMode;
        this.determinedAt = at;
    }

    /** True while something is still to be given back. */
    public boolean isOpen() {
        return state != RecoveryState.RECOVERED
                && state != RecoveryState.REPLACED
                && outstanding().isPositive();
    }

    void request(RecoveryRequest request) {
        if (state != RecoveryState.DETERMINED && state != RecoveryState.REQUESTED) {
            throw Refusal.notAllowed("RECOVERY_REQUESTED", "PSW-18-08", "La restituzione è già stata richiesta.");
        }
        state = RecoveryState.REQUESTED;
        requestedOn = request.requestedOn();
        noticeReceivedOn = request.receivedOn();
        dueDays = request.dueDays();
        actNumber = request.actNumber();
    }

    /** Part or all of it came back. */
    void receive(Euro sum, LocalDate on) {
        requireOpen();
        if (!sum.isPositive() || sum.exceeds(outstanding())) {
            throw Refusal.invalid(
                    "amount",
                    "PSW-18-08",
                    "La somma restituita deve essere positiva e non superiore a quella dovuta ("
                            + ItalianText.euro(outstanding()) + ").");
        }
        received = received.plus(sum);
        lastReceivedOn = on;
        if (outstanding().isZero()) {
            state = RecoveryState.RECOVERED;
        }
    }

    void notReceived() {
        requireOpen();
        state = RecoveryState.NOT_RECOVERED;
    }

    void enforced() {
        requireOpen();
        state = RecoveryState.ENFORCED;
    }

    void replace() {
        requireOpen();
        state = RecoveryState.REPLACED;
    }

    private void requireOpen() {
        if (!isOpen()) {
            throw Refusal.notAllowed("NO_RECOVERY", "PSW-18-08", "Non vi sono somme da recuperare.");
        }
    }

    public SettlementCause cause() {
        return cause;
    }

    public Euro amount() {
        return amount;
    }

    /** What came back so far. */
    public Euro received() {
        return received;
    }

    /** What is still to come back. */
    public Euro outstanding() {
        return amount.minus(received);
    }

    public RecoveryState state() {
        return state;
    }

    /** The choice about interest, stated in the act (PSW-20-04). */
    public InterestMode interestMode() {
        return interestMode;
    }

    public Instant determinedAt() {
        return determinedAt;
    }

    public Optional<LocalDate> requestedOn() {
        return Optional.ofNullable(requestedOn);
    }

    /** When the beneficiary received the request. */
    public Optional<LocalDate> noticeReceivedOn() {
        return Optional.ofNullable(noticeReceivedOn);
    }

    public Optional<Integer> dueDays() {
        return Optional.ofNullable(dueDays);
    }

    public Optional<String> actNumber() {
        return Optional.ofNullable(actNumber);
    }

    public Optional<LocalDate> lastReceivedOn() {
        return Optional.ofNullable(lastReceivedOn);
    }
}
