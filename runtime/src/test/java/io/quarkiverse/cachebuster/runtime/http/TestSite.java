package io.quarkiverse.cachebuster.runtime.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetHistory;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.asset.ContentCoding;
import io.quarkiverse.cachebuster.runtime.asset.Delta;
import io.quarkiverse.cachebuster.runtime.asset.Fingerprint;
import io.quarkiverse.cachebuster.runtime.asset.PlainUrl;
import io.quarkiverse.cachebuster.runtime.asset.Variant;
import io.quarkiverse.cachebuster.runtime.find.AssetResolver;
import io.quarkiverse.cachebuster.runtime.find.RecordedAssets;
import io.quarkiverse.cachebuster.runtime.live.StaticFiles;

/**
 * The assets recorded by a build, with the class path, working directory and temporary directory of the application, all
 * below one directory.
 */
final class TestSite {

    final Path classPath;
    final Path workingDirectory;
    final Path temporary;
    private final Map<String, Asset> assets = new LinkedHashMap<>();

    TestSite(Path directory) throws IOException {
        classPath = Files.createDirectories(directory.resolve("classes"));
        workingDirectory = Files.createDirectories(directory.resolve("work"));
        temporary = Files.createDirectories(directory.resolve("tmp"));
    }

    TestSite with(String path, byte[] bytes) throws IOException {
        write(classPath, "META-INF/resources" + path, bytes);
        Fingerprint fingerprint = Fingerprint.of(bytes);
        assets.put(path, Asset.of(path, fingerprint.cacheId(16, ""), Content.of(fingerprint, bytes.length)));
        return this;
    }

    TestSite withGzip(String path, byte[] bytes) throws IOException {
        with(path, bytes);
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        }
        Content content = assets.get(path).content()
                .withVariants(List.of(Variant.of(ContentCoding.GZIP, compressed.toByteArray())));
        write(classPath, content.resource(ContentCoding.GZIP), compressed.toByteArray());
        assets.computeIfPresent(path, (same, asset) -> asset.withContent(content));
        return this;
    }

    /** @param brotli a variant, which nobody decodes */
    TestSite withBrotli(String path, byte[] bytes, byte[] brotli) throws IOException {
        with(path, bytes);
        assets.put(path, withBrotli(assets.get(path), brotli));
        return this;
    }

    /** The same asset, current or earlier, with a variant, which nobody decodes. */
    Asset withBrotli(Asset asset, byte[] brotli) throws IOException {
        write(classPath, asset.content().resource(ContentCoding.BROTLI), brotli);
        return asset.withContent(asset.content().withVariants(List.of(Variant.of(ContentCoding.BROTLI, brotli))));
    }

    /** Writes a delta, which nobody decodes. */
    Delta withDelta(Asset asset, Asset dictionary, byte[] bytes) throws IOException {
        Delta delta = new Delta(asset.path(), asset.fingerprint(), dictionary.fingerprint(), Fingerprint.of(bytes),
                bytes.length);
        write(classPath, delta.resource(), bytes);
        return delta;
    }

    Asset asset(String path) {
        return assets.get(path);
    }

    String url(String path) {
        return path + "?v=" + asset(path).cacheId();
    }

    /** The file that the application serves. */
    Path file(String path) {
        return classPath.resolve("META-INF/resources" + path);
    }

    Path gzip(String path) {
        return classPath.resolve(asset(path).content().resource(ContentCoding.GZIP));
    }

    void override(String path, String text) throws IOException {
        write(workingDirectory, "META-INF/resources" + path, text.getBytes());
    }

    /** A new store, like that of another replica. */
    RecordedAssetStore store(long memoryLimit) throws IOException {
        return store(memoryLimit, temporary);
    }

    RecordedAssetStore store(long memoryLimit, Path temporaryDirectory) throws IOException {
        return store(memoryLimit, temporaryDirectory, classPath);
    }

    /** @param classPath a directory or a jar */
    RecordedAssetStore store(long memoryLimit, Path temporaryDirectory, Path classPath) throws IOException {
        return new RecordedAssetStore(resolver(), staticFiles(classPath), new VerifiedFiles(temporaryDirectory),
                settings(memoryLimit));
    }

    AssetResolver resolver() {
        return new RecordedAssets(AssetManifest.of(assets.values()));
    }

    StaticFiles staticFiles(Path classPath) throws IOException {
        return new StaticFiles(new URLClassLoader(new URL[] { classPath.toUri().toURL() }, null), workingDirectory);
    }

    /** Writes the bytes that an earlier build served. */
    Asset withEarlier(String path, PlainUrl plainUrl, byte[] bytes) throws IOException {
        Fingerprint fingerprint = Fingerprint.of(bytes);
        Asset asset = Asset.of(path, fingerprint.cacheId(16, ""), Content.of(fingerprint, bytes.length))
                .withPlainUrl(plainUrl);
        write(classPath, asset.content().resource(), bytes);
        return asset;
    }

    /** Writes the history. */
    RecordedHistory history(Asset... earlier) throws IOException {
        return history(AssetHistory.of(List.of(earlier), List.of()));
    }

    RecordedHistory history(AssetHistory history) throws IOException {
        write(classPath, AssetHistory.RESOURCE, history.pack());
        return new RecordedHistory(Fingerprint.of(history.pack()).hex(), history.hasHashedNames(),
                !history.deltas().isEmpty());
    }

    /** Packs the current content of the class path into a jar. */
    Path jar(Path jar) throws IOException {
        try (JarOutputStream output = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classPath)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                output.putNextEntry(new JarEntry(classPath.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, output);
            }
        }
        return jar;
    }

    static HttpSettings settings(long memoryLimit) {
        return new HttpSettings("", memoryLimit, Set.of());
    }

    private static void write(Path root, String name, byte[] bytes) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
