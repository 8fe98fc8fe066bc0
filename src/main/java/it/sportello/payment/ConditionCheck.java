package it.sportello.payment;

import it.sportello.shared.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the officer found before a payment.
 *
 * @param guaranteeAccepted the word on the guarantee; null where none is asked
 * @param durc the certificate of the enterprise and, in an association, of each member with a share (AMB-45)
 * @param lazioSeat whether a legal or operating seat is in Lazio (PSW-05-11)
 * @param requirementsKept whether the requirements of admission are kept (PSW-05-10)
 */
@Rule({"PSW-18-03", "PSW-18-10", "PSW-05-11", "PSW-05-10"})
public record ConditionCheck(
        @Nullable Boolean guaranteeAccepted, List<DurcReading> durc, boolean lazioSeat, boolean requirementsKept) {

    public ConditionCheck {
        durc = List.copyOf(durc);
    }
}
