package io.quarkiverse.cachebuster.test.prod;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;

class CompressionConfigTest {

    private static final String LARGE = "text ".repeat(100);
    private static final String SMALL = "text ".repeat(99);
    private static final Map<String, String> FILES = Map.of(
            "META-INF/resources/large.txt", LARGE,
            "META-INF/resources/small.txt", SMALL,
            "META-INF/resources/large.csv", LARGE + "csv",
            "META-INF/resources/large.png", LARGE + "png",
            "META-INF/resources/large.js", LARGE + "js");

    @TempDir
    Path directory;

    @Test
    void selectsByMediaTypeAndSize() throws Exception {
        assertThat(variants(Map.of(
                "quarkus.cache-buster.compression.media-types", "text/plain,image/*",
                "quarkus.cache-buster.compression.min-size", String.valueOf(LARGE.length()))))
                .containsExactlyInAnyOrder(variant(LARGE, "br"), variant(LARGE, "gzip"),
                        variant(LARGE + "png", "br"), variant(LARGE + "png", "gzip"));
    }

    @Test
    void selectsTextOfAnyFormatByDefault() throws Exception {
        Set<String> names = Set.of("x.js.map", "x.webmanifest", "x.geojson", "x.vtt", "x.gltf", "x.cjs", "x.md");
        Map<String, String> files = names.stream()
                .collect(Collectors.toMap(name -> "META-INF/resources/" + name, name -> name + "text ".repeat(300)));

        assertThat(
                ProductionBuild.of(directory, files, Map.of()).entryNames("generated-bytecode.jar", "META-INF/cache-buster/"))
                .containsAll(files.values().stream().map(content -> variant(content, "br")).toList());
    }

    @Test
    void canBeDisabled() throws Exception {
        assertThat(variants(Map.of(
                "quarkus.cache-buster.compression.enabled", "false",
                "quarkus.cache-buster.compression.min-size", "1"))).isEmpty();
    }

    private Set<String> variants(Map<String, String> properties) throws Exception {
        return ProductionBuild.of(directory, FILES, properties).entryNames("generated-bytecode.jar", "META-INF/cache-buster/");
    }

    private static String variant(String content, String coding) {
        return "META-INF/cache-buster/" + Fingerprint.of(content.getBytes()).hex() + "." + coding;
    }
}
