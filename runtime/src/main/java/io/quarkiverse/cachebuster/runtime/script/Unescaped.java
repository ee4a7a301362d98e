package io.quarkiverse.cachebuster.runtime.script;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * Reads the content of a literal and passes it on unescaped.
 */
final class Unescaped {

    /** Replaces escapes that match other characters or none; file names cannot contain it. */
    private static final char NO_CHARACTER = '\0';
    private static final char MALFORMED = '\uFFFD';

    private final ScriptInput in;
    private final @Nullable ScriptListener literals;
    private int line;
    private int column;

    /**
     * @param literals null to skip this literal
     */
    Unescaped(ScriptInput in, @Nullable ScriptListener literals) {
        this.in = in;
        this.literals = literals;
    }

    void start(ScriptListener.Literal kind) {
        if (literals != null) {
            literals.start(kind);
        }
    }

    void end() {
        if (literals != null) {
            literals.end();
        }
    }

    private void add(int c) {
        if (literals != null) {
            literals.add((char) c, line, column);
        }
    }

    /** Reads a character or an escape sequence of a string or a template. */
    void read() throws IOException {
        int c = readRaw();
        if (c == '\\') {
            readEscape();
        } else if (c == '\r') {
            // in templates
            in.skip('\n');
            add('\n');
        } else {
            add(c);
        }
    }

    private int readRaw() throws IOException {
        line = in.line();
        column = in.column();
        return in.next();
    }

    private void readEscape() throws IOException {
        int c = in.next();
        switch (c) {
            case -1, '\n', '\u2028', '\u2029' -> {
                // the literal continues on the next line
            }
            case '\r' -> in.skip('\n');
            case 'b' -> add('\b');
            case 'f' -> add('\f');
            case 'n' -> add('\n');
            case 'r' -> add('\r');
            case 't' -> add('\t');
            case 'v' -> add('\013');
            case '0', '1', '2', '3', '4', '5', '6', '7' -> readOctal(c - '0');
            default -> readCodePointOr(c);
        }
    }

    private void readOctal(int value) throws IOException {
        for (int digit = digit(8); digit >= 0 && value * 8 + digit <= 0xFF; digit = digit(8)) {
            value = value * 8 + digit;
            in.next();
        }
        add(value);
    }

    private void readCodePointOr(int c) throws IOException {
        if (c == 'x') {
            addCodePoint(readHex(2));
        } else if (c == 'u' && in.skip('{')) {
            int value = readHex(Integer.MAX_VALUE);
            addCodePoint(in.skip('}') ? value : -1);
        } else if (c == 'u') {
            addCodePoint(readHex(4));
        } else {
            add(c);
        }
    }

    /** Reads this many digits, or all of them for {@link Integer#MAX_VALUE}; negative if malformed. */
    private int readHex(int length) throws IOException {
        int value = 0;
        int count = 0;
        for (int digit = digit(16); digit >= 0 && count < length; digit = digit(16)) {
            value = Math.min(value * 16 + digit, Character.MAX_CODE_POINT + 1);
            count++;
            in.next();
            if (count == length) {
                return value;
            }
        }
        return length == Integer.MAX_VALUE && count > 0 ? value : -1;
    }

    private int digit(int radix) throws IOException {
        int c = in.peek();
        return c < 0 || c >= 0x80 ? -1 : Character.digit(c, radix);
    }

    private void addCodePoint(int c) {
        if (c < 0 || c > Character.MAX_CODE_POINT) {
            add(MALFORMED);
        } else if (Character.isBmpCodePoint(c)) {
            add(c);
        } else {
            add(Character.highSurrogate(c));
            add(Character.lowSurrogate(c));
        }
    }

    /** Reads a character or an escape sequence of a regular expression. */
    void readPattern() throws IOException {
        int c = readRaw();
        if (c != '\\') {
            add(c);
            return;
        }
        c = in.next();
        boolean isLetterOrDigit = c < 0x80 && Character.isLetterOrDigit(c);
        if (isLetterOrDigit && c != 'x' && c != 'u') {
            // a class, an assertion, a back reference or a control character
            add(NO_CHARACTER);
        } else {
            readCodePointOr(c);
        }
    }
}
