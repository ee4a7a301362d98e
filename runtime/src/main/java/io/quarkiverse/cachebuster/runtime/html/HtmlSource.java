package io.quarkiverse.cachebuster.runtime.html;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;

import io.quarkiverse.cachebuster.runtime.html.HtmlText.QuteTag;

/**
 * The characters of a document as a scanner sees them. In a page, each stands for a byte. In a template, what Qute doesn't
 * write into its output is masked, so that the positions stay the same.
 */
final class HtmlSource {

    /** The first character of a Qute tag. */
    static final char TAG = HtmlText.TAG;
    /** The other characters of a Qute tag. */
    static final char INSIDE = '\uFFFE';
    /** A character of a comment, or of the delimiters around unparsed character data. */
    static final char DROPPED = '\uFFFF';
    /** The backslash before an escaped brace. */
    static final char ESCAPE = '\uFDD0';

    private final String document;
    private final String text;
    private final List<QuteTag> tags;
    private final BitSet characterData;
    private final boolean template;

    private HtmlSource(String document, String text, List<QuteTag> tags, BitSet characterData, boolean template) {
        this.document = document;
        this.text = text;
        this.tags = tags;
        this.characterData = characterData;
        this.template = template;
    }

    static HtmlSource page(byte[] page) {
        String document = isUtf16(page) ? "" : new String(page, StandardCharsets.ISO_8859_1);
        return new HtmlSource(document, document, List.of(), new BitSet(), false);
    }

    /** UTF-16 isn't based on ASCII; its byte order mark outweighs the response header. */
    private static boolean isUtf16(byte[] page) {
        return page.length > 1 && (page[0] & 0xFF) + (page[1] & 0xFF) == 0xFE + 0xFF && (page[0] & 0xFE) == 0xFE;
    }

    static HtmlSource template(String template, boolean alternativeExpressions) {
        QuteMask mask = new QuteMask(template, alternativeExpressions);
        return new HtmlSource(template, mask.masked(), mask.tags(), mask.characterData(), true);
    }

    /** The masked document. */
    String text() {
        return text;
    }

    /** The document itself. */
    String document() {
        return document;
    }

    boolean isTemplate() {
        return template;
    }

    /** Whether this position is in unparsed character data, whose author wants Qute to leave it alone. */
    boolean isCharacterData(int position) {
        return characterData.get(position);
    }

    /** Whether this position has this kind of mask, and not the same character by chance. */
    boolean isMasked(int position, char mask) {
        return template && text.charAt(position) == mask && document.charAt(position) != mask;
    }

    boolean isMasked(int position) {
        return template && text.charAt(position) != document.charAt(position);
    }

    /** Whether there is anything masked from the first position (inclusive) to the second (exclusive). */
    boolean hasMask(int from, int to) {
        return template && !text.regionMatches(from, document, from, to - from);
    }

    /** The Qute tag that starts at this position. */
    QuteTag tag(int start) {
        int low = 0;
        int high = tags.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tags.get(middle).start() < start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return tags.get(low);
    }

    /** What a script interpreter reads: without masks, apart from one {@link #TAG} for each tag. */
    String script(int from, int to) {
        if (!template) {
            String bytes = text.substring(from, to);
            return isAscii(bytes) ? bytes
                    : new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }
        StringBuilder script = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            if (!isMasked(i) || isMasked(i, TAG)) {
                script.append(text.charAt(i));
            }
        }
        return script.toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
