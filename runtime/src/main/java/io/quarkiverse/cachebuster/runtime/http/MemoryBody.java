package io.quarkiverse.cachebuster.runtime.http;

import java.nio.ByteBuffer;

import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/**
 * Bytes in memory.
 */
record MemoryBody(Buffer bytes) implements Body, Body.Sender {

    /** Bytes on the heap, used for a single response. */
    static MemoryBody heap(byte[] bytes) {
        return new MemoryBody(Buffer.buffer(bytes));
    }

    /** Off-heap bytes, written to the socket without copying. Never released, since all responses share them. */
    static MemoryBody direct(ByteBuffer bytes) {
        return new MemoryBody(Buffer.buffer(Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(bytes))));
    }

    @Override
    public Sender sender() {
        return this;
    }

    @Override
    public Future<Sender> prepare(Vertx vertx) {
        return Future.succeededFuture(this);
    }

    @Override
    public boolean hasRanges() {
        return true;
    }

    /** Doesn't wait for the end: it can fail only if the client disconnects. */
    @Override
    public Future<Void> send(RoutingContext rc, long first, long length) {
        rc.response().end(length == bytes.length() ? bytes : bytes.slice((int) first, (int) (first + length)));
        return Future.succeededFuture();
    }
}
