package io.quarkiverse.cachebuster.runtime.link;

import java.util.Collection;

import io.quarkiverse.cachebuster.runtime.find.AssetProblem;

/**
 * A reference in a style sheet that leads nowhere.
 *
 * @param sheet the canonical path of the sheet
 * @param line from 1
 * @param column in characters, from 1
 * @param text the URL as it is written, or its start
 * @param path the canonical path that it leads to, or its start
 */
public record UnresolvedReference(String sheet, int line, int column, String text, String path, Problem problem) {

    /** Why it leads nowhere. */
    public enum Problem {
        /** there is no such file */
        MISSING,
        /** there is a directory */
        DIRECTORY,
        /** servers do not answer such a URL, because of an escape */
        REFUSED
    }

    /** A quotation mark that is missing can make a reference of a whole sheet. */
    private static final int MAX_LENGTH = 1_000;

    public UnresolvedReference {
        text = start(text);
        path = start(path);
    }

    private static String start(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
    }

    /** The same for the same reference wherever it stands in its sheet. */
    public String withoutPosition() {
        return sheet + " " + text;
    }

    /** What is wrong and where, with the nearest of these paths. */
    public String describe(Collection<String> paths) {
        return AssetProblem.safe(sheet) + ":" + line + ":" + column + " - " + AssetProblem.quoted(text) + ": "
                + switch (problem) {
                    case MISSING -> AssetProblem.missing(path, path, paths);
                    case DIRECTORY -> AssetProblem.quoted(path) + " is a directory, not a file";
                    case REFUSED -> "a malformed escape or an encoded slash, which is not answered";
                };
    }
}
