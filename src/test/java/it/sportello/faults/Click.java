package it.sportello.faults;

import it.sportello.load.FirstCases.Applicant;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Many applicants at once. */
final class Click {

    private Click() {}

    /** Serves them one after the other on so many threads, until all are served; what fails in a thread fails here. */
    static void forAll(List<Applicant> applicants, int threads, Consumer<Applicant> action) {
        ConcurrentLinkedQueue<Applicant> queue = new ConcurrentLinkedQueue<>(applicants);
        inThreads(threads, () -> {
            for (Applicant next = queue.poll(); next != null; next = queue.poll()) {
                action.accept(next);
            }
        });
    }

    /** Serves whoever comes next on so many threads, as long as it goes on. */
    static void whileIt(
            BooleanSupplier goesOn, Iterator<Applicant> applicants, int threads, Consumer<Applicant> action) {
        inThreads(threads, () -> {
            while (goesOn.getAsBoolean()) {
                Applicant next;
                synchronized (applicants) {
                    if (!applicants.hasNext()) {
                        return;
                    }
                    next = applicants.next();
                }
                action.accept(next);
            }
        });
    }

    private static void inThreads(int threads, Runnable work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> all = IntStream.range(0, threads)
                    .<Future<?>>mapToObj(i -> pool.submit(work))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().getMessage(), e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
