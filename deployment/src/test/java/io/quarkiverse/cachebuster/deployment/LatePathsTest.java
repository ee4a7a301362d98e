package io.quarkiverse.cachebuster.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

class LatePathsTest {

    private static LatePaths paths(Map<String, String> configuration) {
        return LatePaths.of(new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(configuration, "test", 100))
                .build());
    }

    @Test
    void areBelowConfiguredPrefixes() {
        LatePaths paths = paths(Map.of("quarkus.cache-buster.directories.\"/up.d/\"", "/x"));

        assertThat(paths).accepts("/up.d/x.png", "/up.d/a/x.png").rejects("/up.d", "/up.dx/x.png", "/x.png");
    }

    @Test
    void areBelowTheStaticDirectoryOfQuarkus() {
        assertThat(paths(Map.of("quarkus.http.static-dir.path", "files"))).accepts("/static/x.png").rejects("/x.png");
        assertThat(paths(Map.of("quarkus.http.static-dir.path", "files", "quarkus.http.static-dir.endpoint", "/f")))
                .accepts("/f/x.png").rejects("/static/x.png");
        assertThat(paths(Map.of("quarkus.http.static-dir.path", "files", "quarkus.http.static-dir.enabled", "false")))
                .rejects("/static/x.png");
    }

    @Test
    void areAllWithTheRootAsAPrefix() {
        assertThat(paths(Map.of("quarkus.cache-buster.directories.\"/\"", "/x"))).accepts("/x.png");
    }
}
