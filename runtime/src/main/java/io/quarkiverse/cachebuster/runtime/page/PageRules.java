package io.quarkiverse.cachebuster.runtime.page;

import java.util.function.Predicate;

import io.quarkiverse.cachebuster.runtime.link.LinkRules;

/**
 * Configures how pages are rewritten.
 *
 * @param links how URLs are resolved and carry ids
 * @param parameter the query parameter for ids
 * @param integrity whether scripts and style sheets that get an id also get an integrity
 * @param leftAlone selects the pages without ids by their names
 * @param routes what else the application answers
 */
public record PageRules(LinkRules links, String parameter, boolean integrity, Predicate<String> leftAlone,
        PageRoutes routes) {
}
