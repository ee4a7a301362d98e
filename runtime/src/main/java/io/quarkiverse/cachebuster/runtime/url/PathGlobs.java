package io.quarkiverse.cachebuster.runtime.url;

import java.util.List;
import java.util.function.Predicate;

/**
 * Selects the canonical paths that match any of {@code included} and none of {@code excluded}.
 */
public record PathGlobs(List<PathGlob> included, List<PathGlob> excluded) implements Predicate<String> {

    /** @throws IllegalArgumentException if a glob is malformed */
    public static PathGlobs of(List<String> included, List<String> excluded) {
        return new PathGlobs(included.stream().map(PathGlob::parse).toList(), excluded.stream().map(PathGlob::parse).toList());
    }

    @Override
    public boolean test(String path) {
        return matchesAny(included, path) && !matchesAny(excluded, path);
    }

    private static boolean matchesAny(List<PathGlob> globs, String path) {
        for (PathGlob glob : globs) {
            if (glob.matches(path)) {
                return true;
            }
        }
        return false;
    }
}
