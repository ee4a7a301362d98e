package io.quarkiverse.cachebuster.runtime.script;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A call of {@code serviceWorker.register(…)}.
 *
 * @param document the canonical path of the script or the page that contains it; a path without a leading slash for a
 *        template, whose URL is unknown
 * @param urls the literals in its first argument; those that name no script mean nothing
 * @param scope the literal scope; null if there is none
 * @param isRelativeToScript whether the URL is resolved against {@code import.meta.url}, not against the page
 */
public record Registration(String document, List<String> urls, @Nullable String scope, boolean isRelativeToScript) {
}
