package io.quarkiverse.cachebuster.runtime.link;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;

/**
 * The documents and the static files that they refer to, by canonical path.
 */
public interface DocumentFiles {

    /** Whether there is an asset with this path. */
    boolean exists(String path);

    /** Whether there is a directory with this path, given without a trailing slash. */
    boolean isDirectory(String path);

    /** The bytes of a document's file; null if there is none. */
    byte @Nullable [] document(String path);

    /** An asset that isn't a document; null if there is none. */
    @Nullable
    Asset asset(String path);

    /**
     * Why every document keeps the plain URL of the asset with this path, as a clause for messages, such as
     * {@code /a.js:1:2 looks for its file name}; null if documents may use its id.
     */
    @Nullable
    String whyPlain(String path);
}
