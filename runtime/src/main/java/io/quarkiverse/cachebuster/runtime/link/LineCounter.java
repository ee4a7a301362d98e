package io.quarkiverse.cachebuster.runtime.link;

/**
 * Computes the line and column of ascending positions.
 */
final class LineCounter {

    private final byte[] text;
    private int at;
    private int line = 1;
    private int column = 1;

    LineCounter(byte[] text) {
        this.text = text;
        if (text.length >= 3 && (text[0] & 0xFF) == 0xEF && (text[1] & 0xFF) == 0xBB && (text[2] & 0xFF) == 0xBF) {
            // the byte order mark doesn't count
            at = 3;
        }
    }

    void moveTo(int position) {
        for (; at < position; at++) {
            if (text[at] == '\n' || text[at] == '\r' && (at + 1 == text.length || text[at + 1] != '\n')) {
                line++;
                column = 1;
            } else if ((text[at] & 0xC0) != 0x80) {
                column++;
            }
        }
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }
}
