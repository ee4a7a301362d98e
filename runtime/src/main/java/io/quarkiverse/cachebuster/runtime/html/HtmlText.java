package io.quarkiverse.cachebuster.runtime.html;

import java.util.List;

import io.quarkiverse.cachebuster.runtime.url.Splice;

/**
 * An attribute value or a part of one. Its text is decoded: without character references (HTML, section 13.5), tabs and
 * newlines are kept.
 */
public final class HtmlText {

    /** Stands for a Qute tag in {@link #text}. */
    public static final char TAG = '\uFFFC';

    /**
     * A Qute tag.
     *
     * @param text with its braces
     */
    public record QuteTag(int start, int end, String text) {
    }

    /** The decoded text. Each Qute tag is one {@link #TAG}; an escaped brace is a brace. */
    public String text() {
        throw new UnsupportedOperationException();
    }

    /** The Qute tags, in document order: one for each {@link #TAG} in the text that stands for one. */
    public List<QuteTag> tags() {
        throw new UnsupportedOperationException();
    }

    /** The position of its first character in the document. */
    public int start() {
        throw new UnsupportedOperationException();
    }

    /** The position after its last character. */
    public int end() {
        throw new UnsupportedOperationException();
    }

    /**
     * Translates a change of the text to a change of the document.
     *
     * @param change at indexes of {@link #text()}, with an ASCII replacement that contains no line break
     * @return the change at positions in the document, with character references where the syntax needs them
     */
    public Splice inDocument(Splice change) {
        throw new UnsupportedOperationException();
    }
}
