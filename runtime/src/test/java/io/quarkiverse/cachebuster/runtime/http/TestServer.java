package io.quarkiverse.cachebuster.runtime.http;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.find.AssetResolver;
import io.quarkiverse.cachebuster.runtime.find.RecordedAssets;
import io.quarkiverse.cachebuster.runtime.live.StaticFiles;
import io.quarkiverse.cachebuster.runtime.url.UrlIds;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;

/**
 * Runs the handler in a server without Quarkus. Requests that it passes on get a 404.
 */
final class TestServer implements AutoCloseable {

    final Vertx vertx = Vertx.vertx();
    final int port;
    private final AssetStore store;

    /** @param files the assets' bytes by path, which are written below the directory */
    TestServer(Path directory, Map<String, byte[]> files, long memoryLimit) throws Exception {
        this(site(directory, files).store(memoryLimit));
    }

    TestServer(AssetStore store) throws Exception {
        this(store, new RecordedAssets(AssetManifest.of(List.of())),
                new StaticFiles(TestServer.class.getClassLoader(), Path.of("none")), RecordedHistory.NONE);
    }

    /** With history. */
    TestServer(TestSite site, RecordedHistory history) throws Exception {
        this(site, history, 100_000);
    }

    TestServer(TestSite site, RecordedHistory history, long memoryLimit) throws Exception {
        this(site.store(memoryLimit), site.resolver(), site.staticFiles(site.classPath), history);
    }

    private TestServer(AssetStore store, AssetResolver assets, StaticFiles files, RecordedHistory history) throws Exception {
        this.store = store;
        Router router = Router.router(vertx);
        UrlRules rules = UrlRules.of(new RequestPaths("index.html", true), new UrlIds.Format("v", 16), false, "no-cache",
                AnonymousAccess.UNRESTRICTED, true);
        AssetRoutes routes = AssetRoutes.of(store, assets, new EarlierAssets(assets, files, history), rules);
        router.route().handler(routes.currentNames());
        router.route().handler(rc -> {
            if ("https://friend.example".equals(rc.request().getHeader("Origin"))) {
                rc.response().putHeader("Access-Control-Allow-Origin", "https://friend.example");
            }
            rc.next();
        });
        router.route("/configured/*").handler(rc -> {
            rc.response().putHeader("Cache-Control", "max-age=60");
            rc.next();
        });
        router.route("/endpoint/*").handler(rc -> rc.response().end("endpoint"));
        router.route().handler(routes.assets());
        router.route("/late/*").handler(rc -> rc.response().end("endpoint"));
        router.route().handler(routes.foreignNames());
        HttpServer server = vertx.createHttpServer(new HttpServerOptions().setAcceptBacklog(4_096))
                .requestHandler(router);
        this.port = get(server.listen(0, "127.0.0.1")).actualPort();
    }

    private static TestSite site(Path directory, Map<String, byte[]> files) throws Exception {
        TestSite site = new TestSite(directory);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            site.with(file.getKey(), file.getValue());
        }
        return site;
    }

    static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        get(vertx.close());
        store.close();
    }
}
