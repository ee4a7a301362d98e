package io.quarkiverse.cachebuster.test.browser;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Lists the requests for static resources at {@code /requests}, one per line: {@code 200 /static/app.js?v=1 immutable}. The
 * browser's own log would include responses from its cache.
 */
@Singleton
public class RequestLog {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    void route(@Observes Router router) {
        router.route("/static/*").order(Integer.MIN_VALUE).handler(rc -> {
            // log the original URI of rerouted requests
            String uri = rc.get("uri", rc.request().uri());
            rc.put("uri", uri);
            rc.addHeadersEndHandler(nothing -> lines.add(rc.response().getStatusCode() + " " + uri + immutable(rc)));
            rc.next();
        });
        router.get("/requests").handler(rc -> rc.end(String.join("\n", lines)));
    }

    private static String immutable(RoutingContext rc) {
        String cacheControl = rc.response().headers().get("Cache-Control");
        return cacheControl != null && cacheControl.contains("immutable") ? " immutable" : "";
    }
}
