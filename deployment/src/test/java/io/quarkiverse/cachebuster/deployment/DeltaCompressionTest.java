package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.asset.ContentCoding;
import io.quarkiverse.cachebuster.runtime.asset.Delta;
import io.quarkiverse.cachebuster.runtime.asset.Variant;

class DeltaCompressionTest {

    private static final AssetRules RULES = new AssetRules(path -> true, 16, "");
    private static final long UNLIMITED = Long.MAX_VALUE;

    @TempDir
    Path directory;

    private final List<ScannedAsset> files = new ArrayList<>();
    private final List<Asset> assets = new ArrayList<>();
    private final List<Asset> earlier = new ArrayList<>();
    private final Map<String, byte[]> resources = new TreeMap<>();

    private DeltaCompressionTest with(String path, String text) {
        files.add(ScannedAsset.inMemory(path, text.getBytes()));
        assets.add(RULES.asset(path, text.getBytes()));
        return this;
    }

    private DeltaCompressionTest withEarlier(String path, String text) {
        Asset asset = RULES.asset(path, text.getBytes());
        earlier.add(asset);
        resources.put(asset.content().resource(), text.getBytes());
        return this;
    }

    private DeltasBuildItem run(long maxSize) {
        AssetManifest manifest = AssetManifest.of(assets);
        ServedAssetsBuildItem served = new ServedAssetsBuildItem(manifest,
                new ScannedAssetsBuildItem(files, List.of(), Map.of(), List.of()),
                new AssetManifestBuildItem(manifest, Map.of(), List.of(), null), Map.of());
        return new DeltaCompression(served, new EarlierAssetsBuildItem(earlier, resources),
                new CompressionCache(directory.resolve("cache"))).run(assets, maxSize);
    }

    private static String script(int seed) {
        Random random = new Random(seed);
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            script.append("let x").append(i).append(" = ").append(random.nextLong()).append(";\n");
        }
        return script.toString();
    }

    @Test
    void makesADeltaForEachEarlierVersionOfTheSamePath() {
        DeltasBuildItem built = with("/x.js", script(1) + "new").withEarlier("/x.js", script(1) + "old")
                .withEarlier("/x.js", script(1) + "oldest").withEarlier("/other.js", script(1) + "other").run(UNLIMITED);

        assertThat(built.deltas()).extracting(Delta::path).containsExactly("/x.js", "/x.js");
        assertThat(built.deltas()).extracting(Delta::dictionary)
                .containsExactly(earlier.get(0).fingerprint(), earlier.get(1).fingerprint());
        assertThat(built.deltas()).allSatisfy(delta -> assertThat(built.resources().get(delta.resource()))
                .hasSize((int) delta.size()).hasSizeLessThan(200));
    }

    @ParameterizedTest
    @CsvSource({ "1.2, 0", "1.3, 1" })
    void keepsDeltasThatSaveAFifthOfTheBrotliVariant(double factor, int deltas) {
        with("/x.js", script(1)).withEarlier("/x.js", script(2));
        long size = run(UNLIMITED).deltas().get(0).size();
        Asset asset = assets.remove(0);
        assets.add(asset.withContent(asset.content()
                .withVariants(List.of(Variant.of(ContentCoding.BROTLI, new byte[(int) (size * factor)])))));

        assertThat(run(UNLIMITED).deltas()).hasSize(deltas);
    }

    @Test
    void ignoresTinyEarlierVersions() {
        assertThat(with("/x.js", script(1)).withEarlier("/x.js", "tiny").withEarlier("/x.js", "").run(UNLIMITED).deltas())
                .isEmpty();
    }

    @Test
    void omitsContentThatIsCurrentAgain() {
        assertThat(with("/x.js", script(1)).withEarlier("/x.js", script(1)).run(UNLIMITED).deltas()).isEmpty();
    }

    @Test
    void dropsThoseOfTheOldestBuildsIfTheyAreTooLarge() {
        with("/x.js", script(1) + "new").withEarlier("/x.js", script(1) + "old").withEarlier("/x.js", script(1) + "oldest");
        long newest = run(UNLIMITED).deltas().get(0).size();

        assertThat(run(newest).deltas()).singleElement().extracting(Delta::dictionary)
                .isEqualTo(earlier.get(0).fingerprint());
    }

    @Test
    void sharesTheBytesOfEqualFiles() {
        DeltasBuildItem built = with("/x.js", script(1) + "new").with("/y.js", script(1) + "new")
                .withEarlier("/x.js", script(1)).withEarlier("/y.js", script(1)).run(UNLIMITED);

        assertThat(built.deltas()).hasSize(2);
        assertThat(built.resources()).hasSize(1);
    }

    @Test
    void givesTheSameBytesFromTheCache() throws IOException {
        with("/x.js", script(1) + "new").withEarlier("/x.js", script(1));
        DeltasBuildItem first = run(UNLIMITED);
        DeltasBuildItem second = run(UNLIMITED);

        assertThat(second.deltas()).hasSize(1).isEqualTo(first.deltas());
        try (Stream<Path> entries = Files.list(directory.resolve("cache"))) {
            assertThat(entries).hasSize(1);
        }
    }

    @Test
    void doesNotTrustTheCache() throws IOException {
        with("/x.js", script(1) + "new").withEarlier("/x.js", script(1));
        DeltasBuildItem first = run(UNLIMITED);
        CompressionCache cache = new CompressionCache(directory.resolve("cache"));
        try (Stream<Path> entries = Files.list(directory.resolve("cache"))) {
            cache.put(entries.toList().get(0).getFileName().toString(), "alert('hostile')".getBytes());
        }

        assertThat(run(UNLIMITED).deltas()).hasSize(1).isEqualTo(first.deltas());
    }
}
