package io.quarkiverse.cachebuster.benchmarks.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.Date;
import java.util.List;

import jakarta.enterprise.event.Observes;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DateFormatter;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;

/**
 * The limit: routes for single files, written for speed only. Each sends the same bytes and headers as the asset handler, with
 * everything prepared at start. They come immediately before that handler, so requests pass through the same layers of Quarkus.
 */
class BareRoutes {

    private static final List<String> NAMES = List.of("1.js", "10.js");
    private static final int ORDER_OF_ASSETS = RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT + 10;
    private static final CharSequence CACHE_CONTROL = HttpHeaders.createOptimized("max-age=31536000, immutable");
    private static final CharSequence CONTENT_TYPE = HttpHeaders.createOptimized("text/javascript;charset=UTF-8");
    private static final CharSequence BYTES = HttpHeaders.createOptimized("bytes");
    private static final CharSequence ACCEPT_ENCODING = HttpHeaders.createOptimized("Accept-Encoding");

    private volatile CharSequence date;

    void register(@Observes Router router, Vertx vertx) throws IOException {
        setDate();
        vertx.setPeriodic(1000, timer -> setDate());
        for (String name : NAMES) {
            try (InputStream file = Thread.currentThread().getContextClassLoader()
                    .getResourceAsStream("META-INF/resources/" + name)) {
                // other benchmarks build this application with other files
                if (file != null) {
                    register(router, name, file.readAllBytes());
                }
            }
        }
    }

    private void register(Router router, String name, byte[] bytes) {
        // the extension compresses files of this size
        boolean varies = bytes.length >= 1024;
        // as many characters as an entity tag of the extension
        String entityTag = "\"" + "0123456789abcdef".repeat(2) + "\"";
        CharSequence header = HttpHeaders.createOptimized(entityTag);
        Buffer body = Buffer.buffer(Unpooled.unreleasableBuffer(Unpooled.directBuffer(bytes.length).writeBytes(bytes)));
        router.get("/bare/" + name).order(ORDER_OF_ASSETS - 1).handler(rc -> {
            putValidators(rc.response().headers(), header, varies);
            if (entityTag.equals(rc.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
                rc.response().setStatusCode(304).end();
            } else {
                rc.response().headers().set(HttpHeaders.CONTENT_TYPE, CONTENT_TYPE).set(HttpHeaders.ACCEPT_RANGES, BYTES);
                rc.response().end(body);
            }
        });
    }

    private void putValidators(MultiMap headers, CharSequence entityTag, boolean varies) {
        headers.set(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL);
        headers.set(HttpHeaders.ETAG, entityTag);
        if (varies) {
            headers.set(HttpHeaders.VARY, ACCEPT_ENCODING);
        }
        headers.set(HttpHeaders.DATE, date);
    }

    private void setDate() {
        date = HttpHeaders.createOptimized(DateFormatter.format(new Date()));
    }
}
