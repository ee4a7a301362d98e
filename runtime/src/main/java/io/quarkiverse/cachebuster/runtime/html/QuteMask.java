package io.quarkiverse.cachebuster.runtime.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

import io.quarkiverse.cachebuster.runtime.html.HtmlText.QuteTag;

/**
 * Masks everything in a template that Qute doesn't copy to its output: tags, comments, escapes. It recognizes them as
 * Qute's parser does ({@code io.quarkus.qute.Parser}). Where that would fail, the rest of the template is masked.
 */
final class QuteMask {

    private final String template;
    private final boolean alternativeExpressions;
    private final char[] masked;
    private final List<QuteTag> tags = new ArrayList<>();
    private final BitSet characterData = new BitSet();

    QuteMask(String template, boolean alternativeExpressions) {
        this.template = template;
        this.alternativeExpressions = alternativeExpressions;
        this.masked = template.toCharArray();
        int at = 0;
        while (at < masked.length) {
            char c = masked[at];
            at = c == '{' ? readBrace(at) : c == '\\' ? readBackslash(at) : at + 1;
        }
    }

    /** The template, with masks in place of the characters that aren't output. */
    String masked() {
        return new String(masked);
    }

    /** In document order. */
    List<QuteTag> tags() {
        return tags;
    }

    /** The positions of unparsed character data. */
    BitSet characterData() {
        return characterData;
    }

    /** Skips the next character too, which cannot start a tag. */
    private int readBackslash(int at) {
        if (at + 1 < masked.length && (masked[at + 1] == '{' || masked[at + 1] == '}')) {
            masked[at] = HtmlSource.ESCAPE;
        }
        return at + 2;
    }

    private int readBrace(int at) {
        char next = at + 1 < masked.length ? masked[at + 1] : ' ';
        if (next == '!') {
            return mask(at, endOf("!}", at + 1), HtmlSource.DROPPED);
        } else if (next == '|') {
            mask(at, at + 2, HtmlSource.DROPPED);
            int end = template.indexOf("|}", at + 2);
            characterData.set(at, end < 0 ? masked.length : end + 2);
            return end < 0 ? masked.length : mask(end, end + 2, HtmlSource.DROPPED);
        } else if (startsTag(next)) {
            int end = endOfTag(at + 1);
            tags.add(new QuteTag(at, end, template.substring(at, end)));
            mask(at + 1, end, HtmlSource.INSIDE);
            masked[at] = HtmlSource.TAG;
            return end;
        }
        return next == '{' ? at + 2 : at + 1;
    }

    private boolean startsTag(char c) {
        if (c == '#' || c == '/' || c == '@') {
            return true;
        }
        return alternativeExpressions ? c == '=' : c == '_' || Character.isDigit(c) || Character.isAlphabetic(c);
    }

    private int endOf(String delimiter, int from) {
        int found = template.indexOf(delimiter, from);
        return found < 0 ? masked.length : found + 2;
    }

    /** A brace in a string literal doesn't end the tag. */
    private int endOfTag(int from) {
        char quotationMark = 0;
        for (int i = from; i < masked.length; i++) {
            char c = masked[i];
            if (quotationMark != 0) {
                quotationMark = c == quotationMark ? 0 : quotationMark;
            } else if (c == '"' || c == '\'') {
                quotationMark = c;
            } else if (c == '}') {
                return i + 1;
            }
        }
        return masked.length;
    }

    private int mask(int from, int to, char mask) {
        Arrays.fill(masked, from, to, mask);
        return to;
    }
}
