package io.quarkiverse.cachebuster.runtime.script;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/**
 * The characters of a script, with bounded lookahead.
 */
final class ScriptInput {

    static final int MAX_LOOK_AHEAD = 1 << 16;

    private final Reader reader;
    private final char[] buffer;
    private int at;
    private int end;
    private long received;
    private int line = 1;
    private int column = 1;

    ScriptInput(Reader reader) throws IOException {
        this(reader, new char[2 * MAX_LOOK_AHEAD], 0);
    }

    /** For text within a document, where it starts at this line and column. Pages can have many small ones. */
    ScriptInput(String text, int line, int column) throws IOException {
        // one more character, so that the reader has room to report the end
        this(Reader.nullReader(), Arrays.copyOf(text.toCharArray(), text.length() + 1), text.length());
        this.line = line;
        this.column = column;
    }

    private ScriptInput(Reader reader, char[] buffer, int received) throws IOException {
        this.reader = reader;
        this.buffer = buffer;
        this.end = received;
        this.received = received;
        if (peek(0) == '\uFEFF') {
            // the byte order mark doesn't count
            at++;
        }
    }

    /** The next character; negative at the end. */
    int peek() throws IOException {
        return at < end ? buffer[at] : peek(0);
    }

    /** The character at this offset from the next one; negative beyond the end. */
    int peek(int offset) throws IOException {
        while (at + offset >= end) {
            if (!receive()) {
                return -1;
            }
        }
        return buffer[at + offset];
    }

    private boolean receive() throws IOException {
        if (end == buffer.length) {
            System.arraycopy(buffer, at, buffer, 0, end - at);
            end -= at;
            at = 0;
        }
        int count = reader.read(buffer, end, buffer.length - end);
        if (count < 0) {
            return false;
        }
        end += count;
        received += count;
        return true;
    }

    /** Consumes the next character; negative at the end. */
    int next() throws IOException {
        int c = peek();
        if (c < 0) {
            return c;
        }
        at++;
        if (c == '\n' || c == '\r' && peek() != '\n') {
            line++;
            column = 1;
        } else if (!Character.isLowSurrogate((char) c)) {
            column++;
        }
        return c;
    }

    /** Consumes the next character if it is this one. */
    boolean skip(char expected) throws IOException {
        if (peek() != expected) {
            return false;
        }
        next();
        return true;
    }

    /** The number of characters consumed so far. */
    long position() {
        return received - (end - at);
    }

    /** The line of the next character. */
    int line() {
        return line;
    }

    /** The column of the next character. */
    int column() {
        return column;
    }
}
