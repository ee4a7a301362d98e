package io.quarkiverse.cachebuster.runtime.css;

import java.util.Collection;

import io.quarkiverse.cachebuster.runtime.asset.AssetProblem;

/**
 * A reference in a style sheet that leads nowhere.
 *
 * @param sheet the canonical path of the sheet
 * @param line from 1
 * @param column in characters, from 1
 * @param text the URL as it is written
 * @param path the canonical path that it leads to, or what comes nearest to it
 * @param directory whether there is a directory
 */
public record UnresolvedReference(String sheet, int line, int column, String text, String path, boolean directory) {

    /** The same for the same reference wherever it stands in its sheet. */
    public String withoutPosition() {
        return sheet + " " + text;
    }

    /** What is wrong and where, with the nearest of these paths. */
    public String describe(Collection<String> paths) {
        return AssetProblem.safe(sheet) + ":" + line + ":" + column + " - "
                + AssetProblem.describeLink(text, path, directory, paths);
    }
}
