package io.quarkiverse.cachebuster.runtime.link;

import io.quarkiverse.cachebuster.runtime.find.AssetProblem;

/**
 * Where something stands.
 *
 * @param document the canonical path of the document; of a template its own
 * @param line from 1
 * @param column in characters, from 1
 */
public record Position(String document, int line, int column) {

    /** As compilers write it, so that terminals and IDEs can open it; safe for a log. */
    @Override
    public String toString() {
        return AssetProblem.safe(document) + ":" + line + ":" + column;
    }
}
