package io.quarkiverse.cachebuster.runtime.link;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.script.NamedInScript;

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

    /** Where a script looks for an asset by the file name of this path; null if none does. */
    @Nullable
    NamedInScript namedInScript(String path);
}
