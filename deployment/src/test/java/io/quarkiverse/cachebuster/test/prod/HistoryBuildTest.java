package io.quarkiverse.cachebuster.test.prod;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetHistory;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;

@Tag("rollout")
class HistoryBuildTest {

    private static final String PRIVATE = "META-INF/cache-buster/";
    private static final String SHEET = "h1 { background: url(logo.svg); color: %s }".formatted("red;".repeat(500));

    @TempDir
    Path directory;

    @Test
    void addsTheFilesOfEarlierBuildsToTheApplication() throws Exception {
        ProductionBuild a = build("a", "<svg>a</svg>", Map.of("only-in-a.js", "a"));
        DeployStep.run(a, archives());
        DeployStep.run(build("b", "<svg>b</svg>", Map.of()), archives());

        ProductionBuild c = build("c", "<svg>c</svg>", Map.of());

        AssetHistory history = AssetHistory.unpack(bytes(c, AssetHistory.RESOURCE));
        assertThat(history.assets()).extracting(Asset::path).containsExactly("/static/logo.svg", "/static/logo.svg",
                "/static/only-in-a.js", "/static/site.css", "/static/site.css");
        for (Asset asset : history.assets()) {
            String resource = asset.content().resource();
            assertThat(Fingerprint.of(bytes(c, resource))).isEqualTo(asset.fingerprint());
            asset.content().variants().forEach(variant -> assertThat(
                    Fingerprint.of(bytes(c, asset.content().resource(variant.coding())))).isEqualTo(variant.fingerprint()));
        }
        assertThat(history.assets()).filteredOn(asset -> asset.path().equals("/static/site.css"))
                .allMatch(asset -> asset.content().variants().size() == 2);
    }

    @Test
    void writesTheSameArchiveForTheSameFiles() throws Exception {
        DeployStep.run(build("first", "<svg/>", Map.of("page.html", "<h1>Page</h1>")), archives());
        // the history does not count, or no roll-back would be recognised
        DeployStep.run(build("second", "<svg/>", Map.of("page.html", "<h1>Other page</h1>")), archives());

        assertThat(DeployStep.order(archives())).hasSize(1);
    }

    @Test
    void hasNoIndexWithoutEarlierFiles() throws Exception {
        DeployStep.run(build("first", "<svg/>", Map.of()), archives());

        Set<String> names = build("second", "<svg/>", Map.of()).entryNames("generated-bytecode.jar", PRIVATE);

        assertThat(names).isNotEmpty().doesNotContain(AssetHistory.RESOURCE);
    }

    private ProductionBuild build(String folder, String logo, Map<String, String> more) throws Exception {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("META-INF/resources/static/logo.svg", logo);
        files.put("META-INF/resources/static/site.css", SHEET);
        more.forEach((name, content) -> files.put("META-INF/resources/static/" + name, content));
        return ProductionBuild.of(Files.createDirectories(directory.resolve(folder)), files,
                Map.of("quarkus.cache-buster.history.directory", archives().toString()));
    }

    private Path archives() {
        return directory.resolve("archives of all builds");
    }

    private static byte[] bytes(ProductionBuild build, String resource) {
        try {
            return build.bytes("generated-bytecode.jar", resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
