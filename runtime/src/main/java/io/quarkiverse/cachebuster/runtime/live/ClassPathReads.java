package io.quarkiverse.cachebuster.runtime.live;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads the class path with a time limit. If a jar is truncated or deleted while the application is running, Quarkus'
 * class loader fails once and then blocks forever ({@code JarFileReference} waits for a future that is never completed).
 * Thread-safe.
 */
final class ClassPathReads {

    /** The maximum number of threads blocked in the class loader; they are parked and never return. */
    private static final int MAX_STUCK = 64;

    private final Duration limit;
    private final ExecutorService threads = new ThreadPoolExecutor(0, MAX_STUCK, 10, TimeUnit.SECONDS,
            new SynchronousQueue<>(), ClassPathReads::thread);
    /** Reads that have exceeded the limit and are still running. */
    private final Map<String, Future<?>> stuck = new ConcurrentHashMap<>();

    /** @param limit how long a read may take; only a tenth of it as long as others are stuck */
    ClassPathReads(Duration limit) {
        this.limit = limit;
    }

    private static Thread thread(Runnable read) {
        Thread thread = new Thread(read, "cache-buster-class-path");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Runs a read.
     *
     * @param name identifies the read
     * @throws IOException also if the read exceeds the limit, and immediately if an earlier one is still stuck
     */
    <T> T run(String name, Callable<T> read) throws IOException {
        stuck.values().removeIf(Future::isDone);
        if (stuck.containsKey(name)) {
            throw tooLate(name);
        }
        Future<T> result = start(name, read);
        try {
            return result.get((stuck.isEmpty() ? limit : limit.dividedBy(10)).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            stuck.put(name, result);
            throw tooLate(name);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading '" + name + "'", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure
                    : new IOException("cannot read '" + name + "'", e.getCause());
        }
    }

    private <T> Future<T> start(String name, Callable<T> read) throws IOException {
        try {
            return threads.submit(read);
        } catch (RejectedExecutionException e) {
            throw tooLate(name);
        }
    }

    private static IOException tooLate(String name) {
        return new IOException("timed out reading '" + name + "' from the class path; has its jar been modified?");
    }
}
