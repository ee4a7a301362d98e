package io.quarkiverse.cachebuster.runtime.find;

import java.util.Collection;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;

/**
 * Finds the asset for a path. Implementations are thread-safe and never throw.
 */
public interface AssetResolver {

    /**
     * @param path any text, but only canonical paths match
     * @return the asset with exactly this path, or null
     */
    @Nullable
    Asset find(String path);

    /** Whether {@link #find} would return an asset. */
    boolean exists(String path);

    /** Whether there is a directory with exactly this canonical path that contains assets. */
    boolean isDirectory(String path);

    /** Whether there is an asset with this path that stays the same while the application runs. */
    default boolean isPermanent(String path) {
        return false;
    }

    /** The paths of the known assets, for suggestions. */
    Collection<String> paths();
}
