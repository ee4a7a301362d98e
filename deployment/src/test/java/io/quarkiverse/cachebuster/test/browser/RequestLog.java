package io.quarkiverse.cachebuster.test.browser;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * What the application is asked for, and what it answers: {@code 200 /static/app.js?v=1 immutable}, a line each, at
 * {@code /requests}. What the browser says about itself would include what it got from its cache.
 */
@Singleton
public class RequestLog {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    void route(@Observes Router router) {
        router.route("/static/*").order(Integer.MIN_VALUE).handler(rc -> {
            // a request that starts again under another name is still the one that was made
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
