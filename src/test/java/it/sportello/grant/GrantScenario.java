package it.sportello.grant;

import it.sportello.shared.Euro;
import it.sportello.shared.ReferenceCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A case brought through its concession by the public service, for the tests of what comes after. */
public final class GrantScenario {

    public static final LocalDate BUR = LocalDate.of(2020, 4, 14);
    public static final Instant START = Instant.parse("2020-05-04T08:00:00Z");

    private final Grants grants;

    public GrantScenario(Grants grants) {
        this.grants = grants;
    }

    /** Conceded 5,000.00 for A and 2,500.00 for B, published. */
    public ReferenceCode published(String code) {
        ReferenceCode reference = new ReferenceCode(code);
        grants.concede(new Concession(
                reference,
                "psw-2020/1",
                Euro.of("5000.00"),
                Euro.of("2500.00"),
                "G00001",
                LocalDate.of(2020, 4, 7),
                LocalDate.of(2020, 5, 1),
                LocalDate.of(2020, 11, 1),
                false,
                PaymentOption.ADVANCE_AND_BALANCE));
        grants.published(reference, BUR);
        return reference;
    }

    /** Published, started, with account and CUP. */
    public ReferenceCode running(String code) {
        ReferenceCode reference = published(code);
        grants.communicateStart(reference, null, START);
        grants.communicateAccount(
                reference,
                new Iban("IT60X0542811101000000123456"),
                AccountType.BANK,
                List.of(new Delegate("Maria Rossi", "RSSMRA80A41H501T")),
                LocalDate.of(2020, 5, 4),
                START);
        grants.assignCup(reference, "F81D20000350006", "PRG-001", LocalDate.of(2020, 5, 5), START);
        return reference;
    }
}
