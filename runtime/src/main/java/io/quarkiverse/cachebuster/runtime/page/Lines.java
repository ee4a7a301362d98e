package io.quarkiverse.cachebuster.runtime.page;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

import io.quarkiverse.cachebuster.runtime.link.Position;

/**
 * Computes lines and columns in a text.
 */
final class Lines {

    private final String document;
    private final IntUnaryOperator text;
    private final boolean bytes;
    private int[] starts = new int[64];
    private int count = 1;

    private Lines(String document, int length, IntUnaryOperator text, boolean bytes) {
        this.document = document;
        this.text = text;
        this.bytes = bytes;
        for (int i = 0; i < length; i++) {
            int c = text.applyAsInt(i);
            if (c == '\n' || c == '\r' && (i + 1 == length || text.applyAsInt(i + 1) != '\n')) {
                add(i + 1);
            }
        }
    }

    private void add(int start) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
        }
        starts[count++] = start;
    }

    /** For positions in UTF-8. */
    static Lines of(String document, byte[] page) {
        Lines lines = new Lines(document, page.length, i -> page[i], true);
        if (page.length >= 3 && page[0] == (byte) 0xEF && page[1] == (byte) 0xBB && page[2] == (byte) 0xBF) {
            // the byte order mark doesn't count
            lines.starts[0] = 3;
        }
        return lines;
    }

    /** For positions in a template; columns are counted as Qute does. */
    static Lines of(String document, String template) {
        return new Lines(document, template.length(), template::charAt, false);
    }

    Position position(int at) {
        int found = Arrays.binarySearch(starts, 0, count, at);
        int line = found >= 0 ? found : -found - 2;
        int column = 1;
        for (int i = starts[Math.max(0, line)]; i < at; i++) {
            if (!bytes || (text.applyAsInt(i) & 0xC0) != 0x80) {
                column++;
            }
        }
        return new Position(document, Math.max(0, line) + 1, column);
    }
}
