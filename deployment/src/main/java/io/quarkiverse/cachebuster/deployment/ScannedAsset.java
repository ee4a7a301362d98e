package io.quarkiverse.cachebuster.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetRules;

/**
 * A static file that was found and that is an asset.
 *
 * @param path its canonical path
 * @param file where it is, perhaps inside a jar; null if it exists in memory only
 * @param content its bytes, if and only if {@code file} is null
 * @param certain whether it is known that it is this file which will be served
 */
record ScannedAsset(String path, @Nullable Path file, byte @Nullable [] content, boolean certain) {

    static ScannedAsset file(String path, Path file) {
        return new ScannedAsset(path, file, null, true);
    }

    static ScannedAsset inMemory(String path, byte[] content) {
        return new ScannedAsset(path, null, content, true);
    }

    /** The same if another file may be served in its place. */
    ScannedAsset uncertain() {
        return new ScannedAsset(path, file, content, false);
    }

    InputStream open() throws IOException {
        return file != null ? Files.newInputStream(file) : new ByteArrayInputStream(content);
    }

    byte[] read() throws IOException {
        return file != null ? Files.readAllBytes(file) : content;
    }

    long size() throws IOException {
        return file != null ? Files.size(file) : content.length;
    }

    /**
     * The asset as it is in its file.
     *
     * @param integrity whether its integrity will be asked for
     */
    Asset hash(AssetRules rules, boolean integrity) {
        try {
            return integrity && certain ? rules.assetWithIntegrity(path, open(), size()) : rules.asset(path, open(), size());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot hash the static resource '" + path + "'", e);
        }
    }

    /** Whether it is a file of its own, which somebody may edit while dev mode runs. */
    boolean isEditable() {
        return file != null && file.getFileSystem() == FileSystems.getDefault();
    }
}
