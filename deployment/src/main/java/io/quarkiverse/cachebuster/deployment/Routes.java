package io.quarkiverse.cachebuster.deployment;

import java.util.List;

import io.quarkiverse.cachebuster.runtime.page.PageRoutes;

/**
 * The routes of the application that answer GET requests.
 */
record Routes(List<RoutePattern> patterns) implements PageRoutes {

    @Override
    public boolean mayAnswer(String path) {
        return patterns.stream().anyMatch(each -> each.matches(path));
    }

    @Override
    public boolean mayEndWith(String relative) {
        List<String> segments = List.of(relative.split("/"));
        return patterns.stream().anyMatch(each -> each.mayEndWith(segments));
    }

    @Override
    public boolean mayAnswerIn(String directory) {
        return patterns.stream().anyMatch(each -> each.mayMatchIn(directory));
    }
}
