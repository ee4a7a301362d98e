package io.quarkiverse.cachebuster.runtime.http;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.Content;
import io.quarkiverse.cachebuster.runtime.http.UrlPolicy.Bytes;
import io.quarkiverse.cachebuster.runtime.http.UrlPolicy.Caching;
import io.quarkiverse.cachebuster.runtime.http.UrlPolicy.Kind;
import io.quarkiverse.cachebuster.runtime.url.UrlIds;
import io.quarkiverse.cachebuster.runtime.url.UrlIds.Match;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Handles GET and HEAD requests for assets and passes on all others. It runs before Quarkus' own static resource handler, and
 * after everything that may refuse a request or set headers.
 */
final class AssetHandler implements Handler<RoutingContext> {

    private final AssetStore store;
    private final UrlRules rules;
    private final MissingAssets missing;

    AssetHandler(AssetStore store, UrlRules rules, MissingAssets missing) {
        this.store = store;
        this.rules = rules;
        this.missing = missing;
    }

    @Override
    public void handle(RoutingContext rc) {
        String path = rules.paths().of(rc);
        if (path == null) {
            rc.next();
            return;
        }
        UrlIds ids = UrlIds.of(HashedNameHandler.id(rc), rc.request().query(), rules.format());
        Future<@Nullable StoredAsset> asset = store.get(path, each -> content(each, ids), rc.vertx());
        if (asset == null) {
            missing.pass(rc, path, ids);
        } else {
            Waiting.on(asset, rc, stored -> answer(rc, path, ids, stored));
        }
    }

    private Content content(Asset asset, UrlIds ids) {
        return UrlPolicy.bytes(asset.plainUrl(), match(asset, ids)) == Bytes.OWN ? asset.ownContent() : asset.content();
    }

    private static Match match(Asset asset, UrlIds ids) {
        return ids.match(asset.cacheId(), id -> false);
    }

    private void answer(RoutingContext rc, String path, UrlIds ids, @Nullable StoredAsset asset) {
        if (asset == null && store.isGone(path)) {
            rc.fail(404);
        } else if (asset == null) {
            missing.pass(rc, path, ids);
        } else if (!isSpelledAsChecked(rc, path)) {
            RequestPaths.rerouteToCanonical(rc, path);
        } else if (rules.access().isRestricted()) {
            rules.access().check(rc, restricted -> send(rc, asset, ids, restricted));
        } else {
            send(rc, asset, ids, false);
        }
    }

    /**
     * Whether path permissions have been checked for the canonical spelling of the requested path. A directory and its index
     * page are different paths: just as without this extension, an application may permit one and deny the other.
     */
    private static boolean isSpelledAsChecked(RoutingContext rc, String path) {
        return RequestPaths.isRerouted(rc, path) || RequestPaths.isCanonical(rc);
    }

    private void send(RoutingContext rc, StoredAsset asset, UrlIds ids, boolean restricted) {
        Caching caching = rules.policy().caching(kind(rc.request(), asset), match(asset.asset(), ids));
        CharSequence value = rules.cacheControl().value(asset.verified() ? caching : Caching.NO_CACHE, restricted);
        rules.crossOrigin().put(rc.response().headers(), restricted);
        Waiting.proceed(rc, each -> new AssetResponse(rc, asset).send(each, rules.ranges()), value);
    }

    private static Kind kind(HttpServerRequest request, StoredAsset asset) {
        Kind kind = Kind.of(asset.asset(), asset.mediaType());
        boolean serviceWorker = "script".equals(request.getHeader("Service-Worker"))
                || "serviceworker".equals(request.getHeader("Sec-Fetch-Dest"));
        return serviceWorker && kind != Kind.PAGE ? Kind.SERVICE_WORKER : kind;
    }
}
