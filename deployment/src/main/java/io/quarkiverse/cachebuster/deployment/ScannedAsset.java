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
import io.quarkiverse.cachebuster.runtime.http.MediaType;

/**
 * An asset found by the scanner, not hashed yet.
 *
 * @param path its canonical path
 * @param file its location, possibly inside a jar; null if it only exists in memory
 * @param content its bytes, if and only if {@code file} is null
 * @param certain whether this file is sure to be the one that is served
 * @param dependency the name and version of the dependency that contains it; null if it is from somewhere else
 */
record ScannedAsset(String path, @Nullable Path file, byte @Nullable [] content, boolean certain, Origin origin,
        @Nullable String dependency) {

    /** Where an asset comes from. */
    enum Origin {
        /** the application itself */
        APPLICATION,
        /** an extension, at build time */
        GENERATED,
        DEPENDENCY
    }

    static ScannedAsset file(String path, Path file) {
        return new ScannedAsset(path, file, null, true, Origin.DEPENDENCY, null);
    }

    static ScannedAsset inMemory(String path, byte[] content) {
        return new ScannedAsset(path, null, content, true, Origin.GENERATED, null);
    }

    /** A copy for a path where another file may be served instead. */
    ScannedAsset uncertain() {
        return new ScannedAsset(path, file, content, false, origin, dependency);
    }

    /** A copy with this origin. */
    ScannedAsset from(Origin origin) {
        return new ScannedAsset(path, file, content, certain, origin, dependency);
    }

    /** A copy that is from a dependency with this name and version. */
    ScannedAsset fromDependency(String dependency) {
        return new ScannedAsset(path, file, content, certain, Origin.DEPENDENCY, dependency);
    }

    /** Whether it is the application's own file, not one of a dependency or a generated one. */
    boolean own() {
        return origin == Origin.APPLICATION;
    }

    /** Whether it is an HTML page of the application, written by hand or generated. Those of dependencies are left alone. */
    boolean isOwnPage() {
        return origin != Origin.DEPENDENCY && "text/html".equals(MediaType.nameOf(path));
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
     * The asset with the file's own bytes.
     *
     * @param integrity whether to compute its integrity as well
     */
    Asset hash(AssetRules rules, boolean integrity) {
        try {
            return integrity && certain ? rules.assetWithIntegrity(path, open(), size()) : rules.asset(path, open(), size());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot hash the static resource '" + path + "': " + e, e);
        }
    }

    /** Whether this file may change in dev mode, because it is not inside a jar. */
    boolean isEditable() {
        return file != null && file.getFileSystem() == FileSystems.getDefault();
    }
}
