package io.quarkiverse.cachebuster.runtime.http;

import java.io.Closeable;
import java.io.IOException;
import java.util.function.Consumer;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Sends a body chunk by chunk, each read on a worker thread. Each response keeps only one chunk in memory.
 */
final class Streaming {

    static final int CHUNK_SIZE = 64 * 1024;

    private static final Logger LOG = Logger.getLogger(Streaming.class);

    /** The chunks of a body. */
    interface Chunks extends Closeable {

        /**
         * Reads the next chunk, the first one even if the body is empty.
         *
         * @throws IOException if it cannot be read, or if the bytes have turned out to be wrong; the response stays
         *         incomplete then
         */
        Buffer next() throws IOException;

        /** Whether the chunk just read is the last one. */
        boolean isLast();
    }

    private final Vertx vertx;
    private final HttpServerResponse response;
    private final Chunks chunks;
    private final Consumer<Throwable> onFault;
    private final Promise<Void> sent = Promise.promise();

    /** @param onFault notified when a chunk cannot be read or has wrong bytes */
    Streaming(RoutingContext rc, Chunks chunks, Consumer<Throwable> onFault) {
        this.vertx = rc.vertx();
        this.response = rc.response();
        this.chunks = chunks;
        this.onFault = onFault;
    }

    /** Must be called on the context of the response. */
    Future<Void> send() {
        next();
        return sent.future();
    }

    private void next() {
        vertx.executeBlocking(chunks::next, false).onComplete(read -> {
            if (read.failed()) {
                onFault.accept(read.cause());
                finish(read.cause());
            } else if (response.closed()) {
                finish(new IOException("the client has disconnected"));
            } else if (chunks.isLast()) {
                response.end(read.result()).onComplete(ended -> finish(ended.cause()));
            } else {
                response.write(read.result()).onSuccess(nothing -> next()).onFailure(this::finish);
            }
        });
    }

    private void finish(@Nullable Throwable failure) {
        try (chunks) {
            if (failure == null) {
                sent.tryComplete();
            } else {
                sent.tryFail(failure);
            }
        } catch (IOException e) {
            LOG.debug("Cannot close a file", e);
        }
    }
}
