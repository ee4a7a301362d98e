package io.quarkiverse.cachebuster.runtime.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;

/**
 * The current bytes of a file, whatever they are.
 *
 * @param path absolute, since Vert.x would also look for a relative path on the class path
 */
record FileBody(String path) implements Body, Body.Sender {

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

    @Override
    public Future<Void> send(RoutingContext rc, long first, long length) {
        return rc.response().sendFile(path, first, length);
    }
}
