package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.ContentCoding;
import io.quarkiverse.cachebuster.runtime.asset.PlainUrl;
import io.quarkiverse.cachebuster.runtime.asset.Variant;
import io.quarkiverse.cachebuster.runtime.link.ServedDocument;
import io.quarkiverse.cachebuster.runtime.url.FileNameUrlStyle;
import io.quarkiverse.cachebuster.runtime.url.QueryUrlStyle;
import io.quarkiverse.cachebuster.runtime.url.UrlStyle;

class PublishedTreeTest {

    private static final AssetRules RULES = new AssetRules(path -> true, 16, "");
    private static final UrlStyle QUERY = new QueryUrlStyle("v");
    private static final UrlStyle FILE_NAME = new FileNameUrlStyle();
    private static final String LONG = "a { margin: 0 }\n".repeat(100);

    @TempDir
    Path directory;

    private final List<ScannedAsset> files = new ArrayList<>();
    private final Map<String, Asset> assets = new TreeMap<>();
    private final Map<String, ServedDocument> documents = new TreeMap<>();
    private final Map<String, byte[]> variants = new TreeMap<>();

    private String with(String path, String text) {
        return add(path, text, RULES.asset(path, text.getBytes()));
    }

    private String add(String path, String text, Asset asset) {
        files.add(ScannedAsset.inMemory(path, text.getBytes()));
        assets.put(path, asset);
        return asset.cacheId();
    }

    private String withRewritten(String path, String own, String rewritten, PlainUrl plainUrl) {
        Asset asset = RULES.asset(path, rewritten.getBytes()).withOwn(RULES.asset(path, own.getBytes()).content())
                .withPlainUrl(plainUrl);
        documents.put(path, new ServedDocument(asset, rewritten.getBytes(), own.getBytes(), List.of()));
        return add(path, own, asset);
    }

    private String withGzip(String path, String text) throws IOException {
        byte[] compressed = new Compressor(new CompressionCache(directory.resolve("cache")))
                .gzip(RULES.asset(path, text.getBytes()).fingerprint(), text.getBytes()).bytes();
        Asset asset = RULES.asset(path, text.getBytes());
        Content content = asset.content().withVariants(List.of(Variant.of(ContentCoding.GZIP, compressed)));
        variants.put(content.resource(ContentCoding.GZIP), compressed);
        return add(path, text, asset.withContent(content));
    }

    /** Writes the tree and forgets the assets, like a build. Returns the number of changed files. */
    private int publish(UrlStyle style) throws IOException {
        ScannedAssetsBuildItem scanned = new ScannedAssetsBuildItem(List.copyOf(files), List.of(), Map.of(), List.of());
        AssetManifest manifest = AssetManifest.of(assets.values());
        PublishedTree tree = new PublishedTree(root(), new ServedAssetsBuildItem(manifest, scanned,
                new AssetManifestBuildItem(manifest, documents, List.of(), null), variants));
        tree.write(PublishedFiles.of(manifest, style));
        files.clear();
        assets.clear();
        documents.clear();
        return tree.written();
    }

    private Path root() {
        return directory.resolve("published");
    }

    private SortedMap<String, String> tree() throws IOException {
        SortedMap<String, String> tree = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                boolean gzip = bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
                tree.put(root().relativize(file).toString().replace('\\', '/'), gzip
                        ? "gzip of " + new String(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes())
                        : new String(bytes, StandardCharsets.UTF_8));
            }
        }
        return tree;
    }

    @Test
    void containsTheBytesOfTheIdIfTheIdIsInTheQuery() throws IOException {
        with("/x.js", "script");
        withRewritten("/s/x.css", "own", "rewritten", PlainUrl.OWN_BYTES);
        withRewritten("/index.html", "own page", "rewritten page", PlainUrl.CURRENT_BYTES);
        publish(QUERY);

        assertThat(tree()).isEqualTo(Map.of("x.js", "script", "s/x.css", "rewritten", "index.html", "rewritten page"));
    }

    @Test
    void containsTheBytesOfBothUrlsIfTheIdIsInTheFileName() throws IOException {
        String script = with("/x.js", "script");
        String sheet = withRewritten("/s/x.css", "own", "rewritten", PlainUrl.OWN_BYTES);
        withRewritten("/index.html", "own page", "rewritten page", PlainUrl.CURRENT_BYTES);
        publish(FILE_NAME);

        assertThat(tree()).isEqualTo(Map.of("x.js", "script", "x-" + script + ".js", "script",
                "s/x.css", "own", "s/x-" + sheet + ".css", "rewritten", "index.html", "rewritten page"));
    }

    @Test
    void containsFilesWithHashedNamesOnce() throws IOException {
        add("/app-B2LHnNdW.js", "script", RULES.asset("/app-B2LHnNdW.js", "script".getBytes())
                .withPlainUrl(PlainUrl.IMMUTABLE));
        publish(FILE_NAME);

        assertThat(tree()).isEqualTo(Map.of("app-B2LHnNdW.js", "script"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/a b.js", "/a?b.js", "/a#b.js", "/100%.js", "/ä.js", "/LICENSE" })
    void namesFilesAsTheApplicationDoes(String path) throws IOException {
        String id = with(path, "script");
        publish(FILE_NAME);

        int dot = path.lastIndexOf('.') < 0 ? path.length() : path.lastIndexOf('.');
        assertThat(tree().keySet()).containsExactlyInAnyOrder(path.substring(1),
                path.substring(1, dot) + "-" + id + path.substring(dot));
    }

    @ParameterizedTest
    @CsvSource({ "true, 2", "false, 4" })
    void putsVariantsNextToEachFile(boolean query, int files) throws IOException {
        String id = withGzip("/x.css", LONG);
        publish(query ? QUERY : FILE_NAME);

        assertThat(tree()).hasSize(files).containsEntry(query ? "x.css.gz" : "x-" + id + ".css.gz", "gzip of " + LONG);
    }

    @Test
    void prefersTheApplicationsOwnFileToAVariantOfThatName() throws IOException {
        withGzip("/x.css", LONG);
        with("/x.css.gz", "a file");
        publish(QUERY);

        assertThat(tree()).isEqualTo(Map.of("x.css", LONG, "x.css.gz", "a file"));
    }

    @Test
    void keepsTheFilesOfEarlierBuilds() throws IOException {
        String before = with("/x.js", "before");
        with("/removed.js", "removed");
        publish(FILE_NAME);
        with("/x.js", "after");
        publish(FILE_NAME);

        assertThat(tree()).hasSize(5).containsEntry("x.js", "after").containsEntry("x-" + before + ".js", "before")
                .containsEntry("removed.js", "removed");
    }

    @Test
    void deletesVariantsOfEarlierBuildsThatDoNotBelongToTheFile() throws IOException {
        withGzip("/x.css", LONG);
        publish(QUERY);
        Files.writeString(root().resolve("x.css.br"), "brotli");
        with("/x.css", "short");
        publish(QUERY);

        assertThat(tree()).isEqualTo(Map.of("x.css", "short"));
    }

    @Test
    void replacesVariantsTogetherWithTheirFile() throws IOException {
        withGzip("/x.css", LONG);
        publish(QUERY);
        withGzip("/x.css", LONG + LONG);
        publish(QUERY);

        assertThat(tree()).isEqualTo(Map.of("x.css", LONG + LONG, "x.css.gz", "gzip of " + LONG + LONG));
    }

    @Test
    void doesNotTouchUnchangedFiles() throws IOException {
        withGzip("/x.css", LONG);
        publish(QUERY);
        FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(root().resolve("x.css"), longAgo);
        Files.setLastModifiedTime(root().resolve("x.css.gz"), longAgo);
        withGzip("/x.css", LONG);

        assertThat(publish(QUERY)).isZero();
        assertThat(Files.getLastModifiedTime(root().resolve("x.css"))).isEqualTo(longAgo);
        assertThat(Files.getLastModifiedTime(root().resolve("x.css.gz"))).isEqualTo(longAgo);
    }

    @Test
    void mendsDamagedFiles() throws IOException {
        with("/x.js", "right");
        publish(QUERY);
        Files.writeString(root().resolve("x.js"), "wrong");
        with("/x.js", "right");

        assertThat(publish(QUERY)).isOne();
        assertThat(tree()).isEqualTo(Map.of("x.js", "right"));
    }

    @Test
    void refusesToPublishBytesThatChangedDuringTheBuild() throws IOException {
        add("/x.js", "changed", RULES.asset("/x.js", "hashed".getBytes()));

        assertThatThrownBy(() -> publish(QUERY)).isInstanceOf(IOException.class)
                .hasMessage("'/x.js' changed during the build");
        assertThat(tree()).isEmpty();
    }

    @Test
    void doesNotFollowSymbolicLinksOutOfTheTree() throws IOException {
        Path outside = Files.createDirectories(directory.resolve("outside"));
        Files.createDirectories(root());
        Files.createSymbolicLink(root().resolve("static"), outside);
        with("/static/x.js", "script");

        assertThatThrownBy(() -> publish(QUERY)).isInstanceOf(IOException.class).hasMessageContaining("is a symbolic link");
        assertThat(outside).isEmptyDirectory();
    }
}
