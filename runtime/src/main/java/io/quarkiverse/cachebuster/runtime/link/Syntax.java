package io.quarkiverse.cachebuster.runtime.link;

import java.util.List;

/**
 * How documents of one kind are written. What their URLs mean is the same for all kinds.
 */
public interface Syntax {

    /** Whether the file with this canonical path is such a document: the only place that decides it. */
    boolean reads(String path);

    /** The places where the document names what a browser would load, in their order; they do not overlap. Never fails. */
    List<? extends Place> places(byte[] document);
}
