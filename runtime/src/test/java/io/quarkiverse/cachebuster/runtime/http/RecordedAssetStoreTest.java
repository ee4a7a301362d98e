package io.quarkiverse.cachebuster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

class RecordedAssetStoreTest {

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path directory;
    TestSite site;

    @BeforeEach
    void create() throws IOException {
        site = new TestSite(directory);
    }

    @AfterEach
    void close() throws Exception {
        TestServer.get(vertx.close());
    }

    @Test
    void loadsOnceForConcurrentRequests() throws Exception {
        RecordedAssetStore store = site.with("/x.css", "bytes".getBytes()).store(1_000);

        List<Future<StoredAsset>> futures = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            futures.add(store.get("/x.css", Asset::content, vertx));
        }

        StoredAsset first = TestServer.get(futures.get(0));
        assertThat(first.verified()).isTrue();
        assertThat(((MemoryBody) first.identity().body()).bytes()).hasToString("bytes");
        assertThat(futures).allSatisfy(future -> assertThat(TestServer.get(future)).isSameAs(first));
        assertThat(store.get("/x.css", Asset::content, vertx).isComplete()).isTrue();
    }

    @Test
    void findsNothingForAnUnknownPath() throws Exception {
        assertThat(site.with("/x.css", "bytes".getBytes()).store(1_000).get("/y.css", Asset::content, vertx)).isNull();
    }

    @Test
    void staysWithinTheMemoryLimit() throws Exception {
        for (int i = 0; i < 30; i++) {
            site.with("/" + i, "x".repeat(100).getBytes());
        }
        RecordedAssetStore store = site.store(1_000);

        int kept = 0;
        for (int i = 0; i < 30; i++) {
            StoredAsset stored = get(store, "/" + i);
            assertThat(stored.verified()).isTrue();
            kept += stored.identity().body() instanceof MemoryBody ? 1 : 0;
        }
        assertThat(kept).isEqualTo(10);
    }

    @Test
    void hashesForeignBytesForTheirEntityTag() throws Exception {
        site.with("/small", "before".getBytes()).with("/large", "x".repeat(1_000).getBytes());
        RecordedAssetStore store = site.store(1_000);
        Files.writeString(site.file("/small"), "after");
        Files.writeString(site.file("/large"), "y".repeat(1_000));

        for (String path : List.of("/small", "/large")) {
            StoredAsset stored = get(store, path);
            assertThat(stored.verified()).isFalse();
            assertThat(stored.identity().entityTag().opaque())
                    .doesNotContain(site.asset(path).fingerprint().entityTag(""));
        }
    }

    @Test
    void findsNothingIfTheFileIsGone() throws Exception {
        RecordedAssetStore store = site.with("/gone", "x".getBytes()).store(1_000);
        Files.delete(site.file("/gone"));

        assertThat(get(store, "/gone")).isNull();
    }

    @Test
    void skipsADamagedVariant() throws Exception {
        site.withGzip("/x.css", "text".repeat(100).getBytes()).withGzip("/y.css", "Text".repeat(100).getBytes());
        Files.writeString(site.gzip("/x.css"), "alert('hostile')");
        RecordedAssetStore store = site.store(10_000);

        StoredAsset damaged = get(store, "/x.css");
        assertThat(damaged.verified()).isTrue();
        assertThat(damaged.variants()).isEmpty();
        assertThat(damaged.varies()).isTrue();
        assertThat(get(store, "/y.css").variants()).hasSize(1);
    }

    @Test
    void sendsTheSameWhateverWasRequestedBefore() throws Exception {
        for (int i = 0; i < 60; i++) {
            site.with("/" + i + ".png", ("picture" + i).repeat(1_000).getBytes());
        }
        site.withGzip("/x.css", "text".repeat(1_000).getBytes());
        RecordedAssetStore early = site.store(65_536);
        RecordedAssetStore late = site.store(65_536);
        for (int i = 0; i < 60; i++) {
            get(late, "/" + i + ".png");
        }

        StoredAsset first = get(early, "/x.css");
        StoredAsset last = get(late, "/x.css");
        assertThat(last.identity().entityTag()).isEqualTo(first.identity().entityTag());
        assertThat(last.variants()).extracting(Representation::entityTag)
                .isEqualTo(first.variants().stream().map(Representation::entityTag).toList());
        assertThat(last.variants().get(0).body()).isInstanceOf(MemoryBody.class);
    }

    @Test
    void detectsAnOverrideBeforeAndAfterTheFirstRequest() throws Exception {
        site.with("/x.css", "hashed".getBytes());
        RecordedAssetStore store = site.store(1_000);
        assertThat(get(store, "/x.css").verified()).isTrue();

        site.override("/x.css", "override");
        StoredAsset overridden = get(store, "/x.css");
        while (overridden.verified()) {
            // the existence of the directory is cached for a moment
            overridden = get(store, "/x.css");
        }
        assertThat(overridden.identity().body()).isInstanceOf(FileBody.class);
        assertThat(overridden.identity().entityTag()).isEqualTo(EntityTag.NONE);
        assertThat(get(site.store(1_000), "/x.css").verified()).isFalse();

        Files.delete(site.workingDirectory.resolve("META-INF/resources/x.css"));
        assertThat(get(store, "/x.css").verified()).isTrue();
    }

    private StoredAsset get(RecordedAssetStore store, String path) throws Exception {
        return TestServer.get(store.get(path, Asset::content, vertx));
    }
}
