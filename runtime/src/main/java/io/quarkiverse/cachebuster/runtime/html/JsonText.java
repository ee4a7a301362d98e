package io.quarkiverse.cachebuster.runtime.html;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * A string in JSON, without its escapes. Bytes are decoded as UTF-8; malformed bytes and lone surrogates become U+FFFD.
 *
 * @param start the position of its first byte, after the quotation mark
 * @param positions the position of the first byte of each character, then that of the closing quotation mark; null if each
 *        character is one byte
 */
record JsonText(String text, int start, int @Nullable [] positions) {

    /** The position of the quotation mark that ends the string that starts at this position; negative if there is none. */
    static int end(byte[] json, int start) {
        int at = start;
        while (at < json.length && json[at] != '"') {
            if (json[at] >= 0 && json[at] < ' ') {
                return -1;
            }
            at += json[at] == '\\' ? 2 : 1;
        }
        return at < json.length ? at : -1;
    }

    /** The string between these positions, which are those of {@link #end}; null if an escape is malformed. */
    static @Nullable JsonText decoded(byte[] json, int start, int end) {
        for (int i = start; i < end; i++) {
            if (json[i] < 0 || json[i] == '\\') {
                return new Reader(json, start, end).read();
            }
        }
        return new JsonText(new String(json, start, end - start, StandardCharsets.US_ASCII), start, null);
    }

    /** The position of the character with this index; the number of characters gives the position after the last one. */
    int position(int index) {
        return positions == null ? start + index : positions[index];
    }

    /** Decodes text with escapes or non-ASCII characters. */
    private static final class Reader {

        private static final char REPLACEMENT = '\uFFFD';

        private final byte[] json;
        private final int start;
        private final int end;
        private final StringBuilder text;
        private final int[] positions;
        private int at;

        Reader(byte[] json, int start, int end) {
            this.json = json;
            this.start = start;
            this.end = end;
            this.at = start;
            // no character has more chars than bytes
            this.text = new StringBuilder(end - start);
            this.positions = new int[end - start + 1];
        }

        @Nullable
        JsonText read() {
            while (at < end) {
                if (json[at] != '\\') {
                    readCharacter();
                } else if (!readEscape()) {
                    return null;
                }
            }
            positions[text.length()] = end;
            replaceLoneSurrogates();
            return new JsonText(text.toString(), start, Arrays.copyOf(positions, text.length() + 1));
        }

        private void readCharacter() {
            int lead = json[at] & 0xFF;
            int length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
            int next = at + 1;
            while (next < end && next < at + length && (json[next] & 0xC0) == 0x80) {
                next++;
            }
            int before = text.length();
            text.appendCodePoint(next - at == length ? new String(json, at, length, StandardCharsets.UTF_8).codePointAt(0)
                    : REPLACEMENT);
            Arrays.fill(positions, before, text.length(), at);
            at = next;
        }

        private boolean readEscape() {
            char escaped = (char) json[at + 1];
            int simple = "\"\\/bfnrt".indexOf(escaped);
            int codeUnit = simple >= 0 ? "\"\\/\b\f\n\r\t".charAt(simple) : escaped == 'u' ? hexadecimal(at + 2) : -1;
            if (codeUnit < 0) {
                return false;
            }
            positions[text.length()] = at;
            text.append((char) codeUnit);
            at += simple >= 0 ? 2 : 6;
            return true;
        }

        /** The number written in the next four bytes; negative if there is none. */
        private int hexadecimal(int from) {
            int number = 0;
            for (int i = from; i < from + 4; i++) {
                int digit = i < end ? Character.digit(json[i], 16) : -1;
                if (digit < 0) {
                    return -1;
                }
                number = number * 16 + digit;
            }
            return number;
        }

        private void replaceLoneSurrogates() {
            for (int i = 0; i < text.length(); i++) {
                if (Character.isSurrogate(text.charAt(i))) {
                    if (i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                        i++;
                    } else {
                        text.setCharAt(i, REPLACEMENT);
                    }
                }
            }
        }
    }
}
