package io.quarkiverse.cachebuster.runtime.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Finds files or directories by the end of their path.
 */
final class SuffixIndex {

    private final Map<String, List<String>> byFileName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** @param paths canonical */
    SuffixIndex(Collection<String> paths) {
        for (String path : paths) {
            byFileName.computeIfAbsent(fileName(path), name -> new ArrayList<>(1)).add(path);
        }
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The only path that ends with a slash and this relative path; null if there is none or more than one. */
    @Nullable
    String only(String relative) {
        return only(relative, false);
    }

    /** The same, but upper and lower case are equal. */
    @Nullable
    String onlyInAnyCase(String relative) {
        return only(relative, true);
    }

    private @Nullable String only(String relative, boolean inAnyCase) {
        String end = "/" + relative;
        String only = null;
        for (String path : byFileName.getOrDefault(fileName(relative), List.of())) {
            if (path.regionMatches(inAnyCase, path.length() - end.length(), end, 0, end.length())) {
                if (only != null) {
                    return null;
                }
                only = path;
            }
        }
        return only;
    }

    /** Whether any path ends with a slash and this relative path. */
    boolean any(String relative) {
        return byFileName.getOrDefault(fileName(relative), List.of()).stream().anyMatch(path -> path.endsWith("/" + relative));
    }
}
