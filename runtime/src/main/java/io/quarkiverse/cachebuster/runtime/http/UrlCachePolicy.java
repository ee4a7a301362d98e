package io.quarkiverse.cachebuster.runtime.http;

import org.jspecify.annotations.Nullable;

import io.vertx.core.http.HttpHeaders;

/**
 * How long a response may be kept. For ever only if the URL carries the id of the very bytes in the response; during a
 * roll-out the ids in pages and the bytes on a replica may belong to different versions.
 */
public final class UrlCachePolicy implements CachePolicy {

    static final CharSequence IMMUTABLE = HttpHeaders.createOptimized("public, max-age=31536000, immutable");
    static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    static final CharSequence NO_CACHE = HttpHeaders.createOptimized("no-cache");

    private final String parameter;
    private final CharSequence plain;

    /**
     * @param parameter the query parameter that carries ids; what it has is an id, whatever it looks like
     * @param plain for a URL without an id
     */
    public UrlCachePolicy(String parameter, String plain) {
        this.parameter = parameter;
        this.plain = HttpHeaders.createOptimized(plain);
    }

    @Override
    public CharSequence cacheControl(@Nullable String nameId, @Nullable String query, String cacheId) {
        if (nameId != null) {
            return nameId.equals(cacheId) ? IMMUTABLE : NO_STORE;
        }
        if (query == null || query.isEmpty()) {
            return plain;
        }
        boolean anotherId = false;
        for (int start = 0; start <= query.length();) {
            int ampersand = query.indexOf('&', start);
            int end = ampersand < 0 ? query.length() : ampersand;
            int equals = start;
            while (equals < end && query.charAt(equals) != '=') {
                equals++;
            }
            int length = end - equals - 1;
            if (length == cacheId.length() && query.startsWith(cacheId, equals + 1)) {
                return IMMUTABLE;
            }
            if (length > 0) {
                anotherId |= equals - start == parameter.length() && query.startsWith(parameter, start)
                        || length == cacheId.length() && isHex(query, equals + 1, end);
            }
            start = end + 1;
        }
        return anotherId ? NO_STORE : plain;
    }

    private static boolean isHex(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}
