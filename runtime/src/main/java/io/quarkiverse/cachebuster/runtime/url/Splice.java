package io.quarkiverse.cachebuster.runtime.url;

import java.util.List;

/**
 * A change to a text: replaces the characters from {@code from} (inclusive) to {@code to} (exclusive).
 */
public record Splice(int from, int to, String replacement) {

    /** Applies changes that are in ascending order and do not overlap. */
    static String all(List<Splice> splices, String text) {
        StringBuilder result = new StringBuilder(text.length() + 32);
        int at = 0;
        for (Splice splice : splices) {
            result.append(text, at, splice.from).append(splice.replacement);
            at = splice.to;
        }
        return result.append(text, at, text.length()).toString();
    }
}
