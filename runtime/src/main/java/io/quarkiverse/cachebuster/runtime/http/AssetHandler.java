package io.quarkiverse.cachebuster.runtime.http;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.cachebuster.runtime.asset.AssetPath;
import io.quarkiverse.cachebuster.runtime.asset.AssetResolver;
import io.quarkiverse.cachebuster.runtime.asset.HashedFileName;
import io.quarkiverse.cachebuster.runtime.asset.StaticFiles;
import io.quarkiverse.cachebuster.runtime.css.LiveSheets;
import io.quarkus.vertx.http.runtime.RoutingUtils;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers GET and HEAD of assets; every other request passes untouched. It stands in front of Quarkus' own handler of static
 * resources and behind everything that may refuse a request or set headers.
 */
public final class AssetHandler implements Handler<RoutingContext> {

    /** Where the id of a file name is kept when the request starts again. */
    private static final String NAME_ID = AssetHandler.class.getName() + ".nameId";

    private final AssetStore store;
    private final CachePolicy policy;
    private final HttpSettings settings;

    private AssetHandler(AssetStore store, CachePolicy policy, HttpSettings settings) {
        this.store = store;
        this.policy = policy;
        this.settings = settings;
    }

    /**
     * A handler for the assets of this resolver.
     *
     * @param parameter the query parameter that carries cache ids
     * @param plain {@code Cache-Control} of a URL without an id
     */
    public static AssetHandler of(AssetResolver assets, HttpSettings settings, String parameter, String plain) {
        if (assets instanceof LiveSheets live) {
            return new AssetHandler(new LiveAssetStore(live, settings),
                    (nameId, query, cacheId) -> UrlCachePolicy.NO_CACHE, settings);
        }
        return new AssetHandler(new RecordedAssetStore(assets, StaticFiles.ofApplication(), settings),
                new UrlCachePolicy(parameter, plain), settings);
    }

    @Override
    public void handle(RoutingContext rc) {
        String path = path(rc);
        Future<@Nullable StoredAsset> asset = path == null ? null : store.get(path, rc.vertx());
        if (asset == null) {
            passOn(rc, path);
        } else if (hasEncodedSlash(rc.normalizedPath())) {
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

    /** The canonical path that the request may name an asset with, or null. */
    private @Nullable String path(RoutingContext rc) {
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

    private static boolean hasEncodedSlash(String path) {
        return path.indexOf('%') >= 0 && (path.contains("%2f") || path.contains("%2F"));
    }

    private void answer(RoutingContext rc, String path, Future<@Nullable StoredAsset> future) {
        StoredAsset asset = future.result();
        if (asset == null && store.isGone(path)) {
            rc.fail(404);
        } else if (asset == null) {
            passOn(rc, path);
        } else {
            boolean revalidated = asset.isRevalidated() || rc.normalizedPath().endsWith("/");
            CharSequence cacheControl = revalidated ? UrlCachePolicy.NO_CACHE
                    : policy.cacheControl(nameId(rc), rc.request().query(), asset.asset().cacheId());
            new AssetResponse(rc, asset).send(cacheControl, settings.ranges());
        }
    }

    /**
     * A file name may carry an id. Then the request starts again with the file's own name, so that all that the application
     * has to say about that name is said.
     */
    private void passOn(RoutingContext rc, @Nullable String path) {
        HashedFileName name = path == null || settings.nameIdLength() == 0 ? null
                : HashedFileName.parse(path, settings.nameIdLength());
        if (name == null || hasEncodedSlash(rc.normalizedPath()) || !store.has(name.path())) {
            rc.next();
            return;
        }
        rc.put(NAME_ID, name.cacheId());
        rc.reroute(mountPoint(rc) + AssetPath.encode(name.path()));
    }

    private @Nullable String nameId(RoutingContext rc) {
        return settings.nameIdLength() == 0 ? null : rc.get(NAME_ID);
    }

    private static String mountPoint(RoutingContext rc) {
        String mountPoint = rc.mountPoint();
        if (mountPoint == null) {
            return "";
        }
        return mountPoint.endsWith("/") ? mountPoint.substring(0, mountPoint.length() - 1) : mountPoint;
    }
}
