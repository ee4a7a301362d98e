package io.quarkiverse.cachebuster.runtime.http;

import java.nio.ByteBuffer;

import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/**
 * Bytes in memory. All responses share them.
 */
record MemoryBody(Buffer bytes) implements Body, Body.Sender {

    /** Bytes on the heap, for a single response. */
    static MemoryBody heap(byte[] bytes) {
        return new MemoryBody(Buffer.buffer(bytes));
    }

    /** Bytes outside of the heap, which go to the socket without a copy; never released, since they are sent many times. */
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

    /** A client that goes away is no failure of ours, so nobody has to wait for the end. */
    @Override
    public Future<Void> send(RoutingContext rc, long first, long length) {
        rc.response().end(length == bytes.length() ? bytes : bytes.slice((int) first, (int) (first + length)));
        return Future.succeededFuture();
    }
}
