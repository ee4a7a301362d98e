package io.quarkiverse.cachebuster.runtime.html;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Character references in attribute values (HTML, section 13.2.5.72 and following).
 */
final class CharacterReferences {

    /** The longest name is {@code CounterClockwiseContourIntegral}. */
    private static final int MAX_LENGTH = 31;
    /** What windows-1252 has from 0x80 on; NUL where the number stands for itself. */
    private static final String WINDOWS_1252 = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";
    private static final int REPLACEMENT = 0xFFFD;

    /**
     * A character reference.
     *
     * @param text the characters that it stands for
     * @param end the position after it
     */
    record Match(String text, int end) {
    }

    private CharacterReferences() {
    }

    /**
     * The character reference that starts with the ampersand at this position; null if it is just an ampersand.
     *
     * @param end the position after the attribute value
     */
    static @Nullable Match read(String html, int ampersand, int end) {
        int at = ampersand + 1;
        if (at < end && html.charAt(at) == '#') {
            boolean hex = at + 1 < end && (html.charAt(at + 1) | 0x20) == 'x';
            return readNumber(html, hex ? at + 2 : at + 1, end, hex ? 16 : 10);
        }
        return readName(html, at, end);
    }

    private static @Nullable Match readNumber(String html, int start, int end, int radix) {
        int at = start;
        int number = 0;
        while (at < end && isDigit(html.charAt(at), radix)) {
            number = Math.min(number * radix + Character.digit(html.charAt(at), radix), 0x110000);
            at++;
        }
        if (at == start) {
            return null;
        }
        return new Match(Character.toString(codePoint(number)), at < end && html.charAt(at) == ';' ? at + 1 : at);
    }

    private static boolean isDigit(char c, int radix) {
        return c < 0x80 && Character.digit(c, radix) >= 0;
    }

    private static int codePoint(int number) {
        if (number == 0 || number > 0x10FFFF || number >= 0xD800 && number <= 0xDFFF) {
            return REPLACEMENT;
        }
        char replacement = number >= 0x80 && number <= 0x9F ? WINDOWS_1252.charAt(number - 0x80) : 0;
        return replacement == 0 ? number : replacement;
    }

    private static @Nullable Match readName(String html, int start, int end) {
        int at = start;
        while (at < end && at - start <= MAX_LENGTH && isAlphanumeric(html.charAt(at))) {
            at++;
        }
        if (at == start || at - start > MAX_LENGTH) {
            return null;
        }
        String name = html.substring(start, at);
        if (at < end && html.charAt(at) == ';') {
            String text = text(name);
            return text == null ? null : new Match(text, at + 1);
        }
        // followed by = or an alphanumeric, it is the name of a query parameter rather than a reference
        String text = at < end && html.charAt(at) == '=' ? null : text(name + '*');
        return text == null ? null : new Match(text, at);
    }

    static boolean isAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    /** A name that needs no semicolon is followed by an asterisk. */
    private static @Nullable String text(String name) {
        return switch (name) {
            case "amp", "amp*" -> "&";
            case "quot", "quot*" -> "\"";
            case "lt", "lt*" -> "<";
            case "gt", "gt*" -> ">";
            case "apos" -> "'";
            default -> Names.ALL.get(name);
        };
    }

    /** Most documents need only the names above, so that the others are read when one of them occurs. */
    private static final class Names {

        static final Map<String, String> ALL = read();

        /** The file is made of the HTML Standard's entities.json: a name, then hexadecimal code points. */
        private static Map<String, String> read() {
            Map<String, String> names = new HashMap<>(4_096);
            try (InputStream file = CharacterReferences.class.getResourceAsStream("character-references.txt");
                    BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.US_ASCII))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    add(line.split(" "), names);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return names;
        }

        private static void add(String[] line, Map<String, String> names) {
            StringBuilder text = new StringBuilder();
            for (int i = 1; i < line.length; i++) {
                text.appendCodePoint(Integer.parseInt(line[i], 16));
            }
            String name = line[0];
            names.put(name, text.toString());
            if (name.endsWith("*")) {
                names.put(name.substring(0, name.length() - 1), text.toString());
            }
        }
    }
}
