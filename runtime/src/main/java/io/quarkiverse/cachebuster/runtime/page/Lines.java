package io.quarkiverse.cachebuster.runtime.page;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

import io.quarkiverse.cachebuster.runtime.link.Position;

/**
 * Computes lines and columns in a text.
 */
final class Lines {

    /** A page can be one long line with many references, so columns are counted from a position nearby. */
    private static final int BLOCK = 128;

    private final String document;
    private final IntUnaryOperator text;
    private final boolean bytes;
    /** How many bytes before the start of each block continue a character. */
    private final int[] continuations;
    private int[] starts = new int[64];
    private int count = 1;

    private Lines(String document, int length, IntUnaryOperator text, boolean bytes) {
        this.document = document;
        this.text = text;
        this.bytes = bytes;
        this.continuations = new int[length / BLOCK + 1];
        int continuing = 0;
        for (int i = 0; i < length; i++) {
            int c = text.applyAsInt(i);
            continuing += continues(i) ? 1 : 0;
            if ((i + 1) % BLOCK == 0) {
                continuations[(i + 1) / BLOCK] = continuing;
            }
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
        int column = 1 + characters(at) - characters(Math.min(at, starts[Math.max(0, line)]));
        return new Position(document, Math.max(0, line) + 1, column);
    }

    /** How many characters end before this position. */
    private int characters(int at) {
        int block = at / BLOCK;
        int continuing = continuations[block];
        for (int i = block * BLOCK; i < at; i++) {
            continuing += continues(i) ? 1 : 0;
        }
        return at - continuing;
    }

    /** Whether the byte at this position isn't the first of a character. */
    private boolean continues(int position) {
        return bytes && (text.applyAsInt(position) & 0xC0) == 0x80;
    }
}
