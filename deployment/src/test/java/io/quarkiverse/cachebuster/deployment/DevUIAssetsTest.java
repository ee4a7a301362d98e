package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.cachebuster.deployment.ScannedAsset.Origin;
import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.asset.PlainUrl;
import io.quarkiverse.cachebuster.runtime.css.CssSyntax;
import io.quarkiverse.cachebuster.runtime.link.Position;
import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.quarkus.deployment.pkg.builditem.OutputTargetBuildItem;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

class DevUIAssetsTest {

    private static final AssetRules RULES = new AssetRules(path -> true, 16, "");

    @TempDir
    Path directory;

    private OutputTargetBuildItem target;

    @BeforeEach
    void setUp() {
        target = new OutputTargetBuildItem(directory, "app", "app", false, new Properties(), Optional.empty());
    }

    @Test
    void omitWhatIsUsual() {
        ScannedAsset file = own("/app.js", "one");

        assertThat(rows(List.of(file), List.of())).containsExactly(
                Map.of("path", "/app.js", "id", hash(file).cacheId(), "size", 3L));
    }

    @Test
    void areSortedByPath() {
        assertThat(rows(List.of(own("/b.js", "b"), own("/c.js", "c"), own("/a.js", "a")), List.of()))
                .extracting(row -> row.get("path")).containsExactly("/a.js", "/b.js", "/c.js");
    }

    @Test
    void nameTheirOrigin() {
        ScannedAsset dependency = own("/a.js", "a").fromDependency("bootstrap-5.3.3");
        ScannedAsset generated = own("/b.js", "b").from(Origin.GENERATED);

        assertThat(rows(List.of(dependency, generated), List.of()))
                .extracting(row -> row.get("origin")).containsExactly("bootstrap-5.3.3", "generated");
    }

    @Test
    void sayWhyThereIsNoId() {
        Asset hashed = hash(own("/app-0123abcd.js", "a")).withPlainUrl(PlainUrl.IMMUTABLE);
        Asset manifest = hash(own("/app.webmanifest", "{}")).withPlainUrl(PlainUrl.CURRENT_BYTES);
        Asset page = hash(own("/index.html", "<p>"));
        List<ScannedAsset> scanned = List.of(own(hashed.path(), "a"), own(manifest.path(), "{}"), own(page.path(), "<p>"));

        assertThat(assets(scanned, List.of()).rows(List.of(hashed, manifest, page)))
                .allSatisfy(row -> assertThat(row).doesNotContainKey("id"))
                .extracting(row -> row.get("noId")).containsExactly("hashed-name", "web-manifest", "page");
    }

    @Test
    void haveAllReferencesCountedButOnlySomeListed() {
        List<Reference> references = IntStream.rangeClosed(1, 25)
                .mapToObj(line -> Reference.to("/x.png", CssSyntax.Kind.URL, "x.png", new Position("/x.css", line, 7)))
                .toList();

        Map<String, Object> row = rows(List.of(own("/x.png", "x")), references).get(0);

        assertThat(row).contains(entry("references", 25));
        assertThat(row.get("from")).asInstanceOf(InstanceOfAssertFactories.list(String.class)).hasSize(20)
                .startsWith("/x.css:1:7", "/x.css:2:7");
    }

    @Test
    void haveTheCompressedSizesThatAnEarlierBuildFound() throws Exception {
        String text = "a {}\n".repeat(1_000);
        Asset asset = hash(own("/x.css", text));
        Compressor compressor = new Compressor(new CompressionCache(CompressionProcessor.directory(target)));
        int gzip = compressor.gzip(asset.fingerprint(), text.getBytes()).bytes().length;
        int brotli = compressor.brotli(asset.fingerprint(), text.getBytes(), 11).bytes().length;

        assertThat(rows(List.of(own("/x.css", text)), List.of()).get(0))
                .contains(entry("gzip", (long) gzip), entry("br", (long) brotli));
    }

    @Test
    void haveNoCompressedSizesIfTheFileHasChangedSince() throws Exception {
        String text = "a {}\n".repeat(1_000);
        Compressor compressor = new Compressor(new CompressionCache(CompressionProcessor.directory(target)));
        compressor.gzip(hash(own("/x.css", text)).fingerprint(), text.getBytes());

        assertThat(rows(List.of(own("/x.css", text + "b {}\n")), List.of()).get(0)).doesNotContainKeys("gzip", "br");
    }

    private List<Map<String, Object>> rows(List<ScannedAsset> scanned, List<Reference> references) {
        return assets(scanned, references).rows(scanned.stream().map(DevUIAssetsTest::hash).toList());
    }

    private DevUIAssets assets(List<ScannedAsset> scanned, List<Reference> references) {
        AssetManifest manifest = AssetManifest.of(scanned.stream().map(DevUIAssetsTest::hash).toList());
        SmallRyeConfig config = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(CompressionConfig.class)
                .build();
        return new DevUIAssets(scanned,
                new DevUIReferences(Report.of(references, manifest, true).references(), new DevUIPlaces(List.of())),
                CompressedSizes.of(config.getConfigMapping(CompressionConfig.class), List.of(), target));
    }

    private static ScannedAsset own(String path, String text) {
        return ScannedAsset.inMemory(path, text.getBytes()).from(Origin.APPLICATION);
    }

    private static Asset hash(ScannedAsset scanned) {
        return scanned.hash(RULES, false);
    }
}
