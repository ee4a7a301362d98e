package io.quarkiverse.cachebuster.runtime.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Puts bytes where they are sent from: memory or verified files.
 */
record Bodies(MemoryBudget budget, VerifiedFiles files, Loads loads) {

    /**
     * Reads and compares all bytes.
     *
     * @param onFault is told when bytes that are not in memory can no longer be read
     * @return null if they are wrong
     */
    @Nullable
    Body of(Source source, Consumer<Throwable> onFault) throws IOException {
        if (!budget.tryReserve(source.size())) {
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

    /** Bytes that are compared when they are sent. */
    Body outsideMemory(Source source, Consumer<Throwable> onFault) {
        return new VerifiedBody(source, files, loads, onFault);
    }

    /** Frees the room of a body that is no longer used. */
    void release(Representation representation) {
        if (representation.body() instanceof MemoryBody) {
            budget.release(representation.size());
        }
    }
}
