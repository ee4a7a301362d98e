package io.quarkiverse.cachebuster.runtime.page;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * What surrounds a page in the document that browsers get: for a template, its layout and what it includes.
 *
 * @param around everything that may be part of the same document, the page itself included
 * @param inlineScripts why an inline script of these needs the plain URL of the asset with this path; null if none does
 * @param importMap whether an import map maps the module with this path to its id
 */
public record PageContext(List<Page> around, Function<String, @Nullable String> inlineScripts, Predicate<String> importMap) {

    /** For a static page, which has no import map. */
    public static PageContext of(Page page, Function<String, @Nullable String> inlineScripts) {
        return new PageContext(List.of(page), inlineScripts, module -> false);
    }
}
