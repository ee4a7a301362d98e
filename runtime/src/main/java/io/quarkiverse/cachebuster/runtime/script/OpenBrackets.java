package io.quarkiverse.cachebuster.runtime.script;

import java.util.Arrays;

/**
 * The brackets of a script that are open, as far as they matter: square ones don't.
 */
final class OpenBrackets {

    static final byte NONE = 0;
    static final byte ROUND = 1;
    /** the parenthesis of an {@code if}, {@code for}, {@code while} or {@code with}, which a statement follows */
    static final byte CONTROL = 2;
    static final byte CURLY = 3;
    /** <code>${</code> in a template */
    static final byte TEMPLATE = 4;
    /** <code>${</code> in a template that is a module specifier */
    static final byte SPECIFIER = 5;

    /** Far beyond what engines can parse. */
    private static final int MAX_DEPTH = 100_000;

    private byte[] open = new byte[64];
    private int depth;
    /** How many brackets are open beyond the maximum; their kinds are not known. */
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

    /** The kind of the parenthesis that is closed; {@link #NONE} if there is none to close. */
    byte closeRound() {
        if (beyond > 0) {
            beyond--;
        } else if (depth > 0 && open[depth - 1] <= CONTROL) {
            return open[--depth];
        }
        return NONE;
    }

    /**
     * The kind of the brace that is closed, along with parentheses in it that were left open; {@link #NONE} if there is none.
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
