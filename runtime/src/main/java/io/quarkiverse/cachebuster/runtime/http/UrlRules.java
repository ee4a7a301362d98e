package io.quarkiverse.cachebuster.runtime.http;

import io.quarkiverse.cachebuster.runtime.url.UrlIds;

/**
 * The part of the configuration that applies to requests for assets.
 *
 * @param paths how request paths are interpreted
 * @param format what cache ids in URLs look like
 * @param policy how long responses may be cached
 * @param cacheControl the header values
 * @param access determines which assets are public
 * @param ranges whether range requests are supported
 * @param crossOrigin which pages of other origins may read assets
 */
public record UrlRules(RequestPaths paths, UrlIds.Format format, UrlPolicy policy, CacheControl cacheControl,
        AnonymousAccess access, boolean ranges, CrossOrigin crossOrigin) {

    /**
     * @param live whether files can change while the application runs
     * @param plain the {@code Cache-Control} header for URLs without an id
     */
    public static UrlRules of(RequestPaths paths, UrlIds.Format format, boolean live, String plain, AnonymousAccess access,
            boolean ranges) {
        return new UrlRules(paths, format, new UrlPolicy(live), new CacheControl(plain), access, ranges,
                CrossOrigin.SAME_ORIGIN);
    }

    /** The same rules for these other origins. */
    public UrlRules withCrossOrigin(CrossOrigin crossOrigin) {
        return new UrlRules(paths, format, policy, cacheControl, access, ranges, crossOrigin);
    }
}
