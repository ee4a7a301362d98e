package io.quarkiverse.cachebuster.runtime.http;

import org.jspecify.annotations.Nullable;

/**
 * Says how long a response may be kept.
 */
interface CachePolicy {

    /**
     * The value of {@code Cache-Control} for a response with the current bytes of an asset.
     *
     * @param query of the request, undecoded; null if it has none
     * @param cacheId the asset's current id
     */
    CharSequence cacheControl(@Nullable String query, String cacheId);
}
