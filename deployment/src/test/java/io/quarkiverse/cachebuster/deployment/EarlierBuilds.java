package io.quarkiverse.cachebuster.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;
import io.quarkiverse.cachebuster.runtime.asset.ContentCoding;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.asset.Variant;

/**
 * Makes builds without building anything.
 */
final class EarlierBuilds {

    static final AssetRules RULES = new AssetRules(path -> !path.startsWith("/excluded/"),
            path -> path.startsWith("/hashed/"), 16, "");
    static final BuildSettings SETTINGS = new BuildSettings(16, "v", "query", Fingerprint.of(new byte[0]).hex());

    private EarlierBuilds() {
    }

    /** What a build with these files serves, content by path. Text that starts with {@code zip} has a gzip variant. */
    static ServedAssetsBuildItem served(Map<String, String> files) throws IOException {
        return served(files, Deflater.DEFAULT_COMPRESSION);
    }

    /** The same with this level of compression. */
    static ServedAssetsBuildItem served(Map<String, String> files, int level) throws IOException {
        List<Asset> assets = new ArrayList<>();
        List<ScannedAsset> scanned = new ArrayList<>();
        Map<String, byte[]> variants = new HashMap<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            byte[] bytes = file.getValue().getBytes(UTF_8);
            Asset asset = RULES.asset(file.getKey(), bytes);
            if (file.getValue().startsWith("zip")) {
                byte[] compressed = gzip(bytes, level);
                variants.put(asset.content().resource(ContentCoding.GZIP), compressed);
                asset = asset.withContent(
                        asset.content().withVariants(List.of(Variant.of(ContentCoding.GZIP, compressed))));
            }
            assets.add(asset);
            scanned.add(ScannedAsset.inMemory(file.getKey(), bytes));
        }
        AssetManifest manifest = AssetManifest.of(assets);
        return new ServedAssetsBuildItem(manifest, new ScannedAssetsBuildItem(scanned, List.of(), Map.of(), List.of()),
                new AssetManifestBuildItem(manifest, Map.of(), List.of(), null), variants);
    }

    /** Adds the archive of such a build to the directory, as its newest one, and returns its name. */
    static String deploy(Path directory, Map<String, String> files) throws IOException {
        return deploy(directory, SETTINGS, files);
    }

    /** The same for a build with these settings. */
    static String deploy(Path directory, BuildSettings settings, Map<String, String> files) throws IOException {
        ServedAssetsBuildItem served = served(files);
        Path archive = directory.resolve("new");
        new HistoryArchive(BuildManifest.of("app", settings, served.manifest().assets()), served).write(archive);
        return add(directory, Files.readAllBytes(archive));
    }

    /** Adds these bytes as an archive. */
    static String add(Path directory, byte[] archive) throws IOException {
        String name = Fingerprint.of(archive).hex() + ".zip";
        Files.write(directory.resolve(name), archive);
        Files.writeString(directory.resolve("order"), name + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return name;
    }

    /** An archive with these entries, content by name. */
    static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : new TreeMap<>(entries).entrySet()) {
                ZipEntry header = new ZipEntry(entry.getKey());
                CRC32 checksum = new CRC32();
                checksum.update(entry.getValue());
                header.setMethod(ZipEntry.STORED);
                header.setSize(entry.getValue().length);
                header.setCrc(checksum.getValue());
                zip.putNextEntry(header);
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        return gzip(bytes, Deflater.DEFAULT_COMPRESSION);
    }

    private static byte[] gzip(byte[] bytes, int level) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed) {
            {
                def.setLevel(level);
            }
        }) {
            gzip.write(bytes);
        }
        return compressed.toByteArray();
    }
}
