package io.quarkiverse.cachebuster.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.cachebuster.deployment.ApplicationWithFaults.ComputedPath;
import io.quarkiverse.cachebuster.runtime.CacheBusterFixedConfig;
import io.quarkiverse.cachebuster.runtime.PlainCacheControl;
import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetHistory;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.asset.ContentCoding;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.css.CssSyntax;
import io.quarkiverse.cachebuster.runtime.link.Position;
import io.quarkiverse.cachebuster.runtime.link.Reference;
import io.quarkiverse.cachebuster.runtime.live.LocalDirectories;
import io.quarkiverse.cachebuster.test.prod.ProductionBuild;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.builditem.ApplicationInfoBuildItem;
import io.quarkus.deployment.builditem.ArchiveRootBuildItem;
import io.quarkus.deployment.builditem.LiveReloadBuildItem;
import io.quarkus.deployment.pkg.builditem.OutputTargetBuildItem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import io.quarkus.vertx.http.deployment.HttpRootPathBuildItem;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.json.JsonObject;

/**
 * Makes the extension print every message that it has, and compares the whole texts with {@code messages/*.txt}. The folders
 * there contain the applications that are built. The tests of the guide verify that no message is missing there.
 */
class MessagesTest {

    private static final DeliveryBuildItem DELIVERY = DeliveryBuildItem.byQuarkus("/");
    private static final ScannedAssetsBuildItem NO_ASSETS = scanned(List.of(), List.of());
    private static final String SCRIPT = "let a = 1;\n".repeat(500);

    @TempDir
    Path directory;

    private PrintedMessages printed;
    private OutputTargetBuildItem target;

    @BeforeEach
    void createProject() throws IOException {
        printed = new PrintedMessages(directory);
        target = new OutputTargetBuildItem(Files.createDirectories(directory.resolve("target")), "app", "app", false,
                new Properties(), Optional.empty());
    }

    @Test
    void mistakesInTemplates() throws Exception {
        printed.addFailureOfBuild("templates", Typed.class, Item.class, Texts.class);

        printed.assertAreThoseIn("templates.txt");
    }

    @Test
    void referencesThatFailTheBuild() throws Exception {
        printed.addFailureOfBuild("references");

        printed.assertAreThoseIn("references.txt");
    }

    @Test
    void integrityThatFailsTheBuild() throws Exception {
        printed.addFailureOfBuild("integrity");

        printed.assertAreThoseIn("integrity.txt");
    }

    @Test
    void whatABuildLogs() throws Exception {
        ProductionBuild build = printed.addLogOfBuild("log", Map.of(), Map.of());
        printed.add(onlyInReport(new JsonObject(Files.readString(build.target().resolve("cache-buster/report.json")))));

        printed.assertAreThoseIn("log.txt");
    }

    /** Why references have no id that don't name an asset, or never have one. */
    private static List<String> onlyInReport(JsonObject report) {
        return report.getJsonArray("documents").stream().map(JsonObject.class::cast)
                .flatMap(document -> document.getJsonArray("references").stream().map(JsonObject.class::cast)
                        .filter(each -> each.getString("why") != null
                                && (each.getString("target") == null || each.getString("kind").equals("manifest")))
                        .map(each -> "REPORT " + document.getString("path") + ":" + each.getInteger("line") + ":"
                                + each.getInteger("column") + " " + each.getString("why")))
                .toList();
    }

    /** A build with earlier builds, and the application when its files have been damaged. */
    @Test
    void historyAndApplication() throws Exception {
        Path archives = Files.createDirectories(directory.resolve("archives"));
        Map<String, String> earlier = Map.of("/static/app.js", "earlier", "/hashed/app-4f9a0b1c.js", "earlier",
                "/static/intro.mp4", "x".repeat(100_000));
        EarlierBuilds.deploy(archives, new BuildSettings(16, "v", "query", Fingerprint.of("salt".getBytes()).hex()), earlier);
        EarlierBuilds.deploy(archives, earlier);
        ProductionBuild build = printed.addLogOfBuild("history",
                Map.of("META-INF/resources/static/video.mp4", new byte[5_000_000]),
                Map.of("quarkus.cache-buster.history.directory", archives.toString(),
                        "quarkus.cache-buster.publish.directory", directory.resolve("published").toString()),
                ComputedPath.class);
        printed.assertAreThoseIn("history.txt");

        ApplicationWithFaults application = new ApplicationWithFaults(build);
        damage(application);
        printed.add(application.messages(
                Map.of("java.io.tmpdir", build.target().resolve("quarkus-app/quarkus-run.jar").toString(),
                        "quarkus.vertx.cache-directory", directory.resolve("vertx").toString(),
                        "quarkus.cache-buster.directories.\"/uploads\"", "/var/lib/shop/uploads"),
                List.of("/static/lgoo.png", "/static/gone.txt", "/static/shadowed.txt", "/static/app.js", "/static/other.js",
                        "/static/site.css", "/static/video.mp4", "/static/app.js?v=0123456789abcdef")));
        printed.add(application.failures(Map.of("quarkus.cache-buster.base-url", "cdn.example.com")));
        printed.add(application.failures(Map.of(PlainCacheControl.KEY, "max-age=60; public")));
        printed.assertAreThoseIn("application.txt");
    }

    private void damage(ApplicationWithFaults application) throws IOException {
        application.delete("app/application.jar", "META-INF/resources/static/gone.txt");
        application.add("META-INF/resources/static/shadowed.txt", "other");
        Asset script = EarlierBuilds.RULES.asset("/static/app.js", PrintedMessages.file("history", "/static/app.js"));
        application.delete("quarkus/generated-bytecode.jar", script.content().resource(ContentCoding.BROTLI));
        Asset other = EarlierBuilds.RULES.asset("/static/other.js", PrintedMessages.file("history", "/static/other.js"));
        application.replace("quarkus/generated-bytecode.jar", other.content().resource(ContentCoding.BROTLI), "damaged");
        Asset logo = EarlierBuilds.RULES.asset("/static/logo.png", PrintedMessages.file("history", "/static/logo.png"));
        byte[] sheet = new String(PrintedMessages.file("history", "/static/site.css"), UTF_8)
                .replace("logo.png", "logo.png?v=" + logo.cacheId())
                .getBytes(UTF_8);
        application.replace("quarkus/generated-bytecode.jar",
                EarlierBuilds.RULES.asset("/static/site.css", sheet).content().resource(), "damaged");
        application.replace("quarkus/generated-bytecode.jar", AssetHistory.RESOURCE, "damaged");
    }

    @Test
    void configuration() throws Exception {
        printed.addFailure(() -> readConfiguration("id-length", "7"));
        printed.addFailure(() -> readConfiguration("query-parameter", "a b"));
        printed.addFailure(() -> readConfiguration("include", "/static/{a\\,b"));
        printed.addFailure(() -> readConfiguration("exclude", "/static/[ab"));
        printed.addFailure(() -> readConfiguration("exclude", "/[]"));
        printed.addFailure(() -> readConfiguration("exclude", "/[z-a]"));
        printed.addFailure(() -> readConfiguration("exclude", "/a" + "\\".repeat(2)));
        printed.addFailure(() -> readConfiguration("exclude", "/" + "x".repeat(1_000)));
        printed.addFailure(() -> new HashedNamesProcessor().findHashedNames(NO_ASSETS, List.of(),
                config(CacheBusterBuildTimeConfig.class, "hashed-names", "/assets/[a")));
        printed.addFailure(() -> new PageProcessor().readPages(null, null, null, null,
                config(CacheBusterBuildTimeConfig.class, "html.exclude", "/mails/[a")));
        printed.addFailure(() -> new ReferenceCheckProcessor().listReferences(null, null, null, null, null, null, null,
                config(CacheBusterBuildTimeConfig.class, "templates.unchecked-paths", "/later/[a")));
        printed.addFailure(() -> new CompressionProcessor().compressAssets(null, null, null, null,
                config(CompressionConfig.class, "compression.brotli-quality", "12"), null, null, null));
        printed.addFailure(
                () -> new HistoryProcessor().readHistory(null, null, null, config(HistoryConfig.class, "history.builds", "-1"),
                        null, null, null, null));
        printed.addFailure(() -> ProjectPath.of("quarkus.cache-buster.history.directory", "a\0b", directory));
        printed.addFailure(() -> HistoryProcessor.archive(config(HistoryConfig.class, "history.directory", "archives",
                "history.archive", "archives/history.zip").history(), target));
        Files.createFile(directory.resolve("file"));
        printed.addFailure(() -> PublishDirectory.of("file", directory, List.of()));
        printed.addFailure(() -> PublishDirectory.of("src/main/resources/x", directory, List.of()));
        printed.addFailure(() -> LocalDirectories.of(Map.of("uploads", "/var/lib")));
        printed.addFailure(() -> LocalDirectories.of(Map.of("/a/../b", "/var/lib")));
        printed.addFailure(() -> LocalDirectories.of(Map.of("/uploads", " ")));
        printed.addFailure(() -> LocalDirectories.of(Map.of("/uploads", "a\0b")));
        Files.createDirectories(directory.resolve("classes"));
        System.setProperty(PlainCacheControl.KEY, "no cache");
        try {
            printed.addFailure(() -> publish(EarlierBuilds.served(Map.of())));
        } finally {
            System.clearProperty(PlainCacheControl.KEY);
        }

        printed.assertAreThoseIn("configuration.txt");
    }

    @Test
    void optionsWithoutEffect() throws Exception {
        printed.addLog(() -> buildNoDeltas("deltas.enabled", "true", "url-style", "file-name"));
        printed.addLog(() -> buildNoDeltas("deltas.enabled", "true"));
        printed.addLog(() -> buildNoDeltas("deltas.enabled", "true", "history.directory", "a", "compression.enabled", "false"));
        printed.addLog(() -> new CacheBusterProcessor().findDelivery(new HttpRootPathBuildItem("/"),
                new Capabilities(Set.of(Capability.SERVLET))));

        printed.assertAreThoseIn("without-effect.txt");
    }

    @Test
    void archives() throws Exception {
        HistoryDirectory history = new HistoryDirectory(directory, "app", EarlierBuilds.SETTINGS, EarlierBuilds.RULES);
        for (String name : new FaultyArchives(directory).names()) {
            printed.addFailure(() -> history.open(name));
        }
        Files.writeString(directory.resolve("order"), "history.zip\n");
        printed.addFailure(() -> history.newest(5));
        Files.delete(directory.resolve("order"));
        printed.addLog(() -> history.newest(5));
        Files.createDirectories(directory.resolve("order"));
        printed.addFailure(() -> history.newest(5));
        Path none = directory.resolve("none");
        printed.addLog(() -> new HistoryDirectory(none, "app", EarlierBuilds.SETTINGS, EarlierBuilds.RULES).newest(5));

        printed.assertAreThoseIn("archives.txt");
    }

    @Test
    void filesThatCannotBeReadOrWritten() throws Exception {
        ScannedAsset sheet = ScannedAsset.file("/static/site.css", directory.resolve("site.css"));
        printed.addFailure(() -> sheet.hash(EarlierBuilds.RULES, false));
        printed.addFailure(() -> new HashedNamesProcessor().findHashedNames(scanned(List.of(),
                List.of(ScannedAsset.file("/.vite/manifest.json", directory.resolve("manifest.json")))), List.of(),
                config(CacheBusterBuildTimeConfig.class)));
        printed.addFailure(() -> new PageProcessor().readPages(scanned(List.of(ScannedAsset.file("/index.html",
                directory.resolve("index.html")).from(ScannedAsset.Origin.APPLICATION)), List.of()), null, null, DELIVERY,
                config(CacheBusterBuildTimeConfig.class)));
        ServedAssetsBuildItem changed = changed();
        Files.createDirectories(directory.resolve("classes"));
        printed.addLog(() -> writeArchive(changed));
        printed.addFailure(() -> writeArchive(changed, "history.directory", "archives"));
        printed.addFailure(() -> publish(changed));
        Files.delete(directory.resolve("published/static"));
        Files.createSymbolicLink(directory.resolve("published/static"), directory);
        printed.addFailure(() -> publish(changed));
        Files.delete(directory.resolve("target/cache-buster"));
        Files.createFile(directory.resolve("target/cache-buster"));
        printed.addLog(() -> new ReportProcessor().writeReport(new ReportProcessor().report(
                new ReferencesBuildItem(List.of(), List.of(), Map.of()), noManifest(), DELIVERY), target,
                new LiveReloadBuildItem()));
        printed.addLog(() -> new ReportProcessor().writeSiteCheck(target, config(CacheBusterFixedConfig.class)));

        printed.assertAreThoseIn("files.txt");
    }

    @Test
    void longLists() throws Exception {
        DuplicatePaths duplicates = new DuplicatePaths();
        for (String path : List.of("/webjars/a.js", "/webjars/b.js", "/webjars/c.js", "/webjars/d.js", "/webjars/e.js",
                "/webjars/f.js", "/webjars/g.js")) {
            duplicates.add(path, Path.of("a.jar"), true);
            duplicates.add(path, Path.of("b.jar"), false);
        }
        printed.addLog(duplicates::warn);
        printed.add(PlainReferences.describe(IntStream.range(0, 22).mapToObj(i -> Reference.to("/static/" + i + ".png",
                CssSyntax.Kind.URL, i + ".png", new Position("/site.css", i, 1)).plain("of reason " + i)).toList(),
                path -> false)
                .subList(20, 21));
        printed.add(BundledDirectories.proposals(Stream.of("/a", "/b", "/c", "/d", "/e", "").flatMap(
                each -> Stream.of(each + "/x.3f9a1c2b.js", each + "/y.1c2b3f9a.js")).toList()));
        printed.addFailure(() -> ViteManifest.parse("/.vite/manifest.json", "{\"src/main.js\": {}}"));
        printed.addFailure(() -> ViteManifest.parse("/.vite/manifest.json", "{\"src/main.js\": 5}"));

        printed.assertAreThoseIn("lists.txt");
    }

    @Test
    void deltas() throws Exception {
        Asset now = EarlierBuilds.RULES.asset("/static/app.js", (SCRIPT + "// now").getBytes(UTF_8));
        Asset earlier = EarlierBuilds.RULES.asset("/static/app.js", SCRIPT.getBytes(UTF_8));
        ServedAssetsBuildItem served = EarlierBuilds.served(Map.of("/static/app.js", SCRIPT + "// now"));
        EarlierAssetsBuildItem earlierAssets = new EarlierAssetsBuildItem(List.of(earlier),
                Map.of(earlier.content().resource(), SCRIPT.getBytes(UTF_8)));
        DeltaCompression deltas = new DeltaCompression(served, earlierAssets,
                new CompressionCache(directory.resolve("target/cache-buster")));
        printed.addLog(() -> deltas.run(List.of(now), Long.MAX_VALUE));
        printed.addLog(() -> deltas.run(List.of(now), 1));
        AssetManifest manifest = AssetManifest.of(List.of(now));
        ServedAssetsBuildItem gone = new ServedAssetsBuildItem(manifest, scanned(
                List.of(ScannedAsset.file("/static/app.js", directory.resolve("app.js"))), List.of()), noManifest(), Map.of());
        printed.addFailure(() -> new DeltaCompression(gone, earlierAssets, new CompressionCache(directory))
                .run(List.of(now), Long.MAX_VALUE));

        printed.assertAreThoseIn("deltas.txt");
    }

    private static void readConfiguration(String key, String value) {
        new CacheBusterProcessor().readConfiguration(config(CacheBusterFixedConfig.class, key, value),
                config(CacheBusterBuildTimeConfig.class, key, value));
    }

    private void buildNoDeltas(String... configuration) {
        new DeltaProcessor().buildDeltas(null, null, DELIVERY, config(HistoryConfig.class, configuration),
                config(CompressionConfig.class, configuration), config(CacheBusterFixedConfig.class, configuration), target,
                null);
    }

    private void writeArchive(ServedAssetsBuildItem served, String... configuration) {
        new HistoryProcessor().writeArchive(served, DELIVERY, config(HistoryConfig.class, configuration),
                config(CacheBusterFixedConfig.class), application(), target);
    }

    private void publish(ServedAssetsBuildItem served) {
        new PublishProcessor().publish(served, DELIVERY, config(HistoryConfig.class, "publish.directory", "published"),
                config(CacheBusterFixedConfig.class), application(), new ArchiveRootBuildItem(directory.resolve("classes")),
                target);
    }

    private static ApplicationInfoBuildItem application() {
        return new ApplicationInfoBuildItem(Optional.of("app"), Optional.of("1"));
    }

    /** A file that has been written after it was hashed. */
    private static ServedAssetsBuildItem changed() {
        AssetManifest manifest = AssetManifest.of(List.of(EarlierBuilds.RULES.asset("/static/app.js", "hashed".getBytes())));
        return new ServedAssetsBuildItem(manifest,
                scanned(List.of(ScannedAsset.inMemory("/static/app.js", "changed".getBytes())), List.of()), noManifest(),
                Map.of());
    }

    private static AssetManifestBuildItem noManifest() {
        return new AssetManifestBuildItem(AssetManifest.of(List.of()), Map.of(), List.of(), null);
    }

    private static ScannedAssetsBuildItem scanned(List<ScannedAsset> assets, List<ScannedAsset> viteManifests) {
        return new ScannedAssetsBuildItem(assets, List.of(), Map.of(), viteManifests);
    }

    /** @param configuration keys without the prefix, each followed by its value */
    private static <T> T config(Class<T> mapping, String... configuration) {
        SmallRyeConfigBuilder config = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(mapping)
                .withMappingIgnore("quarkus.**");
        for (int i = 0; i < configuration.length; i += 2) {
            config.withDefaultValue("quarkus.cache-buster." + configuration[i], configuration[i + 1]);
        }
        return config.build().getConfigMapping(mapping);
    }

    @MessageBundle
    public interface Texts {

        @Message("{cacheId('/static/message.css')}")
        String sheet();
    }

    public record Item(String name) {
    }

    @CheckedTemplate(basePath = "Typed")
    static class Typed {

        static native TemplateInstance concatenation(Item item);
    }
}
