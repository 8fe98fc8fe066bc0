package it.sportello.payment;

import it.sportello.shared.Euro;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A guarantee as communicated (PSW-18-04).
 *
 * @param guarantor bank or insurer
 * @param number of the contract
 * @param expiry last day of validity, null where it lasts until it is released
 */
@Rule("PSW-18-04")
public record GuaranteeData(
        String guarantor,
        String number,
        Euro amount,
        boolean firstDemand,
        boolean noExceptions,
        LocalDate issuedOn,
        @Nullable LocalDate expiry) {

    /** @throws Refusal when it names no guarantor or contract, has no amount, or ends before it begins */
    public GuaranteeData {
        if (guarantor.isBlank()) {
            throw Refusal.invalid("guarantee.guarantor", "PSW-18-04", "Indicare la banca o l'assicurazione garante.");
        }
        if (number.isBlank()) {
            throw Refusal.invalid("guarantee.number", "PSW-18-04", "Indicare il numero della garanzia.");
        }
        if (!amount.isPositive()) {
            throw Refusal.invalid("guarantee.amount", "PSW-18-04", "L'importo garantito deve essere positivo.");
        }
        if (expiry != null && expiry.isBefore(issuedOn)) {
            throw Refusal.invalid("guarantee.expiry", "PSW-18-04", "La garanzia scade prima del suo rilascio.");
        }
    }
}
