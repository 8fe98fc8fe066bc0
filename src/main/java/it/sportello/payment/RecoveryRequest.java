package it.sportello.payment;

import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The request of a sum to be given back, as sent to the beneficiary.
 *
 * @param receivedOn when the beneficiary received it, null until known
 * @param dueDays the days given, null where none are stated; they have no other effect
 * @param actNumber the act that asks for it, null where there is none
 */
@Rule("PSW-18-08")
public record RecoveryRequest(
        LocalDate requestedOn, @Nullable LocalDate receivedOn, @Nullable Integer dueDays, @Nullable String actNumber) {

    /** @throws Refusal when it was received before it was sent or gives no days at all */
    public RecoveryRequest {
        if (receivedOn != null && receivedOn.isBefore(requestedOn)) {
            throw Refusal.invalid("receivedOn", "PSW-18-08", "La ricezione precede la richiesta.");
        }
        if (dueDays != null && dueDays < 1) {
            throw Refusal.invalid("dueDays", "PSW-18-08", "I giorni per la restituzione devono essere almeno uno.");
        }
    }
}
