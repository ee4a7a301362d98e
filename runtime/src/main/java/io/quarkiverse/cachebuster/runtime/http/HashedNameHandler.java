package io.quarkiverse.cachebuster.runtime.http;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.find.AssetResolver;
import io.quarkiverse.cachebuster.runtime.url.HashedFileName;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/**
 * Reroutes a hashed file name to the original one, so that everything configured for that path applies, especially path
 * permissions. An actual file with that name takes precedence.
 * <p>
 * There are two instances. The first runs before the application's routes and only claims names with a current id, which no
 * endpoint has by chance. The second runs after them and claims names from other versions of the application.
 */
final class HashedNameHandler implements Handler<RoutingContext> {

    private static final String ID = HashedNameHandler.class.getName() + ".id";

    private final AssetStore store;
    private final AssetResolver assets;
    private final UrlRules rules;
    private final boolean foreign;

    /** @param foreign whether to claim names with an unknown id as well */
    HashedNameHandler(AssetStore store, AssetResolver assets, UrlRules rules, boolean foreign) {
        this.store = store;
        this.assets = assets;
        this.rules = rules;
        this.foreign = foreign;
    }

    /** The id in the originally requested file name; null if there was none. */
    static @Nullable String id(RoutingContext rc) {
        return rc.get(ID);
    }

    @Override
    public void handle(RoutingContext rc) {
        String path = rules.paths().of(rc);
        HashedFileName name = path == null || id(rc) != null ? null : HashedFileName.parse(path, rules.format().length());
        Future<@Nullable StoredAsset> asset = name == null || assets.exists(path) ? null
                : store.get(name.path(), Asset::content, rc.vertx());
        if (asset == null) {
            rc.next();
        } else {
            Waiting.on(asset, rc, stored -> claim(rc, name, stored));
        }
    }

    private void claim(RoutingContext rc, HashedFileName name, @Nullable StoredAsset asset) {
        boolean current = asset != null && name.cacheId().equals(asset.asset().cacheId());
        if (asset == null || !current && (!foreign || name.isNumber())) {
            rc.next();
        } else {
            rc.put(ID, name.cacheId());
            RequestPaths.reroute(rc, name.path());
        }
    }
}
