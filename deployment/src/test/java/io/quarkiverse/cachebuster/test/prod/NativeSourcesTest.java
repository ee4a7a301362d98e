package io.quarkiverse.cachebuster.test.prod;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeSourcesTest {

    @Test
    void includeEverythingReadAtRuntime(@TempDir Path directory) throws Exception {
        ProductionBuild build = ProductionBuild.of(directory, Map.of(
                "META-INF/resources/static/x.css", "body {}",
                "META-INF/resources/static/large.css", "body { margin: 0 }\n".repeat(200),
                "META-INF/resources/static/rewritten.css", "a{b:url('deep/a b.png')}",
                "META-INF/resources/static/deep/a b.png", "png",
                "templates/page.txt", "{cacheId('/static/x.css')}"),
                Map.of("quarkus.native.enabled", "true",
                        "quarkus.native.sources-only", "true",
                        "quarkus.package.jar.enabled", "false"));

        String resources = new String(build.entry("application-runner.jar", "META-INF/native-image/resource-config", ".json"),
                StandardCharsets.UTF_8);
        assertThat(resources).contains("META-INF/resources/static/x.css", "META-INF/resources/static/deep/a b.png")
                .containsPattern("META-INF/cache-buster/[0-9a-f]{64}(?![.0-9a-f])")
                .containsPattern("META-INF/cache-buster/[0-9a-f]{64}\\.br")
                .containsPattern("META-INF/cache-buster/[0-9a-f]{64}\\.gzip");
        assertThat(
                build.entry("application-runner.jar", "io/quarkus/runner/recorded/SiteProcessor$recordSite", ".class"))
                .asString(StandardCharsets.UTF_8).contains("/static/x.css", "/static/deep/a b.png");
    }
}
