package it.sportello.proposal;

import it.sportello.proposal.Transmission.Request;
import it.sportello.shared.Reason;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import it.sportello.shared.Together;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Transmissions that are asked for on a node at the same time share a transaction: one commit to the disk for all, each
 * acknowledged after it. Nobody's submission harms another's: what cannot be transmitted as it is, is left out and
 * answered alone; when all fail together, each is tried alone.
 */
@Component
@Rule({"PSW-12-06", "PSW-12-08"})
class TransmissionQueue {

    /** Few enough that even the last waits for milliseconds. */
    private static final int MOST_TOGETHER = 50;

    private final Transmission transmission;
    private final Together<Request, Receipt> together;

    TransmissionQueue(Transmission transmission) {
        this.transmission = transmission;
        this.together = new Together<>(MOST_TOGETHER, transmission::together, TransmissionQueue::isUncertain);
    }

    /**
     * @param missing tells the documents that are missing, where some are
     * @throws Refusal when it is not to be transmitted, with the reason
     */
    Receipt transmit(Request request, Supplier<List<Reason>> missing) {
        return together.ask(request).orElseGet(() -> transmission.alone(request, missing));
    }

    /** The connection was lost, perhaps after the commit: whether to try again is for those who asked. */
    private static boolean isUncertain(RuntimeException e) {
        return e instanceof TransactionException
                || e instanceof DataAccessResourceFailureException
                || e instanceof JpaSystemException;
    }
}
