package io.quarkiverse.cachebuster.runtime.live;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Hashes files that the current thread must not wait for.
 *
 * @param onEventLoop whether the current thread must not be blocked
 * @param executor rejects tasks when there are too many
 */
record BackgroundHashing(BooleanSupplier onEventLoop, Executor executor) {

    /** Takes a few milliseconds to read and hash. */
    private static final long MAX_SIZE_ON_EVENT_LOOP = 1024 * 1024;
    private static final int MAX_WAITING = 1_000;

    /**
     * Hashes one file after the other, so that a directory of videos doesn't occupy the disk and all processors. The thread
     * ends when it has had nothing to do for a while.
     */
    static BackgroundHashing onOneThread(BooleanSupplier onEventLoop) {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MAX_WAITING), task -> {
                    Thread thread = new Thread(task, "cache-buster-hashing");
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return new BackgroundHashing(onEventLoop, executor);
    }

    /** Whether hashing this file would block the current thread for too long. */
    boolean isNeededFor(LocalFile file) {
        return file.size() > MAX_SIZE_ON_EVENT_LOOP && onEventLoop.getAsBoolean();
    }
}
