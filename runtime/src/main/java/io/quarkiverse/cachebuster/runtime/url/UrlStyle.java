package io.quarkiverse.cachebuster.runtime.url;

import java.util.List;

/**
 * Adds cache ids to URLs: in the {@linkplain QueryUrlStyle query} or in the {@linkplain FileNameUrlStyle file name}.
 */
public interface UrlStyle {

    /**
     * The changes that add an id to a URL.
     *
     * @param url absolute or relative, percent-encoded, optionally with a query and a fragment
     * @return changes in ascending order that do not overlap; none if this URL cannot carry an id
     */
    List<Splice> splices(String url, String cacheId);

    /** The URL with the id. */
    default String apply(String url, String cacheId) {
        return Splice.all(splices(url, cacheId), url);
    }
}
