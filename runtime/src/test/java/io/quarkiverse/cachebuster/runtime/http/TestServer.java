package io.quarkiverse.cachebuster.runtime.http;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.find.RecordedAssets;
import io.quarkiverse.cachebuster.runtime.live.StaticFiles;
import io.quarkiverse.cachebuster.runtime.url.UrlIds;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;

/**
 * The handler in a server without Quarkus: what it does not answer is a 404.
 */
final class TestServer implements AutoCloseable {

    final Vertx vertx = Vertx.vertx();
    final int port;

    /** @param files the assets' bytes by path, to be written below the directory */
    TestServer(Path directory, Map<String, byte[]> files, long memoryLimit) throws Exception {
        List<Asset> assets = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            assets.add(write(directory, file.getKey(), file.getValue()));
        }
        ClassLoader own = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(new URLClassLoader(new URL[] { directory.toUri().toURL() }, own));
        Router router = Router.router(vertx);
        HttpSettings settings = new HttpSettings("", memoryLimit, Set.of());
        RecordedAssets recorded = new RecordedAssets(AssetManifest.of(assets));
        AssetStore store = AssetStore.recorded(recorded, StaticFiles.ofApplication(), settings);
        UrlRules rules = UrlRules.of(new RequestPaths("index.html", true), new UrlIds.Format("v", 16), false, "no-cache",
                AnonymousAccess.UNRESTRICTED, true);
        router.route().handler(AssetRoutes.of(store, recorded, rules).assets());
        Thread.currentThread().setContextClassLoader(own);
        HttpServer server = vertx.createHttpServer(new HttpServerOptions().setAcceptBacklog(4_096))
                .requestHandler(router);
        this.port = get(server.listen(0, "127.0.0.1")).actualPort();
    }

    private static Asset write(Path directory, String path, byte[] bytes) throws IOException {
        Path file = directory.resolve("META-INF/resources" + path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        Fingerprint fingerprint = Fingerprint.of(bytes);
        return Asset.of(path, fingerprint.cacheId(16, ""), Content.of(fingerprint, bytes.length));
    }

    static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        get(vertx.close());
    }
}
