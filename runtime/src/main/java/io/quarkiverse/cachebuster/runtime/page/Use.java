package io.quarkiverse.cachebuster.runtime.page;

import java.util.List;

import io.quarkiverse.cachebuster.runtime.link.Position;
import io.quarkiverse.cachebuster.runtime.url.UrlReference;
import io.quarkiverse.cachebuster.runtime.url.UrlStyle;

/**
 * A URL under which a page loads an asset.
 *
 * @param url what matters when comparing two URLs of the same asset, see {@link #url}
 * @param mayBeOnBase whether the URL is on the host of the base URL, if there is one
 * @param inSheet whether it is in a style sheet
 */
record Use(Position position, String url, boolean mayBeOnBase, boolean inSheet) {

    /** Whether it has an id, and the rest of its query. The path doesn't matter, since it is that of the same asset. */
    static String url(String text, boolean id, UrlStyle style) {
        return (id ? "id" : "plain") + UrlReference.parse(id ? style.apply(text, "") : text).query();
    }

    boolean isLike(Use other) {
        return url.equals(other.url) && mayBeOnBase == other.mayBeOnBase && inSheet == other.inSheet;
    }

    /** Adds it, unless there is one like it. */
    void addTo(List<Use> uses) {
        if (uses.stream().noneMatch(this::isLike)) {
            uses.add(this);
        }
    }
}
