package io.quarkiverse.cachebuster.deployment;

import java.util.concurrent.Semaphore;

/**
 * Bounds how many bytes are worked on at a time, so that a build with little heap compresses its large files one after the
 * other.
 */
final class BytesInFlight {

    private static final int UNIT = 1024;
    /** For each byte of input there is one that was read and up to four in buffers and results. */
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

    /** Waits until there is room. What is larger than all of it gets all of it. */
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
