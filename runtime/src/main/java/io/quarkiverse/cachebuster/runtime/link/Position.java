package io.quarkiverse.cachebuster.runtime.link;

import java.util.Comparator;

import io.quarkiverse.cachebuster.runtime.find.AssetProblem;

/**
 * A position in a document.
 *
 * @param document the canonical path of the document, or the path of the template
 * @param line from 1
 * @param column in characters, from 1
 */
public record Position(String document, int line, int column) implements Comparable<Position> {

    @Override
    public int compareTo(Position other) {
        return Comparator.comparing(Position::document).thenComparing(Position::line).thenComparing(Position::column)
                .compare(this, other);
    }

    /** In the format of compiler messages, so that terminals and IDEs can open it; safe to log. */
    @Override
    public String toString() {
        return AssetProblem.safe(document) + ":" + line + ":" + column;
    }
}
