package io.quarkiverse.cachebuster.deployment;

import java.util.List;

/**
 * The routes of the application that answer GET requests.
 */
record Routes(List<RoutePattern> patterns) {

    /** Whether one may answer this canonical path below the root path. */
    boolean mayAnswer(String path) {
        return patterns.stream().anyMatch(each -> each.matches(path));
    }

    /**
     * Whether one may answer a URL that ends with this reference.
     *
     * @param relative a decoded page-relative path, without {@code ./} and {@code ../} at the start
     */
    boolean mayEndWith(String relative) {
        List<String> segments = List.of(relative.split("/"));
        return patterns.stream().anyMatch(each -> each.mayEndWith(segments));
    }
}
