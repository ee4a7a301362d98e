package io.quarkiverse.cachebuster.runtime.http;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers GET and HEAD of assets; every other request passes untouched. It stands in front of Quarkus' own handler of static
 * resources and behind everything that may refuse a request or set headers.
 */
public final class AssetHandler implements Handler<RoutingContext> {

    private final AssetStore store;
    private final CachePolicy policy;
    private final HttpSettings settings;

    /** @param policy says how long responses may be kept */
    public AssetHandler(AssetStore store, CachePolicy policy, HttpSettings settings) {
        this.store = store;
        this.policy = policy;
        this.settings = settings;
    }

    @Override
    public void handle(RoutingContext rc) {
        String path = RequestPath.of(rc, settings);
        Future<@Nullable StoredAsset> asset = path == null ? null : store.get(path, Asset::content, rc.vertx());
        if (asset == null) {
            rc.next();
        } else if (RequestPath.hasEncodedSlash(rc)) {
            // path permissions have not seen the slash
            rc.fail(404);
        } else if (asset.isComplete()) {
            answer(rc, path, asset);
        } else {
            Context context = rc.vertx().getOrCreateContext();
            rc.request().pause();
            asset.onComplete(result -> context.runOnContext(nothing -> {
                if (!rc.response().closed()) {
                    rc.request().resume();
                    answer(rc, path, asset);
                }
            }));
        }
    }

    private void answer(RoutingContext rc, String path, Future<@Nullable StoredAsset> future) {
        StoredAsset asset = future.result();
        if (asset == null && store.isGone(path)) {
            rc.fail(404);
        } else if (asset == null) {
            rc.next();
        } else {
            boolean revalidated = asset.isRevalidated() || rc.normalizedPath().endsWith("/");
            String nameId = settings.idsInNames() ? HashedNameHandler.id(rc) : null;
            CharSequence cacheControl = revalidated ? UrlCachePolicy.NO_CACHE
                    : policy.cacheControl(nameId, rc.request().query(), asset.asset().cacheId());
            new AssetResponse(rc, asset).send(cacheControl, settings.ranges());
        }
    }
}
