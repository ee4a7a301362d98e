package io.quarkiverse.cachebuster.runtime.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/**
 * Which pages of other origins may read assets (Fetch Standard, section 3.3). Browsers load fonts, modules and elements
 * with {@code integrity} from another host only if the response allows it.
 */
public enum CrossOrigin {

    /** Assets come from the host of the page. */
    SAME_ORIGIN {
        @Override
        void put(MultiMap headers, boolean restricted) {
            // browsers check only other origins
        }
    },

    /**
     * Any page. Requests without {@code Origin} get the header too, since a cache may answer others with the stored
     * response. Not for assets that need a login.
     */
    ANY_ORIGIN {
        @Override
        void put(MultiMap headers, boolean restricted) {
            if (!restricted && !headers.contains(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN)) {
                headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANY);
            }
        }
    },

    /** Those that Quarkus' CORS filter allows. It sets its headers only if a request has an {@code Origin}. */
    CORS_FILTER {
        @Override
        void put(MultiMap headers, boolean restricted) {
            if (!headers.contains(HttpHeaders.VARY, HttpHeaders.ORIGIN, true)) {
                headers.add(HttpHeaders.VARY, ORIGIN);
            }
        }
    };

    private static final CharSequence ANY = HttpHeaders.createOptimized("*");
    private static final CharSequence ORIGIN = HttpHeaders.createOptimized("Origin");

    /**
     * Adds the headers that this requires and the application hasn't set.
     *
     * @param restricted whether an anonymous request would be refused
     */
    abstract void put(MultiMap headers, boolean restricted);
}
