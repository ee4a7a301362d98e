package io.quarkiverse.cachebuster.runtime.http;

import org.jspecify.annotations.Nullable;

/**
 * Says how long a response may be kept.
 */
public interface CachePolicy {

    /** Everything is asked for again each time, since files change. */
    CachePolicy LIVE = (nameId, query, cacheId) -> UrlCachePolicy.NO_CACHE;

    /**
     * The value of {@code Cache-Control} for a response with the current bytes of an asset.
     *
     * @param nameId the id in the file name of the request; null if it has none
     * @param query of the request, undecoded; null if it has none
     * @param cacheId the asset's current id
     */
    CharSequence cacheControl(@Nullable String nameId, @Nullable String query, String cacheId);
}
