package io.quarkiverse.cachebuster.runtime.find;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says what is wrong with a reference that names no asset, with the nearest right names: for a log or an error of the build.
 */
public final class AssetProblem {

    private static final int MAX_LENGTH = 200;

    private AssetProblem() {
    }

    /**
     * @param text the reference
     * @param result what {@code lookup} found for it, which is no asset
     */
    public static String describe(AssetLookup lookup, String text, AssetLookup.Result result) {
        String quoted = quoted(text);
        return switch (result.kind()) {
            case NOTHING -> "no file provided, the path is null, empty or blank";
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

    /** The reading of a wrong path that is nearest to a right one. */
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
     * There is no such file.
     *
     * @param text as it is written
     * @param path the canonical path that it may mean
     * @param paths of the assets
     */
    public static String missing(String text, String path, Collection<String> paths) {
        String names = nearest(path, paths);
        return "no static resource " + quoted(text) + (names.isEmpty() ? "" : "; did you mean " + names + "?");
    }

    private static String nearest(String path, Collection<String> paths) {
        return NearestPaths.to(path, paths).stream().map(AssetProblem::quoted).collect(Collectors.joining(" or "));
    }

    /** In quotation marks and {@linkplain #safe safe for a log}. */
    public static String quoted(String text) {
        return "'" + safe(text) + "'";
    }

    /** Safe for a log: what would move the cursor or turn the text around is replaced, the length is bounded. */
    public static String safe(String text) {
        String shown = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
        return shown.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "\uFFFD");
    }
}
