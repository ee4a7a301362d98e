package io.quarkiverse.cachebuster.runtime.http;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.AssetPath;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * Interprets request paths the way Quarkus' own static resource handler does.
 *
 * @param indexPage the name of the file served for a directory
 * @param includeHidden whether names that start with a dot are served
 */
public record RequestPaths(String indexPage, boolean includeHidden) {

    private static final String REROUTED = RequestPaths.class.getName() + ".rerouted";

    /** The decoded path below the HTTP root path; null if the request cannot be for an asset. */
    @Nullable
    String of(RoutingContext rc) {
        HttpMethod method = rc.request().method();
        if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
            return null;
        }
        String path = AssetPath.decode(belowRoot(rc));
        if (path == null || !includeHidden && path.contains("/.")) {
            return null;
        }
        return path.endsWith("/") ? path + indexPage : path;
    }

    private static String belowRoot(RoutingContext rc) {
        String path = rc.normalizedPath();
        String prefix = prefix(rc);
        return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
    }

    /** The HTTP root path without its trailing slash. */
    static String prefix(RoutingContext rc) {
        String mountPoint = rc.mountPoint();
        return mountPoint == null ? "" : AssetPath.withoutSlash(mountPoint.equals("/") ? "" : mountPoint);
    }

    /**
     * Whether the request has the canonical spelling of its path, which the application's path permissions, filters and
     * routes are written for: all characters that RFC 3986, section 3.3, allows in a path are literal, all others are
     * upper-case escapes.
     */
    static boolean isCanonical(RoutingContext rc) {
        String spelled = belowRoot(rc);
        String path = spelled.indexOf('%') < 0 ? spelled : AssetPath.decode(spelled);
        return path != null && AssetPath.encodeForRequest(path).equals(spelled);
    }

    /** Reroutes the request to the canonical spelling of this path, so that everything configured for it applies. */
    static void reroute(RoutingContext rc, String path) {
        reroute(rc, path, path);
    }

    /**
     * Reroutes the request to the canonical spelling of its own path.
     *
     * @param path the path of the asset; for a directory, that of its index page
     */
    static void rerouteToCanonical(RoutingContext rc, String path) {
        String requested = AssetPath.decode(belowRoot(rc));
        reroute(rc, requested == null ? path : requested, path);
    }

    private static void reroute(RoutingContext rc, String target, String path) {
        String query = rc.request().query();
        rc.put(REROUTED, path);
        rc.reroute(prefix(rc) + AssetPath.encodeForRequest(target) + (query == null ? "" : "?" + query));
    }

    /** Whether the request has been rerouted to this path. */
    static boolean isRerouted(RoutingContext rc, String path) {
        return path.equals(rc.get(REROUTED));
    }
}
