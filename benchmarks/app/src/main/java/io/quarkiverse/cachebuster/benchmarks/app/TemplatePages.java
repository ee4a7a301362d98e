package io.quarkiverse.cachebuster.benchmarks.app;

import jakarta.enterprise.event.Observes;

import io.quarkus.qute.Engine;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;

/**
 * The template x.html at /pages/x, if the script that builds the application adds templates.
 */
class TemplatePages {

    void register(@Observes Router router, Engine engine) {
        router.get("/pages/:name").blockingHandler(rc -> {
            // compressed like the pages of quarkus-rest: Quarkus says "identity" for routes of the application
            rc.response().headers().remove(HttpHeaders.CONTENT_ENCODING);
            rc.response().putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                    .end(engine.getTemplate(rc.pathParam("name") + ".html").render());
        });
    }
}
