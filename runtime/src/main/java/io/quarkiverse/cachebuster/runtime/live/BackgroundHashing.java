package io.quarkiverse.cachebuster.runtime.live;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Hashes files one after the other, so that a directory of videos doesn't occupy the disk and all processors. The thread ends
 * when it has had nothing to do for a while.
 */
final class BackgroundHashing implements Executor {

    private static final int MAX_WAITING = 1_000;

    private final ThreadPoolExecutor executor;

    BackgroundHashing() {
        executor = new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_WAITING), task -> {
            Thread thread = new Thread(task, "cache-buster-hashing");
            thread.setDaemon(true);
            return thread;
        });
        executor.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(task);
    }
}
