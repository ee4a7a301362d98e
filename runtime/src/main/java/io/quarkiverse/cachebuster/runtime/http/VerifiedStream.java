package io.quarkiverse.cachebuster.runtime.http;

import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Hashing;
import io.vertx.core.buffer.Buffer;

/**
 * Verifies the hash of a body while it is being sent. The last chunk is held back until the hash is verified, so a wrong body
 * is never completed.
 */
final class VerifiedStream implements Streaming.Chunks {

    private final Source source;
    private final Hashing hashing = new Hashing();
    private @Nullable InputStream stream;
    private long left;

    VerifiedStream(Source source) {
        this.source = source;
        this.left = source.size();
    }

    @Override
    public Buffer next() throws IOException {
        InputStream open = stream;
        if (open == null) {
            open = source.open();
            stream = open;
        }
        byte[] part = open.readNBytes((int) Math.min(left, Streaming.CHUNK_SIZE));
        hashing.add(part, 0, part.length);
        left -= part.length;
        if (left > 0 && part.length < Streaming.CHUNK_SIZE
                || left == 0 && (open.read() >= 0 || !hashing.fingerprint().equals(source.fingerprint()))) {
            throw source.wrongBytes();
        }
        return Buffer.buffer(part);
    }

    @Override
    public boolean isLast() {
        return left == 0;
    }

    @Override
    public void close() throws IOException {
        if (stream != null) {
            stream.close();
        }
    }
}
