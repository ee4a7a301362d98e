package io.quarkiverse.cachebuster.runtime.http;

import org.jspecify.annotations.Nullable;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;

/**
 * Where the bytes of a representation are.
 */
interface Body {

    /** How the bytes can be sent right now; null if they have to be {@linkplain #prepare prepared} first. Hardly blocks. */
    @Nullable
    Sender sender();

    /** Gets the bytes ready on a worker thread. The future has no context. */
    Future<Sender> prepare(Vertx vertx);

    /** Whether parts can probably be sent. */
    boolean hasRanges();

    /**
     * Sends bytes. The header fields must have been set, {@code Content-Length} included.
     */
    interface Sender {

        /** Whether parts can be sent. */
        boolean hasRanges();

        /**
         * Ends the response.
         *
         * @return fails if the bytes could not be sent or turned out to be wrong; then the response is not complete
         */
        Future<Void> send(RoutingContext rc, long first, long length);
    }
}
