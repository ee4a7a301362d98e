package io.quarkiverse.cachebuster.runtime.asset;

/**
 * A static file that the application serves.
 *
 * @param path its canonical path, see {@link AssetPath}
 * @param cacheId the short hash of its bytes
 */
public record Asset(String path, String cacheId) {
}
