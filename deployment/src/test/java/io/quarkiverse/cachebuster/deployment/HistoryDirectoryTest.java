package io.quarkiverse.cachebuster.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;

/** What is wrong with archives that are refused is in {@link MessagesTest}. */
class HistoryDirectoryTest {

    private static final byte[] CONTENT = "content".getBytes(UTF_8);
    private static final String HASH = Fingerprint.of(CONTENT).hex();
    private static final String MANIFEST = """
            {"format": 1, "application": "app", "idLength": 16, "queryParameter": "v", "urlStyle": "query",
            "saltSha256": "%s", "assets": [{"path": "/a.js", "id": "%s", "sha256": "%s", "size": 7}]}
            """.formatted(EarlierBuilds.SETTINGS.saltHash(), HASH.substring(0, 16), HASH);

    @TempDir
    Path directory;

    @Test
    void acceptsAnArchiveWithoutFaults() throws Exception {
        String name = add(MANIFEST, Map.of("content/" + HASH, CONTENT));

        try (EarlierBuild build = open(name).orElseThrow()) {
            assertThat(build.manifest().assets()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "\"idLength\": 16   | \"idLength\": 32",
            "\"v\"               | \"w\"",
            "\"query\"           | \"file-name\"",
            "\"saltSha256\": \" | \"saltSha256\": \"0",
    })
    void ignoresABuildWithOtherSettings(String text, String replacement) throws Exception {
        String name = add(MANIFEST.replace(text, replacement), Map.of("content/" + HASH, CONTENT));

        assertThat(open(name)).isEmpty();
    }

    @Test
    void hasNoHistoryWithoutTheDirectory() {
        assertThat(history(directory.resolve("none")).newest(5)).isEmpty();
    }

    @Test
    void ignoresArchivesThatAreNotListed() throws Exception {
        EarlierBuilds.deploy(directory, Map.of("/a.js", "a"));
        Files.delete(directory.resolve("order"));

        assertThat(history(directory).newest(5)).isEmpty();
    }

    private String add(String manifest, Map<String, byte[]> contents) throws Exception {
        Map<String, byte[]> entries = new HashMap<>(contents);
        entries.put("manifest.json", manifest.getBytes(UTF_8));
        return EarlierBuilds.add(directory, EarlierBuilds.zip(entries));
    }

    private Optional<EarlierBuild> open(String name) {
        return history(directory).open(name);
    }

    private static HistoryDirectory history(Path directory) {
        return new HistoryDirectory(directory, "app", EarlierBuilds.SETTINGS, EarlierBuilds.RULES);
    }
}
