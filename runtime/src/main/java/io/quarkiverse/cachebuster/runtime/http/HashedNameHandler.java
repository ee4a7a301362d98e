package io.quarkiverse.cachebuster.runtime.http;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.AssetPath;
import io.quarkiverse.cachebuster.runtime.find.AssetResolver;
import io.quarkiverse.cachebuster.runtime.url.HashedFileName;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/**
 * Starts a request for a file name with an id again with the file's own name, so that all that the application has to say about
 * that name is said, path permissions above all. It stands behind what serves static resources: a file that really has such a
 * name wins.
 */
public final class HashedNameHandler implements Handler<RoutingContext> {

    private static final String ID = HashedNameHandler.class.getName() + ".id";

    private final AssetResolver assets;
    private final HttpSettings settings;
    private final int idLength;

    /** @param idLength the length of ids in characters */
    public HashedNameHandler(AssetResolver assets, HttpSettings settings, int idLength) {
        this.assets = assets;
        this.settings = settings;
        this.idLength = idLength;
    }

    /** The id in the file name that was asked for; null if it had none. */
    static @Nullable String id(RoutingContext rc) {
        return rc.get(ID);
    }

    @Override
    public void handle(RoutingContext rc) {
        String path = RequestPath.of(rc, settings);
        HashedFileName name = path == null ? null : HashedFileName.parse(path, idLength);
        if (name == null || RequestPath.hasEncodedSlash(rc) || !assets.exists(name.path())) {
            rc.next();
            return;
        }
        rc.put(ID, name.cacheId());
        String query = rc.request().query();
        rc.reroute(RequestPath.prefix(rc) + AssetPath.encode(name.path()) + (query == null ? "" : "?" + query));
    }
}
