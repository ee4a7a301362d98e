package io.quarkiverse.cachebuster.guests.sites;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.qute.Engine;
import io.vertx.ext.web.Router;

/** Serves the template {@code x.html} at {@code /pages/x.html}. */
@Singleton
public class Pages {

    void route(@Observes Router router, Engine engine) {
        router.get("/pages/:name").blockingHandler(rc -> rc.response()
                .putHeader("Content-Type", "text/html;charset=UTF-8")
                .end(engine.getTemplate(rc.pathParam("name")).render()));
    }
}
