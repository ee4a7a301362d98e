package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.asset.ContentCoding;
import io.quarkiverse.cachebuster.runtime.asset.PlainUrl;
import io.quarkiverse.cachebuster.runtime.link.LinkRules;
import io.quarkiverse.cachebuster.runtime.link.ServedDocument;
import io.quarkiverse.cachebuster.runtime.url.QueryUrlStyle;

class AssetCompressionTest {

    private static final AssetRules RULES = new AssetRules(path -> true, 16, "");
    private static final List<ScannedAsset> ASSETS = List.of(
            ScannedAsset.inMemory("/a.css", "a { margin: 0 }\n".repeat(200).getBytes()),
            ScannedAsset.inMemory("/b.css", "b { margin: 0 }\n".repeat(200).getBytes()));

    @TempDir
    Path directory;

    private final Logger logger = Logger.getLogger(AssetCompression.class.getName());
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> logged = new CompletableFuture<>();
    private final Handler handler = new Handler() {

        @Override
        public void publish(LogRecord line) {
            lines.add(line instanceof org.jboss.logmanager.ExtLogRecord formatted ? formatted.getFormattedMessage()
                    : line.getMessage());
            logged.complete(null);
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
    }

    @Test
    void saysHowManyAssetsCameFromAnEarlierBuild() {
        compression().run(ASSETS.subList(0, 1));
        compression().run(ASSETS);
        compression().run(ASSETS);

        assertThat(lines).satisfiesExactly(
                first -> assertThat(first).matches("Compressed 1 asset in \\d+\\.\\d s"),
                second -> assertThat(second).matches("Compressed 2 assets in \\d+\\.\\d s, 1 from target/cache-buster"),
                third -> assertThat(third).matches("Compressed 2 assets in \\d+\\.\\d s, 2 from target/cache-buster"));
    }

    @Test
    @Timeout(60)
    void logsItsProgressUntilTheWorkIsDone() {
        new ParallelWork(org.jboss.logging.Logger.getLogger(AssetCompression.class), "Compressing", "assets").await(logged, 2);

        assertThat(lines).containsExactly("Compressing: 0 of 2 assets after 2 s");
    }

    @Test
    void waitsLongerBeforeEachLine() {
        CompletableFuture<Void> work = new CompletableFuture<>() {

            @Override
            public Void get(long timeout, TimeUnit unit) throws TimeoutException {
                if (lines.size() < 4) {
                    throw new TimeoutException();
                }
                return null;
            }
        };

        new ParallelWork(org.jboss.logging.Logger.getLogger(AssetCompression.class), "Compressing", "assets").await(work, 2);

        assertThat(lines).extracting(line -> line.replaceFirst(".* after ", "")).containsExactly("2 s", "4 s", "8 s", "16 s");
    }

    @Test
    void keepsTheVariantsOfEachAsset() {
        AssetCompression compression = compression();
        compression.run(ASSETS);

        assertThat(compression.variants()).hasSize(2).allSatisfy((key, variants) -> assertThat(variants).hasSize(2));
        assertThat(compression.resources()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({ "OWN_BYTES, 2", "CURRENT_BYTES, 1" })
    void compressesOnlyBytesThatAUrlSends(PlainUrl plainUrl, int contents) {
        byte[] rewritten = "a { margin: 1 }\n".repeat(200).getBytes();
        byte[] own = "a { margin: 0 }\n".repeat(200).getBytes();
        Asset asset = RULES.asset("/a.css", rewritten).withOwn(RULES.asset("/a.css", own).content()).withPlainUrl(plainUrl);
        AssetCompression compression = compression(new AssetManifestBuildItem(AssetManifest.of(List.of(asset)),
                Map.of("/a.css", new ServedDocument(asset, rewritten, own, List.of())), List.of(), null));

        compression.run(ASSETS.subList(0, 1));

        assertThat(compression.variants()).hasSize(contents)
                .containsKey(new CompressedAssetsBuildItem.Key("/a.css", asset.fingerprint()));
    }

    private AssetCompression compression() {
        return compression(new AssetFingerprints(new LinkRules(RULES, new QueryUrlStyle("v"), "", List.of())).hash(ASSETS,
                PagesBuildItem.NONE, null));
    }

    private AssetCompression compression(AssetManifestBuildItem manifest) {
        return new AssetCompression(manifest, new CompressionEffort(11, Set.of()),
                new Compressor(new CompressionCache(directory.resolve("target/cache-buster"))),
                List.of(ContentCoding.values()));
    }
}
