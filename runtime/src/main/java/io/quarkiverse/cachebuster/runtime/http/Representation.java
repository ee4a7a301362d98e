package io.quarkiverse.cachebuster.runtime.http;

import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

import io.netty.buffer.Unpooled;
import io.quarkiverse.cachebuster.runtime.asset.ContentCoding;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;

/**
 * The bytes of an asset in one content coding, with what the headers say of them.
 *
 * @param coding null for the identity
 * @param body null if the bytes are not in memory
 * @param size in bytes
 * @param entityTag strong, with quotation marks
 * @param entityTagHeader the same, ready to be sent
 * @param kept whether the bytes stay in memory
 */
public record Representation(@Nullable ContentCoding coding, @Nullable Buffer body, long size, String entityTag,
        CharSequence entityTagHeader, boolean kept) {

    private Representation(@Nullable ContentCoding coding, @Nullable Buffer body, long size, String entityTag, boolean kept) {
        this(coding, body, size, entityTag, HttpHeaders.createOptimized(entityTag), kept);
    }

    /** The identity for a single response. */
    static Representation once(byte[] bytes, String entityTag) {
        return new Representation(null, Buffer.buffer(bytes), bytes.length, quoted(entityTag), false);
    }

    static Representation identity(byte[] bytes, String entityTag) {
        return new Representation(null, buffer(bytes), bytes.length, quoted(entityTag), true);
    }

    static Representation variant(ContentCoding coding, byte[] bytes, String entityTag) {
        return new Representation(coding, buffer(bytes), bytes.length, quoted(entityTag + "-" + coding.token()), true);
    }

    static Representation notInMemory(long size, String entityTag) {
        return new Representation(null, null, size, quoted(entityTag), false);
    }

    private static String quoted(String entityTag) {
        return '"' + entityTag + '"';
    }

    /** Outside of the heap, so that it goes to the socket without a copy; it is never released, as it is sent many times. */
    private static Buffer buffer(byte[] bytes) {
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        return Buffer.buffer(Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(direct)));
    }
}
