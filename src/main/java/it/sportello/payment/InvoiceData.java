package it.sportello.payment;

import it.sportello.shared.Euro;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.LocalDate;

/** An invoice as communicated: its VAT treatment is left to the accounting office (PSW-18-11, AMB-58). */
@Rule("PSW-18-11")
public record InvoiceData(String number, LocalDate date, Euro amount) {

    /** @throws Refusal when it has no number or no amount */
    public InvoiceData {
        if (number.isBlank()) {
            throw Refusal.invalid("invoice.number", "PSW-18-03", "Indicare il numero della fattura.");
        }
        if (!amount.isPositive()) {
            throw Refusal.invalid("invoice.amount", "PSW-18-11", "L'importo della fattura deve essere positivo.");
        }
    }
}
