package it.sportello.web.limits;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The places for transmissions at work, in front of the pool of connections: on a click day they neither empty it for
 * everybody else nor pile up in front of it. Who finds a place free or in time goes in, first come first.
 */
final class TransmissionGate {

    private final Semaphore places;
    private final int mostWaiting;
    private final Duration patience;

    TransmissionGate(int places, int mostWaiting, Duration patience) {
        this.places = new Semaphore(places, true);
        this.mostWaiting = mostWaiting;
        this.patience = patience;
    }

    /** @return false when too many wait already, or no place came free in time; then {@link #leave} is not called */
    boolean enter() {
        try {
            return places.tryAcquire(0, TimeUnit.SECONDS)
                    || (places.getQueueLength() < mostWaiting
                            && places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave() {
        places.release();
    }
}
