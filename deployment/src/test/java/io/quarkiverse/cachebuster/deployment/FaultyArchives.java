package io.quarkiverse.cachebuster.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;

/** Archives that the build refuses, one for each reason. */
final class FaultyArchives {

    private static final byte[] CONTENT = "content".getBytes(UTF_8);
    private static final String HASH = Fingerprint.of(CONTENT).hex();
    private static final String MANIFEST = """
            {"format": 1, "application": "app", "idLength": 16, "queryParameter": "v", "urlStyle": "query",
            "saltSha256": "%s", "assets": [{"path": "/a.js", "id": "%s", "sha256": "%s", "size": 7}]}
            """.formatted(EarlierBuilds.SETTINGS.saltHash(), HASH.substring(0, 16), HASH);
    private static final String ASSET = MANIFEST.substring(MANIFEST.indexOf("{\"path\""), MANIFEST.indexOf("]}"));
    /** What is replaced in the manifest of an archive without faults, and by what. */
    private static final String[][] MANIFESTS = {
            { "\"format\": 1", "\"format\": 2" },
            { "\"format\": 1,", "" },
            { "\"format\": 1", "\"format\": \"1\"" },
            { "\"app\"", "\"other\"" },
            { "\"assets\": [", "\"assets\": {" },
            { "\"/a.js\"", "\"/../a.js\"" },
            { "\"/a.js\"", "\"a.js\"" },
            { "\"/a.js\"", "\"/x/./a.js\"" },
            { "\"assets\": [", "\"assets\": [5, " },
            { "\"size\": 7", "\"size\": 8" },
            { "\"size\": 7", "\"size\": -7" },
            { "\"size\": 7", "\"size\": 9000000000000" },
            { "\"sha256\": \"", "\"sha256\": \"x" },
            { "\"id\": \"", "\"id\": \"0" },
            { "]}", "," + ASSET + "]}" },
    };

    private final Path directory;

    /** @param directory a new one */
    FaultyArchives(Path directory) {
        this.directory = directory;
    }

    /** Their names. */
    List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        names.add("0".repeat(64) + ".zip");
        names.add("1".repeat(64) + ".zip");
        Files.write(directory.resolve(names.get(1)), CONTENT);
        names.add(add(CONTENT));
        names.add(add(compressed()));
        names.add(add(EarlierBuilds.zip(Map.of("content/" + HASH, CONTENT))));
        names.add(add(MANIFEST, Map.of()));
        names.add(add(MANIFEST, Map.of("content/" + HASH, "Content".getBytes(UTF_8))));
        names.add(add(MANIFEST, Map.of("content/" + HASH, CONTENT, "../evil", CONTENT)));
        for (String[] replacement : MANIFESTS) {
            names.add(add(MANIFEST.replace(replacement[0], replacement[1]), Map.of("content/" + HASH, CONTENT)));
        }
        addVariants(names);
        names.add(add(damaged()));
        return names;
    }

    private void addVariants(List<String> names) throws IOException {
        byte[] other = EarlierBuilds.gzip("other".getBytes(UTF_8));
        String gzip = variant("gzip", other, other.length);
        names.add(withVariants(1_000, gzip, other));
        names.add(withVariants(1_000, variant("gzip", CONTENT, CONTENT.length), CONTENT));
        names.add(withVariants(1, gzip, other));
        names.add(withVariants(1_000, gzip + "," + gzip, other));
        names.add(withVariants(1_000, variant("zstd", other, other.length), other));
        names.add(withVariants(1_000, variant("gzip", other, 5), other));
    }

    private static String variant(String coding, byte[] bytes, int size) {
        return "{\"coding\": \"%s\", \"sha256\": \"%s\", \"size\": %d}".formatted(coding, Fingerprint.of(bytes).hex(), size);
    }

    private String withVariants(int size, String variants, byte[] bytes) throws IOException {
        byte[] content = new byte[size];
        String hash = Fingerprint.of(content).hex();
        String manifest = MANIFEST.replace(HASH.substring(0, 16) + "\"", hash.substring(0, 16) + "\"").replace(HASH, hash)
                .replace("\"size\": 7", "\"size\": " + size + ", \"variants\": [" + variants + "]");
        return add(manifest, Map.of("content/" + hash, content, "content/" + hash + ".gzip", bytes));
    }

    /** Expands to much more than its own size. */
    private static byte[] compressed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("manifest.json"));
            zip.write(new byte[50_000_000]);
        }
        return bytes.toByteArray();
    }

    /** The entry with the content has a header that is no header. */
    private static byte[] damaged() throws IOException {
        byte[] zip = EarlierBuilds.zip(Map.of("manifest.json", MANIFEST.getBytes(UTF_8), "content/" + HASH, CONTENT));
        zip[0] = 'X';
        return zip;
    }

    private String add(String manifest, Map<String, byte[]> contents) throws IOException {
        Map<String, byte[]> entries = new HashMap<>(contents);
        entries.put("manifest.json", manifest.getBytes(UTF_8));
        return add(EarlierBuilds.zip(entries));
    }

    private String add(byte[] archive) throws IOException {
        return EarlierBuilds.add(directory, archive);
    }
}
