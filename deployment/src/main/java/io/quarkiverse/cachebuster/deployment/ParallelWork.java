package io.quarkiverse.cachebuster.deployment;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

/**
 * Processes many items on all processors and logs the progress.
 */
final class ParallelWork {

    private static final int SECONDS_BETWEEN_LINES = 2;

    private final Logger log;
    private final String activity;
    private final String items;
    private final AtomicInteger done = new AtomicInteger();

    /**
     * @param activity such as "Compressing"
     * @param items such as "assets"
     */
    ParallelWork(Logger log, String activity, String items) {
        this.log = log;
        this.activity = activity;
        this.items = items;
    }

    /** Returns the duration in seconds. */
    <T> double run(List<T> all, Consumer<T> work) {
        long start = System.nanoTime();
        ForkJoinPool pool = new ForkJoinPool(Runtime.getRuntime().availableProcessors());
        try {
            await(pool.submit(() -> all.parallelStream().forEach(each -> {
                work.accept(each);
                done.incrementAndGet();
            })), all.size());
        } finally {
            pool.shutdownNow();
        }
        return (System.nanoTime() - start) / 1e9;
    }

    void await(Future<?> work, int count) {
        for (int seconds = SECONDS_BETWEEN_LINES;; seconds += SECONDS_BETWEEN_LINES) {
            try {
                work.get(SECONDS_BETWEEN_LINES, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                log.infof("%s: %d of %d %s after %d s", activity, done.get(), count, items, seconds);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while processing " + items, e);
            }
        }
    }
}
