package io.quarkiverse.cachebuster.runtime.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Finds assets by the end of their path.
 */
final class SuffixIndex {

    private final Map<String, List<String>> byFileName = new HashMap<>();

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
        String end = "/" + relative;
        String only = null;
        for (String path : byFileName.getOrDefault(fileName(relative), List.of())) {
            if (path.endsWith(end)) {
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
