package io.quarkiverse.cachebuster.runtime.find;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Describes why a reference names no asset, for logs and build errors, and suggests similar paths.
 */
public final class AssetProblem {

    private static final int MAX_LENGTH = 200;

    private AssetProblem() {
    }

    /**
     * @param text the reference as written
     * @param result the result of looking it up, which is not an asset
     */
    public static String describe(AssetLookup lookup, String text, AssetLookup.Result result) {
        String quoted = quoted(text);
        return switch (result.kind()) {
            case NOTHING -> "no file provided: the path is null, empty or blank";
            case DIRECTORY -> quoted + " is a directory, not a file";
            case EXTERNAL -> quoted + " is not a file of this application";
            case PAGE_RELATIVE -> {
                String names = nearest(withoutDots(result.reference().path()), lookup.paths());
                yield quoted + " is relative to the page, whose URL is unknown at build time; use an absolute path"
                        + (names.isEmpty() ? "" : ", for example " + names);
            }
            case UNKNOWN, ASSET -> missing(text, sought(lookup, text, result), lookup.paths());
        };
    }

    /** The path to compare with existing ones. */
    private static String sought(AssetLookup lookup, String text, AssetLookup.Result result) {
        List<String> candidates = lookup.candidates(text);
        return candidates.isEmpty() ? withoutDots(result.reference().path().replace('\\', '/'))
                : candidates.get(candidates.size() - 1);
    }

    private static String withoutDots(String path) {
        String rest = path;
        while (rest.startsWith("../") || rest.startsWith("./") || rest.startsWith("/")) {
            rest = rest.substring(rest.indexOf('/') + 1);
        }
        return "/" + rest;
    }

    /**
     * The message for a file that doesn't exist.
     *
     * @param text the reference as written
     * @param path the canonical path it most likely means
     * @param paths the paths of all assets
     */
    public static String missing(String text, String path, Collection<String> paths) {
        String names = nearest(path, paths);
        return "no static resource " + quoted(text) + (names.isEmpty() ? "" : "; did you mean " + names + "?");
    }

    private static String nearest(String path, Collection<String> paths) {
        return NearestPaths.to(path, paths).stream().map(AssetProblem::quoted).collect(Collectors.joining(" or "));
    }

    /** In single quotes and {@linkplain #safe safe to log}. */
    public static String quoted(String text) {
        return "'" + safe(text) + "'";
    }

    /** Safe to log: truncated, with control and text direction characters replaced. */
    public static String safe(String text) {
        String shown = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
        return shown.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "\uFFFD");
    }
}
