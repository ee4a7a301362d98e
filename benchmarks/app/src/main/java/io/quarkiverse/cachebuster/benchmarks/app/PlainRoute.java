package io.quarkiverse.cachebuster.benchmarks.app;

import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.ext.web.Router;

/**
 * A route that is not an asset and comes after the asset handler.
 */
class PlainRoute {

    void register(@Observes Router router) {
        router.get("/plain").order(RouteConstants.ROUTE_ORDER_AFTER_DEFAULT).handler(rc -> rc.end("plain"));
    }
}
