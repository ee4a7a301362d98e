package io.quarkiverse.cachebuster.deployment;

import io.quarkiverse.cachebuster.runtime.find.AssetResolver;
import io.quarkus.builder.item.SimpleBuildItem;
import io.quarkus.runtime.RuntimeValue;

/**
 * The resolver that the application uses at run time: recorded or live.
 */
final class AssetResolverBuildItem extends SimpleBuildItem {

    private final RuntimeValue<AssetResolver> resolver;

    AssetResolverBuildItem(RuntimeValue<AssetResolver> resolver) {
        this.resolver = resolver;
    }

    RuntimeValue<AssetResolver> resolver() {
        return resolver;
    }
}
