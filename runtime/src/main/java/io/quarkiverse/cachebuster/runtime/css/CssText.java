package io.quarkiverse.cachebuster.runtime.css;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * What a part of a style sheet says, without the escapes of CSS (CSS Syntax 3, section 4.3.7). Bytes are read as UTF-8, which
 * is what the header of the response declares; what is not UTF-8 is read as U+FFFD.
 *
 * @param start the position of the first byte
 * @param positions for each character the position of its first byte, then the position behind the last one; null if each
 *        character is one byte
 */
public record CssText(String text, int start, int @Nullable [] positions) {

    public static CssText of(byte[] css, CssReference part) {
        for (int i = part.start(); i < part.end(); i++) {
            if (css[i] <= 0 || css[i] == '\\') {
                return new Reader(css, part).read();
            }
        }
        return new CssText(new String(css, part.start(), part.end() - part.start(), StandardCharsets.US_ASCII), part.start(),
                null);
    }

    /** The position of the character with this index; of what follows the last one, for their number. */
    public int position(int index) {
        return positions == null ? start + index : positions[index];
    }

    /**
     * Whether the character with this index is written as an escape, {@code \\3f}, of which a hexadecimal digit behind it would
     * be a part.
     */
    public boolean isOpenEscape(byte[] css, int index) {
        if (positions == null || index < 0) {
            return false;
        }
        int backslash = positions[index];
        int end = positions[index + 1];
        return css[backslash] == '\\' && end - backslash < 7 && Character.digit(css[backslash + 1], 16) >= 0
                && Character.digit(css[end - 1], 16) >= 0;
    }

    /** The same with slashes for backslashes, for which browsers take them in a URL. */
    public CssText withSlashes() {
        return text.indexOf('\\') < 0 ? this : new CssText(text.replace('\\', '/'), start, positions);
    }

    /** The same without what browsers drop around a URL: spaces and control characters. */
    public CssText trimmed() {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) <= ' ') {
            from++;
        }
        while (from < to && text.charAt(to - 1) <= ' ') {
            to--;
        }
        return from == 0 && to == text.length() ? this
                : new CssText(text.substring(from, to), position(from),
                        positions == null ? null : Arrays.copyOfRange(positions, from, to + 1));
    }

    /** Reads what is not plain ASCII. */
    private static final class Reader {

        private static final char REPLACEMENT = '\uFFFD';

        private final byte[] css;
        private final int start;
        private final int end;
        private final StringBuilder text;
        private final int[] positions;
        private int at;

        Reader(byte[] css, CssReference part) {
            this.css = css;
            this.start = part.start();
            this.end = part.end();
            this.at = start;
            // no character has more chars than bytes
            this.text = new StringBuilder(end - start);
            this.positions = new int[end - start + 1];
        }

        CssText read() {
            while (at < end) {
                int first = at;
                if (css[at] == '\\') {
                    at++;
                    readEscape(first);
                } else {
                    readCharacter(first);
                }
            }
            positions[text.length()] = end;
            return new CssText(text.toString(), start, Arrays.copyOf(positions, text.length() + 1));
        }

        private void add(int first, int codePoint) {
            int length = text.length();
            text.appendCodePoint(codePoint == 0 ? REPLACEMENT : codePoint);
            Arrays.fill(positions, length, text.length(), first);
        }

        /** What follows a backslash; a line break there is no character of a string. */
        private void readEscape(int first) {
            int codePoint = 0;
            int digits = 0;
            while (at < end && digits < 6 && Character.digit(css[at], 16) >= 0) {
                codePoint = codePoint * 16 + Character.digit(css[at++], 16);
                digits++;
            }
            if (digits == 0) {
                if (at < end && !skipNewline()) {
                    readCharacter(first);
                }
                return;
            }
            boolean valid = Character.isValidCodePoint(codePoint) && Character.getType(codePoint) != Character.SURROGATE;
            add(first, valid ? codePoint : REPLACEMENT);
            if (at < end && (css[at] == ' ' || css[at] == '\t')) {
                at++;
            } else {
                skipNewline();
            }
        }

        private boolean skipNewline() {
            if (at == end || css[at] != '\n' && css[at] != '\r' && css[at] != '\f') {
                return false;
            }
            at += css[at] == '\r' && at + 1 < end && css[at + 1] == '\n' ? 2 : 1;
            return true;
        }

        private void readCharacter(int first) {
            int lead = css[at] & 0xFF;
            int length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
            int next = at + 1;
            while (next < end && next < at + length && (css[next] & 0xC0) == 0x80) {
                next++;
            }
            add(first, next - at == length ? new String(css, at, length, StandardCharsets.UTF_8).codePointAt(0) : REPLACEMENT);
            at = next;
        }
    }
}
