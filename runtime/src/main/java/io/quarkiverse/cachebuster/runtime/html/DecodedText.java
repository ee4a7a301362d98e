package io.quarkiverse.cachebuster.runtime.html;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.html.HtmlText.QuteTag;

/**
 * Decoded text and where its characters come from.
 *
 * @param starts the position of each character, then the position after the last one; null if each character stands for
 *        itself
 * @param ends the position after each character; null if the next one follows directly
 */
record DecodedText(String text, int start, int end, int @Nullable [] starts, int @Nullable [] ends, List<QuteTag> tags) {

    static DecodedText of(HtmlSource source, int start, int end, boolean references) {
        return isPlain(source, start, end, references)
                ? new DecodedText(source.text().substring(start, end), start, end, null, null, List.of())
                : new Reader(source, start, end, references).read();
    }

    private static boolean isPlain(HtmlSource source, int start, int end, boolean references) {
        String text = source.text();
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == 0 || c >= 0x80 || c == '&' && references) {
                return false;
            }
        }
        return true;
    }

    DecodedText part(int from, int to) {
        int first = starts == null ? start + from : starts[from];
        int last = from == to ? first : end(from, to);
        int[] startsOfPart = starts == null ? null : Arrays.copyOfRange(starts, from, to + 1);
        int[] endsOfPart = ends == null ? null : Arrays.copyOfRange(ends, from, to);
        if (startsOfPart != null) {
            startsOfPart[to - from] = last;
        }
        return new DecodedText(text.substring(from, to), first, last, startsOfPart, endsOfPart,
                tags(first, last));
    }

    private List<QuteTag> tags(int from, int to) {
        if (tags.isEmpty()) {
            return tags;
        }
        List<QuteTag> result = new ArrayList<>();
        for (QuteTag tag : tags) {
            if (tag.start() >= from && tag.end() <= to) {
                result.add(tag);
            }
        }
        return result;
    }

    DecodedText reread(String other, int[] positions) {
        int[] otherStarts = new int[positions.length];
        for (int i = 0; i < positions.length; i++) {
            otherStarts[i] = starts == null ? start + positions[i] : starts[positions[i]];
        }
        int first = otherStarts[0];
        int last = otherStarts[positions.length - 1];
        return new DecodedText(other, first, last, otherStarts, null, tags(first, last));
    }

    /** The position of the start of a range, or of an insertion. */
    int start(int from, int to) {
        if (from == to && from > 0) {
            return end(from - 1, from);
        }
        return starts == null ? start + from : starts[from];
    }

    /** The position of the end of a range, or of an insertion. */
    int end(int from, int to) {
        if (from == to) {
            return start(from, to);
        }
        return starts == null ? start + to : ends == null ? starts[to] : ends[to - 1];
    }

    /** Decodes character references, UTF-8 in pages, and masks in templates. */
    private static final class Reader {

        private static final char REPLACEMENT = '\uFFFD';

        private final HtmlSource source;
        private final String html;
        private final boolean references;
        private final int start;
        private final int end;
        private final StringBuilder text;
        private final List<QuteTag> tags = new ArrayList<>();
        private final int[] starts;
        private final int[] ends;
        private int at;

        Reader(HtmlSource source, int start, int end, boolean references) {
            this.source = source;
            this.html = source.text();
            this.references = references;
            this.start = start;
            this.end = end;
            this.at = start;
            // no character is shorter in the document: the shortest reference to two characters is &nGt;
            this.text = new StringBuilder(end - start);
            this.starts = new int[end - start + 1];
            this.ends = new int[end - start + 1];
        }

        DecodedText read() {
            while (at < end) {
                char c = html.charAt(at);
                if (source.isMasked(at)) {
                    readMask();
                } else if (c == '&' && references) {
                    readReference();
                } else if (c >= 0x80 && !source.isTemplate()) {
                    readUtf8();
                } else {
                    add(c == 0 ? REPLACEMENT : c, at, ++at);
                }
            }
            int length = text.length();
            starts[length] = end;
            return new DecodedText(text.toString(), start, end, Arrays.copyOf(starts, length + 1),
                    Arrays.copyOf(ends, length), tags);
        }

        private void add(int codePoint, int from, int to) {
            int length = text.length();
            text.appendCodePoint(codePoint);
            Arrays.fill(starts, length, text.length(), from);
            Arrays.fill(ends, length, text.length(), to);
        }

        private void readMask() {
            if (source.isMasked(at, HtmlSource.TAG)) {
                QuteTag tag = source.tag(at);
                tags.add(tag);
                add(HtmlText.TAG, at, Math.min(tag.end(), end));
                at = Math.min(tag.end(), end);
            } else if (source.isMasked(at, HtmlSource.ESCAPE) && at + 1 < end) {
                add(html.charAt(at + 1), at, at + 2);
                at += 2;
            } else {
                at++;
            }
        }

        private void readReference() {
            CharacterReferences.Match match = CharacterReferences.read(html, at, end);
            if (match == null) {
                add('&', at, ++at);
                return;
            }
            int first = at;
            at = match.end();
            match.text().codePoints().forEach(codePoint -> add(codePoint, first, match.end()));
        }

        private void readUtf8() {
            int lead = html.charAt(at);
            int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
            int next = at + 1;
            while (next < end && next < at + length && (html.charAt(next) & 0xC0) == 0x80) {
                next++;
            }
            String bytes = html.substring(at, next);
            int codePoint = next - at == length
                    ? new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).codePointAt(0)
                    : REPLACEMENT;
            add(codePoint, at, next);
            at = next;
        }
    }
}
