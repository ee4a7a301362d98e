package io.quarkiverse.cachebuster.runtime.url;

import java.util.List;

/**
 * How a URL carries the cache id of its asset: in its {@linkplain QueryUrlStyle query} or in the
 * {@linkplain FileNameUrlStyle file name}.
 */
public interface UrlStyle {

    /**
     * What has to change in a URL so that it carries an id.
     *
     * @param url absolute or relative, percent-encoded, perhaps with a query and a fragment
     * @return the changes in their order; they do not overlap, and there are none if this URL cannot carry an id
     */
    List<Splice> splices(String url, String cacheId);

    /** The URL with the id. */
    default String apply(String url, String cacheId) {
        return Splice.all(splices(url, cacheId), url);
    }
}
