package io.quarkiverse.cachebuster.it;

import java.util.List;

/**
 * A path without an asset. As a literal in a template, it would fail the build.
 */
record Mistake(String what, String path) {

    static final List<Mistake> ALL = List.of(
            new Mistake("A file that does not exist", "/static/pictures/atlantis.svg"),
            new Mistake("The wrong case", "/static/pictures/Ridge.svg"),
            new Mistake("A directory", "/static/pictures"),
            new Mistake("A blank path", " "),
            new Mistake("No path", null),
            new Mistake("A path outside the site", "/../../etc/passwd"),
            new Mistake("A path relative to the page", "../pictures/ridge.svg"),
            new Mistake("A file on another site", "https://example.com/ridge.svg"));
}
