package io.quarkiverse.cachebuster.test.prod;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproducibleBuildTest {

    /** An entry of the manifest in a class file, where NUL is two bytes. */
    private static final Pattern ENTRY = Pattern
            .compile("/static/\\d/\\d+\\.js\u00C0\u0080[0-9a-f]{16}\u00C0\u0080\\d+\u00C0\u0080[0-9a-z]*\u00C0\u0080"
                    + "[A-Za-z0-9_-]{43}[A-Za-z0-9+/]{64}");

    @Test
    void recordsTheSameManifestForTheSameFilesInAnyOrder(@TempDir Path directory) throws Exception {
        List<String> first = recordedEntries(directory.resolve("first"), IntStream.range(0, 500).toArray());
        List<String> second = recordedEntries(directory.resolve("second"), IntStream.range(0, 500).map(i -> 499 - i).toArray());

        assertThat(first).hasSize(500);
        assertThat(second).isEqualTo(first);
    }

    /**
     * Compares entries, not whole classes: Quarkus numbers recorder proxies in the order in which build steps happen to run.
     */
    private static List<String> recordedEntries(Path directory, int[] numbers) throws Exception {
        Map<String, String> resources = new LinkedHashMap<>();
        for (int number : numbers) {
            resources.put("META-INF/resources/static/" + number % 7 + "/" + number + ".js", "let x = " + number);
        }
        byte[] recorded = ProductionBuild.of(directory, resources, Map.of())
                .entry("generated-bytecode.jar", "io/quarkus/runner/recorded/SiteProcessor$recordSite", ".class");
        return ENTRY.matcher(new String(recorded, StandardCharsets.ISO_8859_1)).results().map(MatchResult::group).toList();
    }
}
