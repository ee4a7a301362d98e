package io.quarkiverse.cachebuster.runtime.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Loads bytes into memory or, if they don't fit, prepares them to be sent from verified files.
 */
record Bodies(MemoryBudget budget, VerifiedFiles files, Loads loads) {

    /**
     * Reads and verifies all bytes.
     *
     * @param onFault notified when bytes that are not in memory can no longer be read
     * @return null if they are wrong
     */
    @Nullable
    Body of(Source source, Consumer<Throwable> onFault) throws IOException {
        boolean fromFile = source.size() > MemoryBudget.BETTER_FROM_FILE && files.hasRoomFor(source.size());
        if (fromFile || !budget.tryReserve(source.size())) {
            return source.isIntact() ? outsideMemory(source, onFault) : null;
        }
        ByteBuffer bytes = null;
        try {
            bytes = source.read();
        } finally {
            if (bytes == null) {
                budget.release(source.size());
            }
        }
        return bytes == null ? null : MemoryBody.direct(bytes);
    }

    /** A body whose bytes are verified when they are sent. */
    Body outsideMemory(Source source, Consumer<Throwable> onFault) {
        return new VerifiedBody(source, files, loads, onFault);
    }

    /** The same for bodies of earlier builds, which only get memory that no current one needs. */
    Bodies unreserved() {
        return new Bodies(budget.unreserved(), files, loads);
    }

    /** Releases the memory of a body that is no longer used. */
    void release(Representation representation) {
        if (representation.body() instanceof MemoryBody) {
            budget.release(representation.size());
        }
    }
}
