package it.sportello.payment;

import it.sportello.shared.Euro;
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

/** A guarantee for the advance, from its receipt to its release or enforcement (PSW-18-04). */
@Entity
@Table(name = "guarantee")
@Rule({"PSW-18-04", "PSW-18-08"})
public class Guarantee {

    @Id
    private UUID id;

    @Version
    private @Nullable Integer version;

    @Column
    private String guarantor;

    @Column
    private String number;

    @Column
    private Euro amount;

    @Column
    private boolean firstDemand;

    @Column
    private boolean noExceptions;

    @Column
    private LocalDate issuedOn;

    @Column
    private @Nullable LocalDate expiry;

    @Enumerated(EnumType.STRING)
    private GuaranteeState state;

    @Column
    private Instant receivedAt;

    @Column
    private @Nullable LocalDate enforcedOn;

    @Column
    private Euro enforcedAmount;

    @Column
    private @Nullable Instant releasedAt;

    protected Guarantee() {}

    Guarantee(GuaranteeData data, Instant receivedAt) {
        this.id = UUID.randomUUID();
        this.guarantor = data.guarantor().strip();
        this.number = data.number().strip();
        this.amount = data.amount();
        this.firstDemand = data.firstDemand();
        this.noExceptions = data.noExceptions();
        this.issuedOn = data.issuedOn();
        this.expiry = data.expiry();
        this.state = GuaranteeState.RECEIVED;
        this.receivedAt = receivedAt;
        this.enforcedAmount = Euro.ZERO;
    }

    /** The officer's word on it; it may be given again until an advance is paid on it. */
    void assess(boolean accepted) {
        if (state == GuaranteeState.ENFORCED || state == GuaranteeState.RELEASED) {
            throw Refusal.notAllowed("GUARANTEE_CLOSED", "PSW-18-04", "La garanzia è già stata svincolata o escussa.");
        }
        state = accepted ? GuaranteeState.ACCEPTED : GuaranteeState.REJECTED;
    }

    void renew(LocalDate newExpiry) {
        requireAccepted();
        if (expiry != null && !newExpiry.isAfter(expiry)) {
            throw Refusal.invalid(
                    "guaranteeExpiry", "PSW-18-04", "La nuova scadenza deve essere successiva a quella attuale.");
        }
        expiry = newExpiry;
    }

    void enforce(Euro sum, LocalDate on) {
        requireAccepted();
        if (!sum.isPositive() || sum.exceeds(amount)) {
            throw Refusal.invalid(
                    "amount", "PSW-18-08", "L'importo escusso deve essere positivo e non superiore al garantito.");
        }
        state = GuaranteeState.ENFORCED;
        enforcedAmount = sum;
        enforcedOn = on;
    }

    void release(Instant at) {
        requireAccepted();
        state = GuaranteeState.RELEASED;
        releasedAt = at;
    }

    private void requireAccepted() {
        if (state != GuaranteeState.ACCEPTED) {
            throw Refusal.notAllowed(
                    "GUARANTEE_NOT_IN_FORCE", "PSW-18-04", "Non vi è una garanzia accettata in essere.");
        }
    }

    PaymentConditions.GuaranteeTerms terms() {
        return new PaymentConditions.GuaranteeTerms(
                amount, firstDemand, noExceptions, expiry, state == GuaranteeState.ACCEPTED);
    }

    public String guarantor() {
        return guarantor;
    }

    public String number() {
        return number;
    }

    public Euro amount() {
        return amount;
    }

    public boolean firstDemand() {
        return firstDemand;
    }

    public boolean noExceptions() {
        return noExceptions;
    }

    public LocalDate issuedOn() {
        return issuedOn;
    }

    /** Last day of validity (DL-20); empty where it lasts until it is released. */
    public Optional<LocalDate> expiry() {
        return Optional.ofNullable(expiry);
    }

    public GuaranteeState state() {
        return state;
    }

    public Instant receivedAt() {
        return receivedAt;
    }

    /** The sum asked of the guarantor; zero unless enforced. */
    public Euro enforcedAmount() {
        return enforcedAmount;
    }

    public Optional<LocalDate> enforcedOn() {
        return Optional.ofNullable(enforcedOn);
    }

    public Optional<Instant> releasedAt() {
        return Optional.ofNullable(releasedAt);
    }
}
