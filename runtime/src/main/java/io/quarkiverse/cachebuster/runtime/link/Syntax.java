package io.quarkiverse.cachebuster.runtime.link;

import java.util.List;

import io.quarkiverse.cachebuster.runtime.asset.PlainUrl;

/**
 * Finds the URLs in one kind of document. How URLs are resolved is the same for all kinds.
 */
public interface Syntax {

    /** Whether the file with this canonical path is such a document. */
    boolean reads(String path);

    /** What the plain URL of such a document sends. */
    PlainUrl plainUrl();

    /** The URLs that a browser would load, in document order and without overlaps. Never fails. */
    List<? extends Place> places(byte[] document);
}
