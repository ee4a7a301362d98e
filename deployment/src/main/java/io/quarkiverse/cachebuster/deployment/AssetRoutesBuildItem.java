package io.quarkiverse.cachebuster.deployment;

import io.quarkiverse.cachebuster.runtime.http.AssetRoutes;
import io.quarkus.builder.item.SimpleBuildItem;
import io.quarkus.runtime.RuntimeValue;

/**
 * The handlers that serve assets.
 */
final class AssetRoutesBuildItem extends SimpleBuildItem {

    private final RuntimeValue<AssetRoutes> routes;

    AssetRoutesBuildItem(RuntimeValue<AssetRoutes> routes) {
        this.routes = routes;
    }

    RuntimeValue<AssetRoutes> routes() {
        return routes;
    }
}
