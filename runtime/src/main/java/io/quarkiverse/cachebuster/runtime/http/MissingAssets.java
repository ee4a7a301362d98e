package io.quarkiverse.cachebuster.runtime.http;

import io.quarkiverse.cachebuster.runtime.find.AssetResolver;
import io.quarkiverse.cachebuster.runtime.url.HashedFileName;
import io.quarkiverse.cachebuster.runtime.url.UrlIds;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Passes on requests for anything that isn't an asset. During a rolling deployment, a page of the new version may request a
 * new file from an old replica. Shared caches could store the 404 for minutes, so it gets {@code no-store}.
 *
 * @param idLength the number of digits of a cache id
 */
record MissingAssets(AssetResolver assets, int idLength) {

    void pass(RoutingContext rc, String path, UrlIds ids) {
        if ((ids.hasOurs() || hasId(path)) && isAmongAssets(path)) {
            rc.addHeadersEndHandler(nothing -> {
                if (rc.response().getStatusCode() == 404 && !rc.response().headers().contains(HttpHeaders.CACHE_CONTROL)) {
                    rc.response().headers().set(HttpHeaders.CACHE_CONTROL, CacheControl.NO_STORE);
                }
            });
        }
        rc.next();
    }

    private boolean hasId(String path) {
        HashedFileName name = HashedFileName.parse(path, idLength);
        return name != null && !name.isNumber();
    }

    /**
     * Whether the directory contains assets, directly or below, or the topmost one does: a new version may add directories,
     * such as that of a newer web jar.
     */
    private boolean isAmongAssets(String path) {
        int slash = path.lastIndexOf('/');
        if (slash <= 0) {
            return slash == 0 && assets.isDirectory("/");
        }
        return assets.isDirectory(path.substring(0, slash)) || assets.isDirectory(path.substring(0, path.indexOf('/', 1)));
    }
}
