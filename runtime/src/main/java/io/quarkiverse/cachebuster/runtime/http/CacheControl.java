package io.quarkiverse.cachebuster.runtime.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.quarkiverse.cachebuster.runtime.http.UrlPolicy.Caching;
import io.vertx.core.http.HttpHeaders;

/**
 * The values of {@code Cache-Control} (RFC 9111, section 5.2.2). They don't contain {@code public}: its only effect
 * would be to let shared caches store responses to requests with credentials (section 3.5).
 */
final class CacheControl {

    static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    static final CharSequence NO_CACHE = HttpHeaders.createOptimized("no-cache");
    static final CharSequence IMMUTABLE = HttpHeaders.createOptimized("max-age=31536000, immutable");
    static final CharSequence PRIVATE_IMMUTABLE = HttpHeaders.createOptimized("private, max-age=31536000, immutable");

    private static final CharSequence PRIVATE_NO_CACHE = HttpHeaders.createOptimized("private, no-cache");

    private final CharSequence plain;
    private final CharSequence privatePlain;

    /** @param plain the configured value for URLs without an id */
    CacheControl(String plain) {
        this.plain = HttpHeaders.createOptimized(plain);
        this.privatePlain = HttpHeaders.createOptimized(asPrivate(plain));
    }

    /** @param restricted whether an anonymous request would be refused, so that shared caches must not store the response */
    CharSequence value(Caching caching, boolean restricted) {
        return switch (caching) {
            case IMMUTABLE -> restricted ? PRIVATE_IMMUTABLE : IMMUTABLE;
            case NO_CACHE -> restricted ? PRIVATE_NO_CACHE : NO_CACHE;
            case NO_STORE -> NO_STORE;
            case PLAIN -> restricted ? privatePlain : plain;
        };
    }

    /** Replaces {@code public} with {@code private}, unless {@code no-store} already forbids more. */
    private static String asPrivate(String value) {
        List<String> directives = new ArrayList<>();
        boolean restricted = false;
        for (String directive : value.split(",")) {
            String name = directive.trim().toLowerCase(Locale.ROOT);
            restricted |= name.equals("no-store") || name.equals("private");
            if (!name.isEmpty() && !name.equals("public")) {
                directives.add(directive.trim());
            }
        }
        if (!restricted) {
            directives.add(0, "private");
        }
        return String.join(", ", directives);
    }
}
