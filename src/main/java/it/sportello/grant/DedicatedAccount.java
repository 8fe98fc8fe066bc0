package it.sportello.grant;

import it.sportello.shared.Rule;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One communication of the dedicated account; a change is a new one, the former is kept (PSW-16-04). */
@Entity
@Table(name = "dedicated_account")
@Rule("PSW-16-04")
public class DedicatedAccount {

    @Id
    private UUID id;

    @Column
    private String iban;

    @Enumerated(EnumType.STRING)
    private AccountType type;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column
    private List<Delegate> delegates;

    @Column
    private LocalDate usedSince;

    @Column
    private Instant communicatedAt;

    protected DedicatedAccount() {}

    DedicatedAccount(
            Iban iban, AccountType type, List<Delegate> delegates, LocalDate usedSince, Instant communicatedAt) {
        this.id = UUID.randomUUID();
        this.iban = iban.value();
        this.type = type;
        this.delegates = List.copyOf(delegates);
        this.usedSince = usedSince;
        this.communicatedAt = communicatedAt;
    }

    public Iban iban() {
        return new Iban(iban);
    }

    public AccountType type() {
        return type;
    }

    public List<Delegate> delegates() {
        return List.copyOf(delegates);
    }

    /** The event of DL-08: opening of the account, its first use for the project, or the change communicated. */
    public LocalDate usedSince() {
        return usedSince;
    }

    public Instant communicatedAt() {
        return communicatedAt;
    }
}
