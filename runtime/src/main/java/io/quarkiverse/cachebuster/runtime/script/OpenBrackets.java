package io.quarkiverse.cachebuster.runtime.script;

import java.util.Arrays;

/**
 * The open brackets in a script, except square ones, which don't matter.
 */
final class OpenBrackets {

    static final byte NONE = 0;
    static final byte ROUND = 1;
    /** the parenthesis of an {@code if}, {@code for}, {@code while} or {@code with}, which is followed by a statement */
    static final byte CONTROL = 2;
    static final byte CURLY = 3;
    /** <code>${</code> in a template */
    static final byte TEMPLATE = 4;
    /** <code>${</code> in a template that is a module specifier */
    static final byte SPECIFIER = 5;

    /** Far more than engines can parse. */
    private static final int MAX_DEPTH = 100_000;

    private byte[] open = new byte[64];
    private int depth;
    /** The number of open brackets beyond the maximum, whose kinds are not stored. */
    private int beyond;

    void open(byte kind) {
        if (depth == MAX_DEPTH) {
            beyond++;
            return;
        }
        if (depth == open.length) {
            open = Arrays.copyOf(open, Math.min(MAX_DEPTH, depth * 2));
        }
        open[depth++] = kind;
    }

    /** Closes a parenthesis. Returns its kind, or {@link #NONE} if there is none. */
    byte closeRound() {
        if (beyond > 0) {
            beyond--;
        } else if (depth > 0 && open[depth - 1] <= CONTROL) {
            return open[--depth];
        }
        return NONE;
    }

    /**
     * Closes a brace and the parentheses left open in it. Returns the kind of the brace, or {@link #NONE} if there is
     * none.
     */
    byte closeCurly() {
        if (beyond > 0) {
            beyond--;
            return NONE;
        }
        while (depth > 0) {
            byte kind = open[--depth];
            if (kind >= CURLY) {
                return kind;
            }
        }
        return NONE;
    }
}
