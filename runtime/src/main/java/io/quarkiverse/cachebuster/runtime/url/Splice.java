package io.quarkiverse.cachebuster.runtime.url;

import java.util.List;

/**
 * A change of a text: what stands from {@code from} up to {@code to} is replaced by {@code replacement}.
 */
public record Splice(int from, int to, String replacement) {

    /** The text with these changes, which are in its order and do not overlap. */
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
