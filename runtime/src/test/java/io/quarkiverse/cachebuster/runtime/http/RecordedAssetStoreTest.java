package io.quarkiverse.cachebuster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.find.RecordedAssets;
import io.quarkiverse.cachebuster.runtime.live.StaticFiles;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

class RecordedAssetStoreTest {

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path classes;
    @TempDir
    Path workingDirectory;

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void loadsOnceForAllWhoAskAtTheSameTime() throws Exception {
        RecordedAssetStore store = store(1_000, write("/x.css", "bytes"));

        List<Future<StoredAsset>> futures = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            futures.add(store.get("/x.css", Asset::content, vertx));
        }

        StoredAsset first = get(futures.get(0));
        assertThat(first.genuine()).isTrue();
        assertThat(first.identity().body()).hasToString("bytes");
        assertThat(futures).allSatisfy(future -> assertThat(get(future)).isSameAs(first));
    }

    @Test
    void hasNothingForAPathThatIsNoAsset() throws Exception {
        assertThat(store(1_000, write("/x.css", "bytes")).get("/y.css", Asset::content, vertx)).isNull();
    }

    @Test
    void keepsNoMoreThanItsLimit() throws Exception {
        List<Asset> assets = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            assets.add(write("/" + i, "x".repeat(100)));
        }
        RecordedAssetStore store = store(1_000, assets.toArray(Asset[]::new));

        int kept = 0;
        for (int i = 0; i < 30; i++) {
            StoredAsset stored = get(store.get("/" + i, Asset::content, vertx));
            assertThat(stored.genuine()).isTrue();
            kept += stored.identity().body() != null ? 1 : 0;
        }
        assertThat(kept).isEqualTo(10);
    }

    @Test
    void doesNotKeepWhatTakesMoreThanAnEighth() throws Exception {
        RecordedAssetStore store = store(800, write("/small", "x".repeat(100)), write("/large", "x".repeat(101)));

        assertThat(get(store.get("/small", Asset::content, vertx)).identity().body()).isNotNull();
        assertThat(get(store.get("/large", Asset::content, vertx)).identity().body()).isNull();
        assertThat(get(store.get("/large", Asset::content, vertx)).genuine()).isTrue();
    }

    @Test
    void vouchesForNothingButTheHashedBytes() throws Exception {
        Asset changed = write("/changed", "before");
        Asset large = write("/large", "x".repeat(1_000));
        Asset vanished = write("/vanished", "x");
        RecordedAssetStore store = store(1_000, changed, large, vanished);
        write("/changed", "after");
        write("/large", "y".repeat(1_000));
        Files.delete(classes.resolve("META-INF/resources/vanished"));

        for (Asset asset : List.of(changed, large, vanished)) {
            StoredAsset stored = get(store.get(asset.path(), Asset::content, vertx));
            assertThat(stored.genuine()).isFalse();
            assertThat(stored.identity().body()).isNull();
        }
    }

    @Test
    void seesThatTheWorkingDirectoryShadowsAFile() throws Exception {
        RecordedAssetStore store = store(1_000, write("/x.css", "hashed"));
        Path shadow = workingDirectory.resolve("META-INF/resources/x.css");
        Files.createDirectories(shadow.getParent());
        Files.writeString(shadow, "shadow");

        assertThat(get(store.get("/x.css", Asset::content, vertx)).genuine()).isFalse();
    }

    private static StoredAsset get(Future<StoredAsset> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private RecordedAssetStore store(long memoryLimit, Asset... assets) throws IOException {
        ClassLoader loader = new URLClassLoader(new URL[] { classes.toUri().toURL() }, null);
        return new RecordedAssetStore(new RecordedAssets(AssetManifest.of(List.of(assets))),
                new StaticFiles(loader, workingDirectory),
                new HttpSettings("", memoryLimit, Set.of()));
    }

    private Asset write(String path, String content) throws IOException {
        Path file = classes.resolve("META-INF/resources" + path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Fingerprint fingerprint = Fingerprint.of(content.getBytes());
        return Asset.of(path, fingerprint.cacheId(16, ""), Content.of(fingerprint, content.length()));
    }
}
