package it.sportello.web.limits;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Requests per minute of each client: a store that begins full, holds one minute's worth and fills up steadily. Of
 * clients not seen for long nothing is kept, nor is more kept than {@link #MOST_CLIENTS}.
 */
final class RequestRate {

    private static final int MOST_CLIENTS = 50_000;
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final long nanosPerRequest;
    private final LongSupplier nanoTime;

    /** When the store of a client will be full again; the one seen longest ago comes first. */
    private final Map<String, Long> fullAt = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_CLIENTS || eldest.getValue() < nanoTime.getAsLong();
        }
    };

    RequestRate(int perMinute, LongSupplier nanoTime) {
        this.nanosPerRequest = MINUTE / perMinute;
        this.nanoTime = nanoTime;
    }

    /** @return empty when the request may go on, otherwise after how long the next one may */
    synchronized Optional<Duration> refuse(String client) {
        long now = nanoTime.getAsLong();
        long next = next(client, now);
        Optional<Duration> later = later(next, now);
        if (later.isEmpty()) {
            fullAt.remove(client); // to the end of the row
            fullAt.put(client, next);
        }
        return later;
    }

    /** @return what {@link #refuse} would say now; nothing is counted */
    synchronized Optional<Duration> foresee(String client) {
        long now = nanoTime.getAsLong();
        return later(next(client, now), now);
    }

    private long next(String client, long now) {
        return Math.max(now, fullAt.getOrDefault(client, now)) + nanosPerRequest;
    }

    private static Optional<Duration> later(long next, long now) {
        long wait = next - now - MINUTE;
        return wait > 0 ? Optional.of(Duration.ofNanos(wait)) : Optional.empty();
    }
}
