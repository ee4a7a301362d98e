package io.quarkiverse.cachebuster.runtime.http;

import java.nio.ByteBuffer;

import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/**
 * Bytes in memory.
 */
record MemoryBody(Buffer bytes) implements Body, Body.Sender {

    private static final long MAX_WITH_UPGRADE = 8 * 1024;
    private static final long UPGRADE_MILLIS = 5;

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
        Buffer part = length == bytes.length() ? bytes : bytes.slice((int) first, (int) (first + length));
        if (length > MAX_WITH_UPGRADE && mayBeUpgraded(rc.request())) {
            rc.vertx().setTimer(UPGRADE_MILLIS, timer -> {
                if (!rc.response().closed()) {
                    rc.response().end(part);
                }
            });
        } else {
            rc.response().end(part);
        }
        return Future.succeededFuture();
    }

    /**
     * Whether the client may have just asked to switch from HTTP/1.1 to HTTP/2 (RFC 7540, section 3.2). The JDK's HTTP
     * client does so by default, but can't handle a large body that arrives together with the response to that request.
     */
    private static boolean mayBeUpgraded(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2 && !request.isSSL() && request.streamId() == 1;
    }
}
