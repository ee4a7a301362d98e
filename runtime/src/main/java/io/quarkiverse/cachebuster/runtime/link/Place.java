package io.quarkiverse.cachebuster.runtime.link;

import io.quarkiverse.cachebuster.runtime.url.Splice;

/**
 * Where a URL is written in a document.
 */
public interface Place {

    /** How the document names the file. */
    Reference.Kind kind();

    /** The position of its first byte. */
    int start();

    /** The URL without the escapes of the document's syntax. */
    String url();

    /**
     * Translates a change of the URL to a change of the document.
     *
     * @param change at indexes of {@link #url()}
     * @return the change at positions in the document; the replacement is ASCII, escaped as the syntax requires
     */
    Splice inDocument(Splice change);
}
