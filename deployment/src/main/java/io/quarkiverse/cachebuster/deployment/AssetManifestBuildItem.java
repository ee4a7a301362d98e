package io.quarkiverse.cachebuster.deployment;

import io.quarkiverse.cachebuster.runtime.asset.AssetManifest;
import io.quarkus.builder.item.SimpleBuildItem;

/**
 * All assets of the application with their cache ids.
 */
final class AssetManifestBuildItem extends SimpleBuildItem {

    private final AssetManifest manifest;

    AssetManifestBuildItem(AssetManifest manifest) {
        this.manifest = manifest;
    }

    AssetManifest manifest() {
        return manifest;
    }
}
