package io.quarkiverse.cachebuster.runtime.find;

import java.util.Collection;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;

/**
 * The assets recorded by the build, for production and tests: a single hash lookup, without I/O.
 */
public final class RecordedAssets implements AssetResolver {

    private final AssetManifest manifest;

    public RecordedAssets(AssetManifest manifest) {
        this.manifest = manifest;
    }

    @Override
    public @Nullable Asset find(String path) {
        return manifest.get(path);
    }

    @Override
    public boolean exists(String path) {
        return manifest.get(path) != null;
    }

    @Override
    public boolean isDirectory(String path) {
        return manifest.isDirectory(path);
    }

    @Override
    public boolean isPermanent(String path) {
        return exists(path);
    }

    @Override
    public Collection<String> paths() {
        return manifest.paths();
    }
}
