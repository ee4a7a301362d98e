package io.quarkiverse.cachebuster.runtime.asset;

/**
 * What a URL without a cache id sends for an asset.
 */
public enum PlainUrl {
    /** The bytes in the file, which another build may change. */
    OWN_BYTES,
    /**
     * The bytes that a URL with the cache id sends, which another build may change: a page or a web app manifest, whose URLs
     * never get an id.
     */
    CURRENT_BYTES,
    /** The bytes in the file, forever: its name is known to contain a hash of its content. */
    IMMUTABLE
}
