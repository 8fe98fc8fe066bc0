package it.sportello.test;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Looks again until something is there: the engine works on its own threads. Bounded, and quick when it is there. */
public final class Eventually {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    private Eventually() {}

    /**
     * The value, as soon as there is one.
     *
     * @param what named when it does not come
     * @throws AssertionError when it does not come in time
     */
    public static <T> T find(String what, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + LONGEST.toNanos();
        do {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(PAUSE);
        } while (System.nanoTime() < end);
        throw new AssertionError("did not happen within " + LONGEST.toSeconds() + " s: " + what);
    }

    /** Returns as soon as the condition holds. */
    public static void holds(String what, Supplier<Boolean> condition) {
        find(what, () -> condition.get() ? Optional.of(true) : Optional.empty());
    }
}
