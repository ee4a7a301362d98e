package io.quarkiverse.cachebuster.deployment;

import java.util.concurrent.Semaphore;

/**
 * Limits how many bytes are processed at a time, so that a build with a small heap compresses large files one by one.
 */
final class BytesInFlight {

    private static final int UNIT = 1024;
    /** Besides each byte of input, buffers and results take up to four. */
    private static final int HEAP_FRACTION = 16;

    private final int units;
    private final Semaphore free;

    BytesInFlight(long limit) {
        units = (int) Math.max(1, Math.min(Integer.MAX_VALUE, limit / UNIT));
        // fair, so that small files do not keep a large one waiting until the end
        free = new Semaphore(units, true);
    }

    static BytesInFlight ofHeap() {
        return new BytesInFlight(Runtime.getRuntime().maxMemory() / HEAP_FRACTION);
    }

    /** Waits until there is room for this many bytes. Anything larger than the limit runs alone. */
    void run(long bytes, Runnable work) {
        int needed = (int) Math.min(units, bytes / UNIT + 1);
        free.acquireUninterruptibly(needed);
        try {
            work.run();
        } finally {
            free.release(needed);
        }
    }
}
