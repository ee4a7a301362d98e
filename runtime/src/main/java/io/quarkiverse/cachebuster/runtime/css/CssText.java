package io.quarkiverse.cachebuster.runtime.css;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.css.CssSyntax.Kind;
import io.quarkiverse.cachebuster.runtime.link.Place;
import io.quarkiverse.cachebuster.runtime.url.Splice;

/**
 * A URL in a style sheet, which may contain CSS escapes (CSS Syntax 3, section 4.3.7). Bytes are decoded as UTF-8, which the
 * response header declares; malformed bytes become U+FFFD.
 */
final class CssText implements Place {

    private final byte[] css;
    private final int start;
    private final int end;
    private final Kind kind;
    private @Nullable Decoded decoded;

    /**
     * @param start the position of its first byte, after the quotation mark or bracket
     * @param end the position after its last byte
     */
    CssText(byte[] css, int start, int end, Kind kind) {
        this.css = css;
        this.start = start;
        this.end = end;
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public int start() {
        return start;
    }

    int end() {
        return end;
    }

    @Override
    public String url() {
        return decoded().text();
    }

    @Override
    public Splice inDocument(Splice change) {
        // a hexadecimal digit right after an escape, \3f, would become part of it
        boolean separate = isOpenEscape(change.from() - 1) && change.replacement().matches("[0-9a-fA-F].*");
        return new Splice(decoded().position(change.from()), decoded().position(change.to()),
                separate ? " " + change.replacement() : change.replacement());
    }

    /** Whether the character with this index is written as an escape without a terminator. */
    private boolean isOpenEscape(int index) {
        if (index < 0 || decoded().positions() == null) {
            return false;
        }
        int backslash = decoded().position(index);
        int next = decoded().position(index + 1);
        return css[backslash] == '\\' && next - backslash < 7 && Character.digit(css[backslash + 1], 16) >= 0
                && Character.digit(css[next - 1], 16) >= 0;
    }

    private Decoded decoded() {
        if (decoded == null) {
            decoded = decoded(css, start, end);
        }
        return decoded;
    }

    /** The text of this part of a style sheet, unescaped. */
    static Decoded decoded(byte[] css, int start, int end) {
        for (int i = start; i < end; i++) {
            if (css[i] <= 0 || css[i] == '\\') {
                return new Reader(css, start, end).read();
            }
        }
        return new Decoded(new String(css, start, end - start, StandardCharsets.US_ASCII), start, null);
    }

    /**
     * @param start the position of the first byte
     * @param positions the position of the first byte of each character, then the position after the last one; null if each
     *        character is one byte
     */
    record Decoded(String text, int start, int @Nullable [] positions) {

        /** The position of the character with this index; the number of characters gives the position after the last one. */
        int position(int index) {
            return positions == null ? start + index : positions[index];
        }
    }

    /** Decodes text with escapes or non-ASCII characters. */
    private static final class Reader {

        private static final char REPLACEMENT = '\uFFFD';

        private final byte[] css;
        private final int start;
        private final int end;
        private final StringBuilder text;
        private final int[] positions;
        private int at;

        Reader(byte[] css, int start, int end) {
            this.css = css;
            this.start = start;
            this.end = end;
            this.at = start;
            // no character has more chars than bytes
            this.text = new StringBuilder(end - start);
            this.positions = new int[end - start + 1];
        }

        Decoded read() {
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
            return new Decoded(text.toString(), start, Arrays.copyOf(positions, text.length() + 1));
        }

        private void add(int first, int codePoint) {
            int length = text.length();
            text.appendCodePoint(codePoint == 0 ? REPLACEMENT : codePoint);
            Arrays.fill(positions, length, text.length(), first);
        }

        /** Reads what follows a backslash; an escaped line break is not part of the string. */
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
