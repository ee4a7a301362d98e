package io.quarkiverse.cachebuster.benchmarks.limits;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Collectors;

import jakarta.enterprise.event.Observes;

import io.netty.util.internal.PlatformDependent;
import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * The routes of the application besides its static files.
 */
class Routes {

    void register(@Observes Router router, Engine engine) {
        // the template x.html is at /pages/x
        router.get("/pages/:name").blockingHandler(rc -> rc.response()
                .putHeader("Content-Type", "text/html;charset=UTF-8")
                .end(engine.getTemplate(rc.pathParam("name") + ".html").render()));
        router.get("/url").blockingHandler(rc -> rc.end(url(engine, rc.request().getParam("path")) + "\n"));
        router.get("/file").handler(Routes::sendFile);
        router.get("/memory").handler(rc -> rc.end(memory()));
    }

    /** Parsed at run time, so that the application can be built without the extension. */
    private static String url(Engine engine, String path) {
        try {
            return engine.parse("{asset:url(path)}").data("path", path).render();
        } catch (TemplateException e) {
            return path;
        }
    }

    /** Stands for any endpoint that needs direct memory. */
    private static void sendFile(RoutingContext rc) {
        rc.vertx().fileSystem().readFile(System.getProperty("file")).onSuccess(rc::end).onFailure(rc::fail);
    }

    private static String memory() {
        String pools = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .map(pool -> "NIO " + megabytes(pool.getMemoryUsed()))
                .collect(Collectors.joining());
        return pools + ", Netty " + megabytes(PlatformDependent.usedDirectMemory());
    }

    private static String megabytes(long bytes) {
        return bytes / 1_000_000 + " MB";
    }
}
