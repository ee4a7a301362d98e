package io.quarkiverse.cachebuster.benchmarks.app;

import jakarta.enterprise.event.Observes;

import io.quarkus.qute.Engine;
import io.vertx.ext.web.Router;

/**
 * The template x.html at /pages/x, if the script that builds the application adds templates.
 */
class TemplatePages {

    void register(@Observes Router router, Engine engine) {
        router.get("/pages/:name").blockingHandler(rc -> rc.response()
                .putHeader("Content-Type", "text/html;charset=UTF-8")
                .end(engine.getTemplate(rc.pathParam("name") + ".html").render()));
    }
}
