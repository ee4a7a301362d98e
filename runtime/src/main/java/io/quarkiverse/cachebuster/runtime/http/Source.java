package io.quarkiverse.cachebuster.runtime.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.asset.Hashing;

/**
 * Bytes that can be read repeatedly, and the hash they are verified against each time.
 *
 * @param size the expected number of bytes
 */
record Source(Opener opener, Fingerprint fingerprint, long size) {

    /** Small enough for many concurrent threads on a small heap. */
    private static final int BUFFER_SIZE = 16 * 1024;

    interface Opener {

        InputStream open() throws IOException;
    }

    InputStream open() throws IOException {
        return opener.open();
    }

    /** Whether the bytes currently have the expected hash. */
    boolean isIntact() throws IOException {
        return Fingerprint.of(open()).equals(fingerprint);
    }

    /** Reads the bytes into off-heap memory; null if they are wrong. */
    @Nullable
    ByteBuffer read() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocateDirect(Math.toIntExact(size));
        Hashing hashing = new Hashing();
        byte[] part = new byte[(int) Math.max(1, Math.min(size, BUFFER_SIZE))];
        try (InputStream stream = open()) {
            for (int read; (read = stream.read(part)) >= 0;) {
                if (read > bytes.remaining()) {
                    return null;
                }
                bytes.put(part, 0, read);
                hashing.add(part, 0, read);
            }
        }
        return hashing.fingerprint().equals(fingerprint) ? bytes.flip() : null;
    }

    IOException wrongBytes() {
        return new IOException("the content differs from what was recorded: its SHA-256 is not " + fingerprint.hex());
    }
}
