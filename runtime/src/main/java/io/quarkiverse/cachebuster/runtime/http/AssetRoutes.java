package io.quarkiverse.cachebuster.runtime.http;

import io.quarkiverse.cachebuster.runtime.find.AssetResolver;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/**
 * The handlers that serve assets.
 *
 * @param assets handles requests for assets
 * @param currentNames runs before the application's routes: claims file names with an id that the asset has or had
 * @param foreignNames runs after the application's routes: claims file names with any other id
 */
public record AssetRoutes(Handler<RoutingContext> assets, Handler<RoutingContext> currentNames,
        Handler<RoutingContext> foreignNames) {

    /** Handlers that pass on every request. */
    public static final AssetRoutes NONE = new AssetRoutes(RoutingContext::next, RoutingContext::next, RoutingContext::next);

    /** @param earlier the assets of earlier builds */
    public static AssetRoutes of(AssetStore store, AssetResolver assets, EarlierAssets earlier, UrlRules rules) {
        return new AssetRoutes(
                new AssetHandler(store, rules, new MissingAssets(assets, rules.format().length()), earlier),
                HashedNameHandler.known(store, assets, earlier, rules),
                HashedNameHandler.any(store, assets, earlier, rules));
    }
}
