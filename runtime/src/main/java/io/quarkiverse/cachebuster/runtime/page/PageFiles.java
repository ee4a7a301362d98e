package io.quarkiverse.cachebuster.runtime.page;

import java.util.Collection;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.link.DocumentFiles;
import io.quarkiverse.cachebuster.runtime.link.ServedDocument;

/**
 * The files that pages refer to. The ids of all files except pages are already known.
 */
public interface PageFiles extends DocumentFiles {

    /** The canonical paths of all assets. */
    Collection<String> paths();

    /** The document with this canonical path, for example a style sheet; null if the asset is not a document. */
    @Nullable
    ServedDocument served(String path);
}
