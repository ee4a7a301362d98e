package io.quarkiverse.cachebuster.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkus.runtime.configuration.ConfigurationException;

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
            "\"format\": 1           | \"format\": 2           | is of format 2, which only a newer version",
            "\"format\": 1,          |                         | manifest.json without 'format'",
            "\"format\": 1           | \"format\": \"1\"       | 'format' is not a whole number",
            "\"app\"                 | \"other\"               | belongs to the application 'other', but quarkus.application.name",
            "\"assets\": [           | \"assets\": {           | manifest.json that is not a JSON object",
            "\"/a.js\"               | \"/../a.js\"            | has the path '/../a.js', which is not canonical",
            "\"/a.js\"               | \"a.js\"                | has the path 'a.js', which is not canonical",
            "\"/a.js\"               | \"/x/./a.js\"           | has the path '/x/./a.js', which is not canonical",
            "\"assets\": [           | \"assets\": [5,         | a value has the wrong type",
            "\"size\": 7             | \"size\": 8             | with other bytes than its manifest.json says",
            "\"size\": 7             | \"size\": -7            | 'size' is not a whole number",
            "\"size\": 7             | \"size\": 9000000000000 | with other bytes than its manifest.json says",
            "\"sha256\": \"          | \"sha256\": \"x         | in place of a SHA-256 hash",
            "\"id\": \"              | \"id\": \"0             | but its bytes have the id",
    })
    void refusesAManifestWith(String text, String replacement, String message) throws Exception {
        String manifest = MANIFEST.replace(text, replacement == null ? "" : replacement);

        assertRefused(add(manifest, Map.of("content/" + HASH, CONTENT)), message);
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
    void refusesAMissingArchive() {
        assertRefused("0".repeat(64) + ".zip", "does not exist; restore it, or remove its line from the file 'order'");
    }

    @Test
    void refusesAnArchiveWithAnotherHashThanItsName() throws Exception {
        String name = "0".repeat(64) + ".zip";
        Files.write(directory.resolve(name), CONTENT);

        assertRefused(name, "is damaged: the SHA-256 of its bytes is " + HASH);
    }

    @Test
    void refusesAFileThatIsNoArchive() throws Exception {
        assertRefused(EarlierBuilds.add(directory, CONTENT), "is not a zip file");
    }

    @Test
    void refusesAnArchiveWithoutManifest() throws Exception {
        assertRefused(EarlierBuilds.add(directory, EarlierBuilds.zip(Map.of("content/" + HASH, CONTENT))),
                "has no entry 'manifest.json'");
    }

    @Test
    void refusesAnArchiveWithoutContent() throws Exception {
        assertRefused(add(MANIFEST, Map.of()), "has no entry 'content/" + HASH + "'");
    }

    @Test
    void refusesOtherBytesOfTheSameSize() throws Exception {
        assertRefused(add(MANIFEST, Map.of("content/" + HASH, "Content".getBytes(UTF_8))),
                "with other bytes than its manifest.json says");
    }

    @Test
    void refusesEntriesThatTheManifestDoesNotDescribe() throws Exception {
        assertRefused(add(MANIFEST, Map.of("content/" + HASH, CONTENT, "../evil", CONTENT)),
                "has 3 entries, but its manifest.json describes 2");
    }

    @Test
    void refusesAPathThatOccursTwice() throws Exception {
        String asset = MANIFEST.substring(MANIFEST.indexOf("{\"path\""), MANIFEST.indexOf("]}"));

        assertRefused(add(MANIFEST.replace("]}", "," + asset + "]}"), Map.of("content/" + HASH, CONTENT)),
                "has the path '/a.js' twice");
    }

    @Test
    void refusesEntriesThatExpand() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("manifest.json"));
            zip.write(new byte[50_000_000]);
        }

        assertRefused(EarlierBuilds.add(directory, bytes.toByteArray()), "has a compressed entry 'manifest.json'");
    }

    @Test
    void refusesAVariantOfOtherBytes() throws Exception {
        byte[] variant = EarlierBuilds.gzip("other".getBytes(UTF_8));

        assertVariantRefused(variant, 1_000, "has a gzip variant of '/a.js' that is not that file compressed");
    }

    @Test
    void refusesAVariantThatIsNotCompressed() throws Exception {
        assertVariantRefused("plain".getBytes(UTF_8), 1_000,
                "has a gzip variant of '/a.js' that is not that file compressed");
    }

    @Test
    void refusesAVariantThatIsLargerThanTheFile() throws Exception {
        assertVariantRefused(EarlierBuilds.gzip(new byte[1]), 1, "has a variant of '/a.js' that is larger than the file");
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

    @Test
    void namesTheMalformedLineOfTheOrder() throws Exception {
        Files.writeString(directory.resolve("order"), "app.zip\n");

        assertThatThrownBy(() -> history(directory).newest(5)).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is malformed: line 1 is 'app.zip'");
    }

    private void assertVariantRefused(byte[] variant, int size, String message) throws Exception {
        byte[] content = new byte[size];
        String hash = Fingerprint.of(content).hex();
        String manifest = MANIFEST.replace(HASH.substring(0, 16) + "\"", hash.substring(0, 16) + "\"").replace(HASH, hash)
                .replace("\"size\": 7", "\"size\": %d, \"variants\": [{\"coding\": \"gzip\", \"sha256\": \"%s\", \"size\": %d}]"
                        .formatted(size, Fingerprint.of(variant).hex(), variant.length));

        assertRefused(add(manifest, Map.of("content/" + hash, content, "content/" + hash + ".gzip", variant)), message);
    }

    private void assertRefused(String name, String message) {
        assertThatThrownBy(() -> open(name)).isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("The archive '" + name + "' in '" + directory
                        + "' (quarkus.cache-buster.history.directory) ")
                .hasMessageContaining(message)
                .hasMessageEndingWith("; restore it, or remove its line from the file 'order' there");
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
