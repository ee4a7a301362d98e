package io.quarkiverse.cachebuster.runtime.http;

import org.jspecify.annotations.Nullable;

import io.quarkus.vertx.http.runtime.RoutingUtils;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * Reads the path of a request.
 */
final class RequestPath {

    private RequestPath() {
    }

    /** The canonical path that the request may name an asset with, or null. */
    static @Nullable String of(RoutingContext rc, HttpSettings settings) {
        HttpMethod method = rc.request().method();
        if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
            return null;
        }
        String path = rc.normalizedPath();
        if (path.indexOf('%') >= 0 || rc.mountPoint() != null) {
            path = RoutingUtils.resolvePath(rc);
        }
        if (path == null || !settings.includeHidden() && path.contains("/.")) {
            return null;
        }
        return path.endsWith("/") ? path + settings.indexPage() : path;
    }

    /** Whether the path has a slash that path permissions have not seen. */
    static boolean hasEncodedSlash(RoutingContext rc) {
        String path = rc.normalizedPath();
        return path.indexOf('%') >= 0 && (path.contains("%2f") || path.contains("%2F"));
    }

    /** What stands in front of canonical paths: the HTTP root path without the slash at its end. */
    static String prefix(RoutingContext rc) {
        String mountPoint = rc.mountPoint();
        if (mountPoint == null) {
            return "";
        }
        return mountPoint.endsWith("/") ? mountPoint.substring(0, mountPoint.length() - 1) : mountPoint;
    }
}
