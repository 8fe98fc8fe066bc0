package it.sportello.payment;

import it.sportello.shared.Euro;
import it.sportello.shared.Rule;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** An invoice received for a payment; a corrected one is added, the last one counts (PSW-18-11). */
@Entity
@Table(name = "invoice")
@Rule({"PSW-18-03", "PSW-18-11"})
public class Invoice {

    @Id
    private UUID id;

    @Column
    private UUID paymentId;

    @Column
    private String number;

    @Column
    private LocalDate issuedOn;

    @Column
    private Euro amount;

    @Column
    private Instant receivedAt;

    protected Invoice() {}

    Invoice(UUID paymentId, InvoiceData data, Instant receivedAt) {
        this.id = UUID.randomUUID();
        this.paymentId = paymentId;
        this.number = data.number().strip();
        this.issuedOn = data.date();
        this.amount = data.amount();
        this.receivedAt = receivedAt;
    }

    UUID paymentId() {
        return paymentId;
    }

    public String number() {
        return number;
    }

    public LocalDate issuedOn() {
        return issuedOn;
    }

    public Euro amount() {
        return amount;
    }

    public Instant receivedAt() {
        return receivedAt;
    }
}
