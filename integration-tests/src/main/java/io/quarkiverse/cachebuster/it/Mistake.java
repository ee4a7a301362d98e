package io.quarkiverse.cachebuster.it;

import java.util.List;

/**
 * A path that names no asset. Were it a literal in a template, the build would refuse it.
 */
record Mistake(String what, String path) {

    static final List<Mistake> ALL = List.of(
            new Mistake("A file that does not exist", "/static/pictures/atlantis.svg"),
            new Mistake("The wrong case", "/static/pictures/Ridge.svg"),
            new Mistake("A directory", "/static/pictures"),
            new Mistake("A blank", " "),
            new Mistake("Nothing at all", null),
            new Mistake("A way out of the site", "/../../etc/passwd"),
            new Mistake("A path relative to the page", "../pictures/ridge.svg"),
            new Mistake("A file on another site", "https://example.com/ridge.svg"));
}
