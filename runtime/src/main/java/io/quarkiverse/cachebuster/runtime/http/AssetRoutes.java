package io.quarkiverse.cachebuster.runtime.http;

import io.quarkiverse.cachebuster.runtime.find.AssetResolver;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/**
 * The handlers by which assets are sent.
 *
 * @param assets answers requests for assets
 * @param currentNames in front of the application's routes: claims file names with the current id of an asset
 * @param foreignNames behind the application's routes: claims file names with any other id
 */
public record AssetRoutes(Handler<RoutingContext> assets, Handler<RoutingContext> currentNames,
        Handler<RoutingContext> foreignNames) {

    /** Let every request pass. */
    public static final AssetRoutes NONE = new AssetRoutes(RoutingContext::next, RoutingContext::next, RoutingContext::next);

    public static AssetRoutes of(AssetStore store, AssetResolver assets, UrlRules rules) {
        return new AssetRoutes(
                new AssetHandler(store, rules, new MissingAssets(assets, rules.format().length())),
                new HashedNameHandler(store, assets, rules, false),
                new HashedNameHandler(store, assets, rules, true));
    }
}
