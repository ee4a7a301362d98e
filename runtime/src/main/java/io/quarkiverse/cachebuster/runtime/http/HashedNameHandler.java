package io.quarkiverse.cachebuster.runtime.http;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetHistory;
import io.quarkiverse.cachebuster.runtime.find.AssetResolver;
import io.quarkiverse.cachebuster.runtime.url.HashedFileName;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/**
 * Reroutes a hashed file name to the original one, so that everything configured for that path applies, especially path
 * permissions. An actual file with that name takes precedence, even one that only an earlier build had.
 * <p>
 * There are two instances. The first runs before the application's routes and only claims names with an id that the file has
 * or had, which no endpoint has by chance. The second runs after them and claims names with any other id.
 */
final class HashedNameHandler implements Handler<RoutingContext> {

    private static final String ID = HashedNameHandler.class.getName() + ".id";

    private final AssetStore store;
    private final AssetResolver assets;
    private final EarlierAssets earlier;
    private final UrlRules rules;
    private final boolean foreign;

    private HashedNameHandler(AssetStore store, AssetResolver assets, EarlierAssets earlier, UrlRules rules,
            boolean foreign) {
        this.store = store;
        this.assets = assets;
        this.earlier = earlier;
        this.rules = rules;
        this.foreign = foreign;
    }

    /** Claims names with an id that the file has or had. */
    static HashedNameHandler known(AssetStore store, AssetResolver assets, EarlierAssets earlier, UrlRules rules) {
        return new HashedNameHandler(store, assets, earlier, rules, false);
    }

    /** Claims names with any id. */
    static HashedNameHandler any(AssetStore store, AssetResolver assets, EarlierAssets earlier, UrlRules rules) {
        return new HashedNameHandler(store, assets, earlier, rules, true);
    }

    /** The id in the originally requested file name; null if there was none. */
    static @Nullable String id(RoutingContext rc) {
        return rc.get(ID);
    }

    @Override
    public void handle(RoutingContext rc) {
        String path = rules.paths().of(rc);
        HashedFileName name = path == null || id(rc) != null ? null : HashedFileName.parse(path, rules.format().length());
        if (name == null || assets.exists(path)) {
            rc.next();
        } else if (earlier.mayHave(name.path(), name.cacheId())) {
            Waiting.on(earlier.history(rc.vertx()), rc, history -> {
                if (history.hashedName(path) == null) {
                    handle(rc, name, history);
                } else {
                    rc.next();
                }
            });
        } else {
            handleCurrent(rc, name);
        }
    }

    private void handle(RoutingContext rc, HashedFileName name, AssetHistory history) {
        if (history.find(name.path(), name.cacheId()) != null) {
            reroute(rc, name);
        } else {
            handleCurrent(rc, name);
        }
    }

    private void handleCurrent(RoutingContext rc, HashedFileName name) {
        Future<@Nullable StoredAsset> asset = store.get(name.path(), Asset::content, rc.vertx());
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
            reroute(rc, name);
        }
    }

    private static void reroute(RoutingContext rc, HashedFileName name) {
        rc.put(ID, name.cacheId());
        RequestPaths.reroute(rc, name.path());
    }
}
