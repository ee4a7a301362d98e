package io.quarkiverse.cachebuster.guests.quinoa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkiverse.cachebuster.CacheBuster;
import io.vertx.ext.web.Router;

@ApplicationScoped
public class Urls {

    void route(@Observes Router router, CacheBuster cacheBuster) {
        router.get("/url").handler(rc -> rc.end(cacheBuster.url(rc.queryParams().get("path"))));
    }
}
