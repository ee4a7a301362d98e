package io.quarkiverse.cachebuster.runtime.find;

import java.util.Collection;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;

/**
 * Finds the asset for a path. Implementations are thread-safe and never throw.
 */
public interface AssetResolver {

    /**
     * @param path any text; only a canonical path can find something
     * @return the asset with exactly this path, or null
     */
    @Nullable
    Asset find(String path);

    /** Whether {@link #find} would find something. */
    boolean exists(String path);

    /** Whether a directory with exactly this canonical path holds assets. */
    boolean isDirectory(String path);

    /** The paths of the known assets, to suggest the right name for a wrong one. */
    Collection<String> paths();
}
