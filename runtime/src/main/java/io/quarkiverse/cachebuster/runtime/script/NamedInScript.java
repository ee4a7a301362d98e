package io.quarkiverse.cachebuster.runtime.script;

import java.util.Comparator;

/**
 * A place in a script where the file name of an asset ends a literal.
 *
 * @param fileName the last path segment of the asset, as the script spells it: decoded or as browsers encode it
 * @param script the path of the script
 * @param line where the file name starts, from 1
 * @param column in characters, from 1
 */
public record NamedInScript(String fileName, String script, int line, int column) implements Comparable<NamedInScript> {

    private static final Comparator<NamedInScript> ORDER = Comparator.comparing(NamedInScript::script)
            .thenComparingInt(NamedInScript::line)
            .thenComparingInt(NamedInScript::column)
            .thenComparing(NamedInScript::fileName);

    /** By script, then by position. */
    @Override
    public int compareTo(NamedInScript other) {
        return ORDER.compare(this, other);
    }
}
