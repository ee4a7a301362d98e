package io.quarkiverse.cachebuster.runtime.http;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.Asset;
import io.quarkiverse.cachebuster.runtime.asset.AssetHistory;
import io.quarkiverse.cachebuster.runtime.http.UrlPolicy.Caching;
import io.quarkiverse.cachebuster.runtime.http.UrlPolicy.Kind;
import io.quarkiverse.cachebuster.runtime.url.UrlIds;
import io.quarkiverse.cachebuster.runtime.url.UrlIds.Match;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Handles GET and HEAD requests for assets and passes on all others. It runs before Quarkus' own static resource handler, and
 * after everything that may refuse a request or set headers.
 */
final class AssetHandler implements Handler<RoutingContext> {

    private static final CharSequence SERVICE_WORKER = HttpHeaders.createOptimized("Service-Worker");
    private static final CharSequence FETCH_DEST = HttpHeaders.createOptimized("Sec-Fetch-Dest");

    private final AssetStore store;
    private final UrlRules rules;
    private final MissingAssets missing;
    private final EarlierAssets earlier;
    private final Dictionaries dictionaries;

    AssetHandler(AssetStore store, UrlRules rules, MissingAssets missing, EarlierAssets earlier) {
        this.store = store;
        this.rules = rules;
        this.missing = missing;
        this.earlier = earlier;
        this.dictionaries = new Dictionaries(store, earlier);
    }

    @Override
    public void handle(RoutingContext rc) {
        String path = rules.paths().of(rc);
        if (path == null) {
            rc.next();
            return;
        }
        UrlIds ids = UrlIds.of(HashedNameHandler.id(rc), rc.request().query(), rules.format());
        if (earlier.mayHave(path, ids) && !isServiceWorker(rc.request())) {
            Waiting.on(earlier.history(rc.vertx()), rc, history -> handle(rc, new RequestedUrl(path, ids, history)));
        } else {
            handleCurrent(rc, new RequestedUrl(path, ids, AssetHistory.NONE));
        }
    }

    private void handle(RoutingContext rc, RequestedUrl url) {
        Asset asset = earlier.find(url);
        if (asset == null) {
            handleCurrent(rc, url);
        } else {
            Waiting.on(store.getEarlier(asset, rc.vertx()), rc, stored -> answer(rc, url, stored));
        }
    }

    private void handleCurrent(RoutingContext rc, RequestedUrl url) {
        Future<@Nullable StoredAsset> asset = store.get(url.path(), url::content, rc.vertx());
        if (asset == null) {
            missing.pass(rc, url.path(), url.ids());
        } else {
            Waiting.on(asset, rc, stored -> answer(rc, url, stored));
        }
    }

    private void answer(RoutingContext rc, RequestedUrl url, @Nullable StoredAsset asset) {
        if (asset == null && store.isGone(url.path())) {
            rc.fail(404);
        } else if (asset == null) {
            missing.pass(rc, url.path(), url.ids());
        } else if (!isSpelledAsChecked(rc, url.path())) {
            RequestPaths.rerouteToCanonical(rc, url.path());
        } else if (rules.access().isRestricted()) {
            rules.access().check(rc, restricted -> send(rc, asset, url, restricted));
        } else {
            send(rc, asset, url, false);
        }
    }

    /**
     * Whether path permissions have been checked for the canonical spelling of the requested path. A directory and its index
     * page are different paths: just as without this extension, an application may permit one and deny the other.
     */
    private static boolean isSpelledAsChecked(RoutingContext rc, String path) {
        return RequestPaths.isCanonical(rc) || RequestPaths.isRerouted(rc, path);
    }

    private void send(RoutingContext rc, StoredAsset asset, RequestedUrl url, boolean restricted) {
        Match match = url.match(asset.asset());
        Caching caching = asset.verified() ? rules.policy().caching(kind(rc.request(), asset), match) : Caching.NO_CACHE;
        CharSequence value = rules.cacheControl().value(caching, restricted);
        rules.crossOrigin().put(rc.response().headers(), restricted);
        if (!dictionaries.apply(rc, asset, caching, match)) {
            Waiting.proceed(rc, each -> new AssetResponse(rc, each).send(value, rules.ranges()), asset);
            return;
        }
        String dictionary = Dictionaries.useAsDictionary(rc, asset);
        dictionaries.withDelta(rc, asset, each -> Waiting.proceed(rc,
                ready -> new AssetResponse(rc, ready, dictionary).send(value, rules.ranges()), each));
    }

    private static Kind kind(HttpServerRequest request, StoredAsset asset) {
        Kind kind = Kind.of(asset.asset(), asset.mediaType());
        return isServiceWorker(request) && kind != Kind.PAGE ? Kind.SERVICE_WORKER : kind;
    }

    private static boolean isServiceWorker(HttpServerRequest request) {
        return "script".equals(request.getHeader(SERVICE_WORKER))
                || "serviceworker".equals(request.getHeader(FETCH_DEST));
    }
}
