package io.quarkiverse.cachebuster.runtime.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.asset.Hashing;
import io.quarkiverse.cachebuster.runtime.live.LocalFile;
import io.vertx.core.buffer.Buffer;

/**
 * Reads a part of a file, and fails at the last chunk if the file has changed.
 */
final class LocalFileChunks implements Streaming.Chunks {

    private final LocalFile file;
    private final @Nullable Fingerprint fingerprint;
    private final Hashing hashing = new Hashing();
    private final long first;
    private long left;
    private @Nullable SeekableByteChannel channel;

    /** @param fingerprint the hash of the whole file; null for any */
    LocalFileChunks(LocalFile file, @Nullable Fingerprint fingerprint, long first, long length) {
        this.file = file;
        this.fingerprint = fingerprint;
        this.first = first;
        this.left = length;
    }

    @Override
    public Buffer next() throws IOException {
        SeekableByteChannel open = channel;
        if (open == null) {
            open = file.open().position(first);
            channel = open;
        }
        byte[] bytes = new byte[(int) Math.min(left, Streaming.CHUNK_SIZE)];
        ByteBuffer part = ByteBuffer.wrap(bytes);
        while (part.hasRemaining()) {
            if (open.read(part) < 0) {
                throw file.changed();
            }
        }
        left -= bytes.length;
        verify(bytes);
        return Buffer.buffer(bytes);
    }

    private void verify(byte[] bytes) throws IOException {
        if (fingerprint != null) {
            hashing.add(bytes, 0, bytes.length);
        }
        if (isLast() && !(fingerprint == null ? file.isUnchanged() : hashing.fingerprint().equals(fingerprint))) {
            throw file.changed();
        }
    }

    @Override
    public boolean isLast() {
        return left == 0;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
