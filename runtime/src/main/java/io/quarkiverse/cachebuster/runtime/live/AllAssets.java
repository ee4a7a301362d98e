package io.quarkiverse.cachebuster.runtime.live;

import java.util.Collection;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.find.AssetResolver;

/**
 * The application's own assets, which take precedence, and files that appear after the build.
 */
public record AllAssets(AssetResolver own, LateFiles late) implements AssetResolver {

    @Override
    public @Nullable Asset find(String path) {
        Asset asset = own.find(path);
        return asset != null ? asset : late.find(path);
    }

    @Override
    public boolean exists(String path) {
        return own.exists(path) || late.exists(path);
    }

    @Override
    public boolean isDirectory(String path) {
        return own.isDirectory(path) || late.isDirectory(path);
    }

    @Override
    public boolean isPermanent(String path) {
        return own.isPermanent(path);
    }

    /** Only the application's own: there may be millions of others. */
    @Override
    public Collection<String> paths() {
        return own.paths();
    }
}
