package io.quarkiverse.cachebuster.runtime.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The URLs in an import map: the strings that names are mapped to in {@code imports} and {@code scopes} (HTML, section
 * 8.1.5.5). A malformed import map has none, as in browsers.
 */
final class ImportMapUrls {

    private static final int MAX_DEPTH = 64;

    private static final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;

        Malformed() {
            super(null, null, false, false);
        }
    }

    private final HtmlText json;
    private final String text;
    private final List<HtmlText> urls = new ArrayList<>();
    private final String[] keys = new String[MAX_DEPTH];
    private final StringBuilder string = new StringBuilder();
    private int[] positions = new int[64];
    private int at;

    private ImportMapUrls(HtmlText json) {
        this.json = json;
        this.text = json.text();
    }

    static List<HtmlText> in(HtmlText json) {
        ImportMapUrls map = new ImportMapUrls(json);
        try {
            map.readValue(0);
            map.expectEnd();
            return map.urls;
        } catch (Malformed e) {
            return List.of();
        }
    }

    private void expectEnd() throws Malformed {
        if (next() != 0) {
            throw new Malformed();
        }
    }

    /** The next character after white space; NUL at the end. */
    private char next() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void readValue(int depth) throws Malformed {
        if (depth == MAX_DEPTH) {
            throw new Malformed();
        }
        switch (next()) {
            case '{' -> readMembers(depth, '}');
            case '[' -> {
                keys[depth] = "";
                readMembers(depth, ']');
            }
            case '"' -> {
                readString();
                if (isUrl(depth)) {
                    urls.add(json.reread(string.toString(), Arrays.copyOf(positions, string.length() + 1)));
                }
            }
            default -> readLiteral();
        }
    }

    private boolean isUrl(int depth) {
        return depth == 2 && keys[0].equals("imports") || depth == 3 && keys[0].equals("scopes");
    }

    private void readMembers(int depth, char end) throws Malformed {
        at++;
        if (next() == end) {
            at++;
            return;
        }
        while (true) {
            if (end == '}') {
                readKey(depth);
            }
            readValue(depth + 1);
            char c = next();
            at++;
            if (c == end) {
                return;
            } else if (c != ',') {
                throw new Malformed();
            }
        }
    }

    private void readKey(int depth) throws Malformed {
        if (next() != '"') {
            throw new Malformed();
        }
        readString();
        keys[depth] = string.toString();
        if (next() != ':') {
            throw new Malformed();
        }
        at++;
    }

    private void readLiteral() throws Malformed {
        int start = at;
        while (at < text.length() && "+-.".indexOf(text.charAt(at)) >= 0
                || at < text.length() && CharacterReferences.isAlphanumeric(text.charAt(at))
                || at < text.length() && text.charAt(at) == HtmlText.TAG) {
            at++;
        }
        if (at == start) {
            throw new Malformed();
        }
    }

    private void readString() throws Malformed {
        string.setLength(0);
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            mark();
            char c = text.charAt(at++);
            if (c < ' ') {
                throw new Malformed();
            }
            string.append(c == '\\' ? readEscape() : c);
        }
        mark();
        if (at++ >= text.length()) {
            throw new Malformed();
        }
    }

    private void mark() {
        if (string.length() == positions.length) {
            positions = Arrays.copyOf(positions, positions.length * 2);
        }
        positions[string.length()] = at;
    }

    private char readEscape() throws Malformed {
        char c = at < text.length() ? text.charAt(at++) : 0;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> readUnicodeEscape();
            default -> throw new Malformed();
        };
    }

    private char readUnicodeEscape() throws Malformed {
        int c = 0;
        for (int end = at + 4; at < end; at++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw new Malformed();
            }
            c = c * 16 + digit;
        }
        return (char) c;
    }
}
