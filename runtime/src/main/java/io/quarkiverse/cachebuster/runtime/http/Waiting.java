package io.quarkiverse.cachebuster.runtime.http;

import java.util.function.Consumer;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Continues a request when a future completes.
 */
final class Waiting {

    private Waiting() {
    }

    /**
     * Continues the request when the future completes, immediately if it already has.
     *
     * @param future must not fail
     * @param next not called if the client has disconnected in the meantime
     */
    static <T> void on(Future<T> future, RoutingContext rc, Consumer<T> next) {
        if (future.isComplete()) {
            next.accept(future.result());
            return;
        }
        Context context = rc.vertx().getOrCreateContext();
        rc.request().pause();
        future.onComplete(result -> context.runOnContext(nothing -> {
            if (!rc.response().closed()) {
                rc.request().resume();
                proceed(rc, next, result.result());
            }
        }));
    }

    /**
     * Continues the request. Outside a route's handler, exceptions must be turned into a response here, without the caching
     * headers set for the asset.
     */
    static <T> void proceed(RoutingContext rc, Consumer<T> next, T result) {
        try {
            next.accept(result);
        } catch (Throwable e) {
            if (!rc.response().headWritten()) {
                rc.response().headers().remove(HttpHeaders.CACHE_CONTROL).remove(HttpHeaders.ETAG);
            }
            rc.fail(e);
        }
    }
}
