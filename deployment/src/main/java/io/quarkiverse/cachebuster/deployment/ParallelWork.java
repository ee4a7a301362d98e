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

    private static final int SECONDS_BEFORE_FIRST_LINE = 2;

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

    /** The time between two lines doubles, so that a long build doesn't fill its log. */
    void await(Future<?> work, int count) {
        int seconds = 0;
        while (true) {
            int wait = Math.max(SECONDS_BEFORE_FIRST_LINE, seconds);
            try {
                work.get(wait, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                seconds += wait;
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
