package io.quarkiverse.cachebuster.runtime.css;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.quarkiverse.cachebuster.runtime.css.CssReference.Kind;

/**
 * Finds the references in a style sheet: the tokenizer of CSS Syntax Level 3 (section 4), as far as it takes to tell references
 * from all else.
 * <p>
 * It reads bytes, so that positions are exact in any encoding that has ASCII as its basis; a byte beyond ASCII is part of a
 * name, as is NUL, which CSS replaces by such a character (section 3.3). It goes once from the first byte to the last, never
 * fails, and takes memory for the references and for open brackets only.
 * <p>
 * References are {@code url()} and {@code src()} (CSS Values 4, section 4.5), strings directly in {@code image-set()} (CSS
 * Images 4, section 2.2), and what {@code @import} loads. Apart from {@code @import}, a browser loads nothing for what stands
 * between the name of an at-rule and its block, such as {@code @namespace}, {@code @supports} or {@code @document}. Source map
 * comments are left alone: a plain URL is revalidated anyway, and many sheets have no other reference, so they keep their
 * bytes.
 */
public final class CssReferences {

    /** What a byte may be part of. */
    private static final byte NAME_START = 1;
    private static final byte DIGIT = 2;
    private static final byte HYPHEN = 4;
    private static final byte NAME = NAME_START | DIGIT | HYPHEN;
    private static final byte WHITESPACE = 8;
    private static final byte HEX = 16;
    /** what ends an unquoted URL or makes it a bad one (section 4.3.6) */
    private static final byte NO_URL = 32;
    private static final byte[] CLASSES = classes();

    /** Open brackets. */
    private static final byte ROUND = 0;
    private static final byte IMAGE_SET = 1;
    private static final byte SQUARE = 2;
    private static final byte CURLY = 3;

    private final byte[] css;
    private final List<CssReference> references = new ArrayList<>();
    private int at;
    private byte[] brackets = new byte[16];
    private int depth;
    /** The depth at which the prelude of an at-rule began that has not ended yet; negative outside of preludes. */
    private int prelude = -1;

    private CssReferences(byte[] css) {
        this.css = css;
    }

    /** The references in this style sheet, in their order; they do not overlap. */
    public static List<CssReference> in(byte[] sheet) {
        CssReferences tokens = new CssReferences(sheet);
        tokens.readAll();
        return tokens.references;
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

    private void readAll() {
        if (has(0, '\u00FE') && has(1, '\u00FF') || has(0, '\u00FF') && has(1, '\u00FE')) {
            // UTF-16: an encoding of other bytes
            return;
        }
        if (has(0, '\u00EF') && has(1, '\u00BB') && has(2, '\u00BF')) {
            at = 3;
        }
        while (at < css.length) {
            readToken();
        }
    }

    /** Section 4.3.1. */
    private void readToken() {
        switch (css[at]) {
            case '"', '\'' -> readString(isInImageSet() && prelude < 0);
            case '/' -> {
                if (!skipComment()) {
                    at++;
                }
            }
            case '@' -> readAtKeyword();
            case '#' -> {
                at++;
                skipName();
            }
            case '<' -> at += has(at + 1, '!') && has(at + 2, '-') && has(at + 3, '-') ? 4 : 1;
            case '(' -> open(ROUND);
            case '[' -> open(SQUARE);
            case '{' -> {
                endPrelude();
                open(CURLY);
            }
            case ')' -> close(ROUND);
            case ']' -> close(SQUARE);
            case '}' -> close(CURLY);
            case ';' -> {
                endPrelude();
                at++;
            }
            default -> {
                if (is(at, DIGIT)) {
                    skipNumber();
                } else if (startsName(at)) {
                    readName();
                } else {
                    at++;
                }
            }
        }
    }

    private boolean isInImageSet() {
        return depth > 0 && brackets[depth - 1] == IMAGE_SET;
    }

    private void open(byte bracket) {
        if (depth == brackets.length) {
            brackets = Arrays.copyOf(brackets, depth * 2);
        }
        brackets[depth++] = bracket;
        at++;
    }

    /** One that does not close what was opened last means nothing. */
    private void close(byte bracket) {
        at++;
        if (depth > 0 && (brackets[depth - 1] == bracket || bracket == ROUND && brackets[depth - 1] == IMAGE_SET)) {
            depth--;
            if (depth < prelude) {
                prelude = -1;
            }
        }
    }

    private void endPrelude() {
        if (depth == prelude) {
            prelude = -1;
        }
    }

    /** Sections 4.3.3 and 4.3.12; a unit is part of it, so that {@code 1url(} is no function. */
    private void skipNumber() {
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
            // if it is the first byte of a character, the others are as good as escaped
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
    private void skipName() {
        while (is(at, NAME) || isEscape(at)) {
            if (css[at] == '\\') {
                skipEscape();
            } else {
                at++;
            }
        }
    }

    /** Section 4.3.4: a name, or a function with what it refers to. */
    private void readName() {
        int start = at;
        skipName();
        if (!has(at, '(')) {
            return;
        }
        int end = at;
        if (isName(start, end, "url")) {
            readUrl(prelude < 0);
        } else if (isName(start, end, "src")) {
            readSource(prelude < 0);
        } else {
            open(isName(start, end, "image-set") || isName(start, end, "-webkit-image-set") ? IMAGE_SET : ROUND);
        }
    }

    /** Whether the name is this one, in lower or upper case, with escapes or without. */
    private boolean isName(int start, int end, String name) {
        if (end - start < name.length()) {
            return false;
        }
        if (end - start == name.length()) {
            for (int i = 0; i < name.length(); i++) {
                if (toLowerCase(css[start + i]) != name.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
        // an escaped character has up to 9 bytes: the backslash, six digits and a line break
        return end - start <= 9 * name.length() && isEscapedName(start, end, name);
    }

    private boolean isEscapedName(int start, int end, String name) {
        String decoded = CssText.of(css, new CssReference(start, end, Kind.URL)).text();
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

    /** {@code url(}: with a string it is a function like others, else a token of its own. */
    private void readUrl(boolean loaded) {
        int bracket = at++;
        skipWhitespace();
        if (has(at, '"') || has(at, '\'')) {
            int string = at;
            at = bracket;
            open(ROUND);
            at = string;
            readString(loaded);
        } else {
            readUnquoted(loaded);
        }
    }

    private void readSource(boolean loaded) {
        open(ROUND);
        skipWhitespaceAndComments();
        if (has(at, '"') || has(at, '\'')) {
            readString(loaded);
        }
    }

    /** Section 4.3.6. */
    private void readUnquoted(boolean loaded) {
        int start = at;
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
            return;
        }
        at = Math.min(at + 1, css.length);
        if (loaded) {
            references.add(new CssReference(start, end, Kind.URL));
        }
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

    /** Section 4.3.5. */
    private void readString(boolean loaded) {
        byte quotationMark = css[at++];
        int start = at;
        while (at < css.length && css[at] != quotationMark) {
            if (isNewline(at)) {
                // a bad string
                return;
            } else if (isEscape(at)) {
                skipEscape();
            } else if (css[at++] == '\\') {
                skipNewline();
            }
        }
        if (loaded) {
            references.add(new CssReference(start, at, Kind.STRING));
        }
        at = Math.min(at + 1, css.length);
    }

    private void readAtKeyword() {
        at++;
        if (!startsName(at)) {
            return;
        }
        int start = at;
        skipName();
        if (prelude >= 0) {
            return;
        }
        int outside = depth;
        if (isName(start, at, "import")) {
            readImport();
        }
        prelude = outside;
    }

    /** What is loaded is named first; conditions follow. */
    private void readImport() {
        skipWhitespaceAndComments();
        int start = at;
        if (has(at, '"') || has(at, '\'')) {
            readString(true);
        } else if (startsName(at)) {
            skipName();
            boolean function = has(at, '(');
            if (function && isName(start, at, "url")) {
                readUrl(true);
            } else if (function && isName(start, at, "src")) {
                readSource(true);
            } else {
                at = start;
            }
        }
    }

    private void skipWhitespace() {
        while (is(at, WHITESPACE)) {
            at++;
        }
    }

    private void skipWhitespaceAndComments() {
        do {
            skipWhitespace();
        } while (has(at, '/') && skipComment());
    }

    /** Section 4.3.2. False if there is none here. */
    private boolean skipComment() {
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
