package it.sportello.process.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Empties the outbox on every node: woken after each commit that wrote to it, and twice a second in any case. New cases
 * are started between the messages, some at a time: those who are further on do not wait behind a click day.
 */
@Component
class Dispatcher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final long POLL_MILLIS = 500;

    private final Delivery delivery;
    private final CaseStarts starts;
    private final DeliveryPace pace;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean running;
    private Thread thread = new Thread();

    Dispatcher(Delivery delivery, CaseStarts starts, DeliveryPace pace) {
        this.delivery = delivery;
        this.starts = starts;
        this.pace = pace;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void wake(Outbox.Written written) {
        // What is held back is looked at again in a moment: in a rush nobody is woken for each.
        if (written.inOrder() ? starts.heldBack().isZero() : !pace.isSlow()) {
            work.release();
        }
    }

    @Override
    public void start() {
        running = true;
        thread = new Thread(this::run, "outbox");
        thread.start();
    }

    private void run() {
        while (running) {
            try {
                if (work.tryAcquire(patience(), TimeUnit.MILLISECONDS)) {
                    work.drainPermits();
                }
                do {
                    while (running && pace.next() && some(delivery::deliverTogether, delivery::deliverNext)) {
                        // Until nothing is due.
                    }
                } while (running && some(starts::startTogether, starts::startNext));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                // Nothing is lost: the rows are still there, and the next poll tries again.
                LOG.error("The outbox could not be emptied", e);
            }
        }
    }

    private long patience() {
        Duration heldBack = starts.heldBack();
        return heldBack.isZero() ? POLL_MILLIS : heldBack.toMillis();
    }

    /**
     * Some messages in one transaction; when one of them fails, each alone.
     *
     * @return true when something was done
     */
    private boolean some(BooleanSupplier together, BooleanSupplier next) {
        try {
            return together.getAsBoolean();
        } catch (RuntimeException e) {
            LOG.debug("A message failed among others: each is delivered alone", e);
        }
        int left = Delivery.TOGETHER;
        while (running && left > 0 && alone(next)) {
            left--;
        }
        return true;
    }

    private boolean alone(BooleanSupplier next) {
        try {
            return next.getAsBoolean();
        } catch (ConcurrencyFailureException e) {
            LOG.debug("Another transaction holds the case; trying again", e);
        } catch (Delivery.Failed e) {
            if (e.isConcurrent()) {
                LOG.debug("The engine was working on the case; trying again", e);
            } else {
                LOG.warn("A message to the engine could not be delivered", e);
                delivery.postponeAfterFault(e);
            }
        }
        return true;
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
