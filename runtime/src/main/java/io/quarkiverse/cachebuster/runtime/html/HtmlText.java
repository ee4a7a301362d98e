package io.quarkiverse.cachebuster.runtime.html;

import java.util.List;

import org.jspecify.annotations.Nullable;

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

    private final HtmlSource source;
    private final int start;
    private final int end;
    private final Quotes quotes;
    private @Nullable DecodedText decoded;

    private HtmlText(HtmlSource source, int start, int end, Quotes quotes) {
        this.source = source;
        this.start = start;
        this.end = end;
        this.quotes = quotes;
    }

    /** What surrounds a text, which decides about escapes. */
    enum Quotes {
        QUOTED,
        UNQUOTED,
        /** not in an attribute: without character references */
        RAW
    }

    /**
     * @param start the position of its first character, after the quotation mark
     * @param end the position after its last character
     */
    static HtmlText of(HtmlSource source, int start, int end, Quotes quotes) {
        return new HtmlText(source, start, end, quotes);
    }

    /** Part of this text, at indexes of {@link #text()}. */
    HtmlText part(int from, int to) {
        DecodedText part = decoded().part(from, to);
        HtmlText text = new HtmlText(source, part.start(), part.end(), quotes);
        text.decoded = part;
        return text;
    }

    /**
     * The same part of the document, with the text to which another syntax decodes it.
     *
     * @param positions for each character of the text its index in {@link #text()}; then the index after the last one
     */
    HtmlText reread(String text, int[] positions) {
        DecodedText reread = decoded().reread(text, positions);
        HtmlText result = new HtmlText(source, reread.start(), reread.end(), quotes);
        result.decoded = reread;
        return result;
    }

    /** The decoded text. Each Qute tag is one {@link #TAG}; an escaped brace is a brace. */
    public String text() {
        return decoded().text();
    }

    /** The Qute tags, in document order: one for each {@link #TAG} in the text that stands for one. */
    public List<QuteTag> tags() {
        return decoded().tags();
    }

    /** The position of its first character in the document. */
    public int start() {
        return start;
    }

    /** The position after its last character. */
    public int end() {
        return end;
    }

    /** Whether the document has these ASCII characters, in lower case here, at the start of this text. */
    boolean startsWith(String prefix) {
        return prefix.length() <= end - start && source.text().regionMatches(true, start, prefix, 0, prefix.length());
    }

    /**
     * Translates a change of the text to a change of the document.
     *
     * @param change at indexes of {@link #text()}, with an ASCII replacement that contains no line break
     * @return the change at positions in the document, with character references where the syntax needs them
     */
    public Splice inDocument(Splice change) {
        DecodedText text = decoded();
        int from = text.start(change.from(), change.to());
        int to = Math.max(from, text.end(change.from(), change.to()));
        if (change.replacement().isEmpty() && from == to) {
            return new Splice(from, to, "");
        }
        HtmlEscaper escaper = new HtmlEscaper(source, quotes);
        return new Splice(from, to, escaper.escaped(change.replacement(), start, from) + escaper.kept(from, to));
    }

    private DecodedText decoded() {
        if (decoded == null) {
            decoded = DecodedText.of(source, start, end, quotes != Quotes.RAW);
        }
        return decoded;
    }
}
