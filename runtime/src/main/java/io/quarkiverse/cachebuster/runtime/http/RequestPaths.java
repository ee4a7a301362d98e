package io.quarkiverse.cachebuster.runtime.http;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.AssetPath;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * Reads the paths of requests as Quarkus' own handler of static resources does.
 *
 * @param indexPage the name of the file that is sent for a directory
 * @param includeHidden whether names that start with a dot are served
 */
public record RequestPaths(String indexPage, boolean includeHidden) {

    private static final String REROUTED = RequestPaths.class.getName() + ".rerouted";

    /** The path below the HTTP root path, decoded, that the request may name an asset with; null if it cannot. */
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

    /** What stands in front of paths: the HTTP root path without the slash at its end. */
    private static String prefix(RoutingContext rc) {
        String mountPoint = rc.mountPoint();
        return mountPoint == null ? "" : AssetPath.withoutSlash(mountPoint.equals("/") ? "" : mountPoint);
    }

    /**
     * Whether the request spells the path of its asset the one way that path permissions, filters and routes of the
     * application know: everything that RFC 3986, section 3.3, allows in a path is as it is, and everything else in upper-case
     * escapes.
     */
    static boolean isCanonical(RoutingContext rc) {
        String spelled = belowRoot(rc);
        String path = spelled.indexOf('%') < 0 ? spelled : AssetPath.decode(spelled);
        return path != null && AssetPath.encodeForRequest(path).equals(spelled);
    }

    /** Starts the request over with the canonical spelling of this path, so that all that applies to the path is applied. */
    static void reroute(RoutingContext rc, String path) {
        String query = rc.request().query();
        rc.put(REROUTED, path);
        rc.reroute(prefix(rc) + AssetPath.encodeForRequest(path) + (query == null ? "" : "?" + query));
    }

    /** Whether the request has been started over with this path. */
    static boolean isRerouted(RoutingContext rc, String path) {
        return path.equals(rc.get(REROUTED));
    }
}
