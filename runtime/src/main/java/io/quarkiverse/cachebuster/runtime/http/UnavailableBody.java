package io.quarkiverse.cachebuster.runtime.http;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * The body of an asset whose bytes cannot be read. The response is a 500, and the next request tries again.
 */
enum UnavailableBody implements Body {

    INSTANCE;

    @Override
    public @Nullable Sender sender() {
        return null;
    }

    @Override
    public Future<Sender> prepare(Vertx vertx) {
        return Future.failedFuture(new IOException("the bytes cannot be read"));
    }

    @Override
    public boolean hasRanges() {
        return false;
    }
}
