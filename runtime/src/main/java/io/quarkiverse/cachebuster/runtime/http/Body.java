package io.quarkiverse.cachebuster.runtime.http;

import org.jspecify.annotations.Nullable;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;

/**
 * The bytes of a representation, in memory or on disk.
 */
interface Body {

    /** Sends the bytes; null if they must be {@linkplain #prepare prepared} first. Blocks for a file status check at most. */
    @Nullable
    Sender sender();

    /** Prepares the bytes on a worker thread. The future has no context. */
    Future<Sender> prepare(Vertx vertx);

    /** Whether ranges can presumably be sent; only a {@link Sender} knows for sure. */
    boolean hasRanges();

    /**
     * Sends bytes. All headers must have been set, including {@code Content-Length}.
     */
    interface Sender {

        /** Whether ranges can be sent. */
        boolean hasRanges();

        /**
         * Ends the response.
         *
         * @return fails if the bytes could not be sent or turned out to be wrong; the response is incomplete then
         */
        Future<Void> send(RoutingContext rc, long first, long length);
    }
}
