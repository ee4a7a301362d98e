package io.quarkiverse.cachebuster.runtime.css;

import java.util.Arrays;

/**
 * Scans the building blocks of CSS Syntax Level 3 (section 4): names, numbers, escapes, strings, unquoted URLs, comments and
 * whitespace. Reads the sheet once, and never fails.
 * <p>
 * It reads bytes, so that positions are exact in any encoding based on ASCII. Non-ASCII bytes are part of a name, and so is
 * NUL, which CSS replaces with a non-ASCII character (section 3.3).
 */
final class CssScanner {

    /** Classes of bytes. */
    private static final byte NAME_START = 1;
    private static final byte DIGIT = 2;
    private static final byte HYPHEN = 4;
    private static final byte NAME = NAME_START | DIGIT | HYPHEN;
    private static final byte WHITESPACE = 8;
    private static final byte HEX = 16;
    /** ends an unquoted URL or makes it invalid (section 4.3.6) */
    private static final byte NO_URL = 32;
    private static final byte[] CLASSES = classes();

    private final byte[] css;
    private int at;

    CssScanner(byte[] css) {
        this.css = css;
    }

    private static byte[] classes() {
        byte[] classes = new byte[256];
        Arrays.fill(classes, 0x80, 256, NAME_START);
        classes[0] = NAME_START;
        classes['_'] = NAME_START;
        for (char c = 'a'; c <= 'z'; c++) {
            classes[c] = classes[Character.toUpperCase(c)] = (byte) (c <= 'f' ? NAME_START | HEX : NAME_START);
        }
        for (char c = '0'; c <= '9'; c++) {
            classes[c] = DIGIT | HEX;
        }
        classes['-'] = HYPHEN;
        for (char c : " \t\n\r\f".toCharArray()) {
            classes[c] = WHITESPACE | NO_URL;
        }
        for (char c : "\"'()\\\013\177".toCharArray()) {
            classes[c] |= NO_URL;
        }
        for (int c = 1; c < ' '; c++) {
            classes[c] |= NO_URL;
        }
        return classes;
    }

    private boolean is(int position, int classes) {
        return position < css.length && (CLASSES[css[position] & 0xFF] & classes) != 0;
    }

    private boolean has(int position, char c) {
        return position < css.length && (css[position] & 0xFF) == c;
    }

    /** The position of the next byte. */
    int at() {
        return at;
    }

    boolean isAtEnd() {
        return at >= css.length;
    }

    /** The next byte; there must be one. */
    byte next() {
        return css[at];
    }

    /** Whether these characters come next. */
    boolean has(char first) {
        return has(at, first);
    }

    boolean has(char first, char second) {
        return has(at, first) && has(at + 1, second);
    }

    boolean hasQuotationMark() {
        return has('"') || has('\'');
    }

    boolean hasDigit() {
        return is(at, DIGIT);
    }

    boolean hasName() {
        return startsName(at);
    }

    void skip() {
        at++;
    }

    /** Returns to the start of a token. */
    void returnTo(int position) {
        at = position;
    }

    /** Section 3.2. False for UTF-16, which isn't based on ASCII. */
    boolean skipByteOrderMark() {
        if (has('\u00EF', '\u00BB') && has(at + 2, '\u00BF')) {
            at += 3;
        }
        return !has('\u00FE', '\u00FF') && !has('\u00FF', '\u00FE');
    }

    /** Skips all of {@code <!--}, since its hyphens would start a name. */
    void skipLessThan() {
        at += has(at + 1, '!') && has(at + 2, '-') && has(at + 3, '-') ? 4 : 1;
    }

    /** Sections 4.3.3 and 4.3.12; includes a unit, so {@code 1url(} is not a function. */
    void skipNumber() {
        while (is(at, DIGIT) || has(at, '.') && is(at + 1, DIGIT)) {
            at++;
        }
        if (startsName(at)) {
            skipName();
        }
    }

    /** Section 4.3.9. */
    private boolean startsName(int position) {
        return is(position, NAME_START) || isEscape(position)
                || has(position, '-') && (is(position + 1, NAME_START | HYPHEN) || isEscape(position + 1));
    }

    /** Section 4.3.8. */
    private boolean isEscape(int position) {
        return has(position, '\\') && !isNewline(position + 1);
    }

    private boolean isNewline(int position) {
        return has(position, '\n') || has(position, '\r') || has(position, '\f');
    }

    private void skipNewline() {
        at += has(at, '\r') && has(at + 1, '\n') ? 2 : 1;
    }

    /** Section 4.3.7. */
    private void skipEscape() {
        at++;
        if (!is(at, HEX)) {
            // in a multi-byte character, the remaining bytes are part of a name anyway
            at = Math.min(at + 1, css.length);
            return;
        }
        int end = at + 6;
        while (at < end && is(at, HEX)) {
            at++;
        }
        if (is(at, WHITESPACE)) {
            skipNewline();
        }
    }

    /** Section 4.3.11. */
    void skipName() {
        skipAll(NAME);
        while (isEscape(at)) {
            skipEscape();
            skipAll(NAME);
        }
    }

    /** Most bytes of a sheet are skipped here; a local variable is faster than the field. */
    private void skipAll(int classes) {
        int position = at;
        while (is(position, classes)) {
            position++;
        }
        at = position;
    }

    /** Whether the name that has just been skipped is this one, in any case, with or without escapes. */
    boolean isName(int start, String name) {
        int length = at - start;
        if (length < name.length()) {
            return false;
        }
        if (length == name.length()) {
            for (int i = 0; i < length; i++) {
                if (toLowerCase(css[start + i]) != name.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
        // an escaped character has up to 9 bytes: the backslash, six digits and a line break
        return length <= 9 * name.length() && isEscapedName(start, name);
    }

    private boolean isEscapedName(int start, String name) {
        String decoded = CssText.decoded(css, start, at).text();
        if (decoded.length() != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (toLowerCase(decoded.charAt(i)) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int toLowerCase(int c) {
        return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    }

    /**
     * Section 4.3.5.
     *
     * @return the position after its last character; negative for a bad string, which ends with a line break
     */
    int skipString() {
        byte quotationMark = css[at++];
        while (at < css.length && css[at] != quotationMark) {
            if (isNewline(at)) {
                return -1;
            } else if (isEscape(at)) {
                skipEscape();
            } else if (css[at++] == '\\') {
                skipNewline();
            }
        }
        int end = at;
        at = Math.min(at + 1, css.length);
        return end;
    }

    /**
     * Section 4.3.6, from the first character of the URL to the closing bracket.
     *
     * @return the position after its last character; negative for a bad URL
     */
    int skipUrl() {
        while (at < css.length) {
            if (!is(at, NO_URL)) {
                at++;
            } else if (isEscape(at)) {
                skipEscape();
            } else {
                break;
            }
        }
        int end = at;
        skipWhitespace();
        if (at < css.length && css[at] != ')') {
            skipBadUrl();
            return -1;
        }
        at = Math.min(at + 1, css.length);
        return end;
    }

    /** Section 4.3.14. */
    private void skipBadUrl() {
        while (at < css.length && css[at] != ')') {
            if (isEscape(at)) {
                skipEscape();
            } else {
                at++;
            }
        }
        at = Math.min(at + 1, css.length);
    }

    void skipWhitespace() {
        skipAll(WHITESPACE);
    }

    void skipWhitespaceAndComments() {
        do {
            skipWhitespace();
        } while (has('/') && skipComment());
    }

    /** Section 4.3.2, from the slash. False if there is none here. */
    boolean skipComment() {
        if (!has(at + 1, '*')) {
            return false;
        }
        at += 2;
        while (at < css.length && !(css[at] == '*' && has(at + 1, '/'))) {
            at++;
        }
        at = Math.min(at + 2, css.length);
        return true;
    }
}
