package io.quarkiverse.cachebuster.test.prod;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;

class ReproducibleBuildTest {

    /** An entry of the manifest in a class file, where NUL is two bytes. */
    private static final Pattern ENTRY = Pattern
            .compile("/static/\\d/\\d+\\.js\u00C0\u0080[0-9a-f]{16}\u00C0\u0080\\d+\u00C0\u0080[0-9a-z]*\u00C0\u0080"
                    + "[A-Za-z0-9_-]{43}[A-Za-z0-9+/]{64}");

    private static ProductionBuild first;
    private static ProductionBuild second;

    @BeforeAll
    static void build(@TempDir Path directory) throws Exception {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        first = build(directory.resolve("first"), IntStream.range(0, 500).toArray());
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            second = build(directory.resolve("elsewhere/second"), IntStream.range(0, 500).map(i -> 499 - i).toArray());
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void recordsTheSameManifest() throws Exception {
        assertThat(recordedEntries(first)).hasSize(500);
        assertThat(recordedEntries(second)).isEqualTo(recordedEntries(first));
    }

    @Test
    void writesTheSameArchive() throws Exception {
        assertThat(second.target().resolve("cache-buster/history.zip"))
                .hasSameBinaryContentAs(first.target().resolve("cache-buster/history.zip"));
    }

    @Test
    void publishesTheSameTree() throws Exception {
        assertThat(published(first)).hasSizeGreaterThan(500).containsKey("manifest.json").containsKey("index.html");
        assertThat(published(second)).isEqualTo(published(first));
    }

    /** The hashes of all files by name. */
    private static Map<String, Fingerprint> published(ProductionBuild build) throws IOException {
        Path root = build.target().resolveSibling("published");
        Map<String, Fingerprint> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Fingerprint.of(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    private static ProductionBuild build(Path directory, int[] numbers) throws Exception {
        Map<String, String> resources = new LinkedHashMap<>();
        for (int number : numbers) {
            resources.put("META-INF/resources/static/" + number % 7 + "/" + number + ".js", "let x = " + number);
        }
        resources.put("META-INF/resources/site.css", "a { background: url(static/0/0.js) }".repeat(100));
        resources.put("META-INF/resources/index.html", "<link rel=\"stylesheet\" href=\"site.css\">");
        return ProductionBuild.of(directory, resources, Map.of("quarkus.cache-buster.publish.directory", "published"));
    }

    /**
     * Compares entries, not whole classes: Quarkus numbers recorder proxies in the order in which build steps happen to run.
     */
    private static List<String> recordedEntries(ProductionBuild build) throws Exception {
        byte[] recorded = build.entry("generated-bytecode.jar", "io/quarkus/runner/recorded/SiteProcessor$recordSite",
                ".class");
        return ENTRY.matcher(new String(recorded, StandardCharsets.ISO_8859_1)).results().map(MatchResult::group).toList();
    }
}
