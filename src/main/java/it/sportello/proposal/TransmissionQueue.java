package it.sportello.proposal;

import it.sportello.proposal.Transmission.Request;
import it.sportello.shared.Reason;
import it.sportello.shared.Refusal;
import it.sportello.shared.Rule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Transmissions that are asked for on a node at the same time share a transaction: one commit to the disk for all, each
 * acknowledged after it. Who finds nobody at work goes at once; who comes meanwhile waits for that transaction to end,
 * and the first of those takes all the others along.
 *
 * <p>Nobody's submission harms another's: what cannot be transmitted as it is, is left out and answered alone; when all
 * fail together, each is tried alone.
 */
@Component
@Rule({"PSW-12-06", "PSW-12-08"})
class TransmissionQueue {

    private static final Logger LOG = LoggerFactory.getLogger(TransmissionQueue.class);

    /** Few enough that even the last waits for milliseconds. */
    private static final int MOST_TOGETHER = 50;

    private final Transmission transmission;
    private final Queue<Place> waiting = new ArrayDeque<>();
    private boolean busy;

    TransmissionQueue(Transmission transmission) {
        this.transmission = transmission;
    }

    /**
     * @param missing tells the documents that are missing, where some are
     * @throws Refusal when it is not to be transmitted, with the reason
     */
    Receipt transmit(Request request, Supplier<List<Reason>> missing) {
        Place own = new Place(request);
        if (isFree(own) || own.turn.join()) {
            lead(own);
        }
        Receipt receipt = own.receipt();
        return receipt == null ? transmission.alone(request, missing) : receipt;
    }

    /** Takes the work, or a place behind those who wait for it. */
    private synchronized boolean isFree(Place own) {
        if (busy) {
            waiting.add(own);
            return false;
        }
        busy = true;
        return true;
    }

    private void lead(Place own) {
        List<Place> group = joinedBy(own);
        try {
            serve(group);
        } finally {
            group.forEach(Place::leave);
            handOver();
        }
    }

    private synchronized List<Place> joinedBy(Place own) {
        List<Place> group = new ArrayList<>();
        for (Place next = own; next != null; next = group.size() < MOST_TOGETHER ? waiting.poll() : null) {
            group.add(next);
        }
        return group;
    }

    private synchronized void handOver() {
        Place next = waiting.poll();
        if (next == null) {
            busy = false;
        } else {
            next.turn.complete(true);
        }
    }

    private void serve(List<Place> group) {
        try {
            Map<Request, Receipt> receipts = transmission.together(
                    group.stream().map(place -> place.request).toList());
            group.forEach(place -> place.receipt = receipts.get(place.request));
        } catch (TransactionException | DataAccessResourceFailureException | JpaSystemException lost) {
            // Perhaps after the commit: whether to try again is for those who asked.
            group.forEach(place -> place.fault = lost);
        } catch (RuntimeException e) {
            LOG.debug("A transmission failed among {}: each is tried alone", group.size(), e);
        }
    }

    /** Of one who asked. What it is given is seen by its thread once its turn is decided. */
    private static final class Place {

        private final Request request;

        /** True: it leads the next ones. False: it was taken along. */
        private final CompletableFuture<Boolean> turn = new CompletableFuture<>();

        private @Nullable Receipt receipt;
        private @Nullable RuntimeException fault;

        Place(Request request) {
            this.request = request;
        }

        void leave() {
            turn.complete(false);
        }

        /** Null when it was left out. */
        @Nullable
        Receipt receipt() {
            if (fault != null) {
                throw fault;
            }
            return receipt;
        }
    }
}
