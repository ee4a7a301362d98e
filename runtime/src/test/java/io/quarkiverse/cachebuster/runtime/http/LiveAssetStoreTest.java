package io.quarkiverse.cachebuster.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.link.MemoryFiles;
import io.quarkiverse.cachebuster.runtime.live.LiveDirectories;
import io.quarkiverse.cachebuster.runtime.live.LiveFiles;
import io.quarkiverse.cachebuster.runtime.live.LiveSite;
import io.quarkiverse.cachebuster.runtime.live.StaticFiles;
import io.vertx.core.Vertx;

class LiveAssetStoreTest {

    private final Vertx vertx = Vertx.vertx();
    private final Logger log = Logger.getLogger(LiveAssetStore.class.getName());
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            records.add(record);
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    };

    @TempDir
    Path directory;

    @BeforeEach
    void listen() {
        log.addHandler(handler);
    }

    @AfterEach
    void stop() throws Exception {
        log.removeHandler(handler);
        TestServer.get(vertx.close());
    }

    @Test
    void logsAFileThatItCannotRead() throws Exception {
        // a directory has a size but no bytes
        assertThat(TestServer.get(store(directory, 1_000_000).get("/x.txt", Asset::content, vertx))).isNull();

        assertThat(records).hasSize(1);
        assertThat(records.get(0).getThrown()).isInstanceOf(IOException.class);
    }

    @Test
    void sendsALargeFileWithoutAnEntityTag() throws Exception {
        Path file = Files.writeString(directory.resolve("x.txt"), "x".repeat(1_001));

        StoredAsset stored = TestServer.get(store(file, 1_000).get("/x.txt", Asset::content, vertx));
        assertThat(stored.identity().body()).isEqualTo(new FileBody(file.toString()));
        assertThat(stored.identity().entityTag().exists()).isFalse();
        assertThat(records).isEmpty();
    }

    private static LiveAssetStore store(Path file, long memoryLimit) {
        LiveFiles files = new LiveFiles(MemoryFiles.RULES, AssetManifest.of(List.of()), Map.of("/x.txt", file),
                LiveDirectories.NONE, StaticFiles.ofApplication());
        return new LiveAssetStore(new LiveSite(files, MemoryFiles.LINKS, null),
                TestSite.settings(memoryLimit));
    }
}
